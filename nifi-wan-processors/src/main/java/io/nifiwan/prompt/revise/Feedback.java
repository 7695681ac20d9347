package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was said against an attempt.
 *
 * @param reasons  reason codes of the gate, worst first
 * @param measured classes that the gate measured of camera and tone, for example {@code static}
 * @param note     the reviewer's note, may be empty
 */
public record Feedback(List<String> reasons, List<String> measured, String note) {
    /** Longest note; a page is no note on one shot. */
    public static final int MOST_CHARACTERS = 2000;

    public Feedback {
        reasons = List.copyOf(reasons);
        measured = List.copyOf(measured);
    }

    /**
     * Reads the attributes of the gate and of the reviewer; each may be absent.
     *
     * @throws PromptException when the note is too long
     */
    public static Feedback of(final Map<String, String> attributes) throws PromptException {
        final String note = attributes.getOrDefault(RevisionAttributes.REVIEW_NOTE, "").strip();
        if (note.length() > MOST_CHARACTERS) {
            throw new PromptException(PromptError.TOO_LARGE, "The attribute " + RevisionAttributes.REVIEW_NOTE + " has " + note.length()
                    + " characters; a note has at most " + MOST_CHARACTERS);
        }
        return new Feedback(list(attributes, RevisionAttributes.QUALITY_REASONS).toList(),
                Stream.concat(list(attributes, RevisionAttributes.QUALITY_CAMERA_MEASURED),
                        list(attributes, RevisionAttributes.QUALITY_TONE_MEASURED)).distinct().toList(), note);
    }

    private static Stream<String> list(final Map<String, String> attributes, final String name) {
        return Arrays.stream(attributes.getOrDefault(name, "").split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty());
    }
}
