package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;

import java.util.Map;

/**
 * Where a FlowFile stands in the row of attempts at its shot.
 *
 * @param number which attempt it is, from 1
 * @param id     what the next attempt names as its parent
 * @param seed   its seed, empty where it is not known
 */
public record AttemptHistory(int number, String id, String seed) {

    /**
     * Reads the attributes.
     *
     * @param uuid of the FlowFile, its name where the engine gave none
     * @throws PromptException when the job of the attempt may still run, since its clip would be paid and lost; or the number is none
     */
    public static AttemptHistory of(final Map<String, String> attributes, final String uuid) throws PromptException {
        final String phase = attributes.getOrDefault(RevisionAttributes.VIDEO_PHASE, "");
        final boolean hasTask = !attributes.getOrDefault(RevisionAttributes.VIDEO_TASK_ID, "").isBlank();
        if (phase.isBlank() ? hasTask : !phase.equals(RevisionAttributes.PHASE_DONE)) {
            throw new PromptException(PromptError.JOB_NOT_OVER, "The engine may still be at work on this attempt (" + RevisionAttributes.VIDEO_PHASE
                    + " is \"" + phase + "\"); let GenerateVideo finish it first");
        }
        final String requestId = attributes.getOrDefault(RevisionAttributes.VIDEO_REQUEST_ID, "");
        return new AttemptHistory(number(attributes.getOrDefault(RevisionAttributes.ATTEMPT_NUMBER, "").strip()),
                requestId.isBlank() ? uuid : requestId, attributes.getOrDefault(RevisionAttributes.VIDEO_SEED, "").strip());
    }

    private static int number(final String text) throws PromptException {
        if (text.isEmpty()) {
            return 1;
        }
        // Nine digits are an int, and no shot has more attempts.
        if (text.matches("0*[1-9]\\d{0,8}")) {
            return Integer.parseInt(text);
        }
        throw new PromptException(PromptError.INVALID_ATTRIBUTE, "The attribute " + RevisionAttributes.ATTEMPT_NUMBER + " is \"" + text
                + "\", expected a whole number above 0");
    }
}
