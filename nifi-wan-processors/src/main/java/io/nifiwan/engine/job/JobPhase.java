package io.nifiwan.engine.job;

import io.nifiwan.engine.VideoAttributes;

import java.util.Map;

/** Where a FlowFile stands on its way to a clip; kept in {@link VideoAttributes#PHASE}, so it outlives every process. */
public enum JobPhase {
    /** Nothing is written down and nothing is sent. Never an attribute value. */
    NEW,
    /** The request is written down; whether it was sent is known only to the process that wrote it. */
    INTENT,
    /** The engine accepted the request and gave a task id. */
    SUBMITTED,
    /** The attempt is over. A FlowFile that comes back in this phase starts a new attempt. */
    DONE;

    /**
     * Reads the phase. A task id without a phase counts as {@link #SUBMITTED}: a job that someone else started is watched, never paid again.
     *
     * @throws IllegalArgumentException when the attribute holds something else; guessing could pay a job twice
     */
    public static JobPhase of(final Map<String, String> attributes) {
        final String text = attributes.getOrDefault(VideoAttributes.PHASE, "");
        if (text.isBlank()) {
            return attributes.getOrDefault(VideoAttributes.TASK_ID, "").isBlank() ? NEW : SUBMITTED;
        }
        for (final JobPhase phase : values()) {
            if (phase.name().equals(text)) {
                return phase;
            }
        }
        throw new IllegalArgumentException("The attribute %s holds '%s', which is no phase of a job".formatted(VideoAttributes.PHASE, text));
    }

    /** Whether a FlowFile with these attributes has, or may have, a job at the engine. Never fails. */
    public static boolean isJob(final Map<String, String> attributes) {
        final String text = attributes.getOrDefault(VideoAttributes.PHASE, "");
        return INTENT.name().equals(text) || SUBMITTED.name().equals(text)
                || (text.isBlank() && !attributes.getOrDefault(VideoAttributes.TASK_ID, "").isBlank());
    }
}
