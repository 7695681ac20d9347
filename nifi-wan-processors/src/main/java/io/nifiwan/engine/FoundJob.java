package io.nifiwan.engine;

/**
 * Answer to the question whether an engine has a job for one of our request ids.
 *
 * @param certainty what the engine can say
 * @param taskId    the job handle, only with {@link Certainty#FOUND}, else empty
 */
public record FoundJob(Certainty certainty, String taskId) {

    /** How sure the engine is. */
    public enum Certainty {
        /** The job exists. */
        FOUND,
        /** The engine is certain that it never accepted the request: submitting it is safe. */
        ABSENT,
        /** The engine cannot tell. */
        UNKNOWN
    }

    public static FoundJob found(final String taskId) {
        return new FoundJob(Certainty.FOUND, taskId);
    }

    public static FoundJob absent() {
        return new FoundJob(Certainty.ABSENT, "");
    }

    public static FoundJob unknown() {
        return new FoundJob(Certainty.UNKNOWN, "");
    }
}
