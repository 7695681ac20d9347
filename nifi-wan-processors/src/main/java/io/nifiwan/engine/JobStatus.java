package io.nifiwan.engine;

import java.util.Optional;

/**
 * What an engine says about a job.
 *
 * @param state    where the job is
 * @param progress 0 to 1, or a negative number where the engine does not tell
 * @param failure  why, present exactly when the state is {@link State#FAILED}
 */
public record JobStatus(State state, double progress, Optional<EngineException> failure) {

    /** Where a job is. */
    public enum State {
        QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED
    }

    public static JobStatus queued() {
        return new JobStatus(State.QUEUED, 0, Optional.empty());
    }

    public static JobStatus running(final double progress) {
        return new JobStatus(State.RUNNING, progress, Optional.empty());
    }

    public static JobStatus succeeded() {
        return new JobStatus(State.SUCCEEDED, 1, Optional.empty());
    }

    public static JobStatus cancelled() {
        return new JobStatus(State.CANCELLED, -1, Optional.empty());
    }

    public static JobStatus failed(final EngineException failure) {
        return new JobStatus(State.FAILED, -1, Optional.of(failure));
    }
}
