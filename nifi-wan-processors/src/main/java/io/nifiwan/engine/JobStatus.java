package io.nifiwan.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine says about a job.
 *
 * @param state    where the job is
 * @param progress 0 to 1, or a negative number where the engine does not tell
 * @param failure  why, present exactly when the state is {@link State#FAILED}
 * @param details  what else the engine tells of the job, by names of {@link VideoAttributes}: model, seed, actual prompt, seconds charged
 * @param pause    how long the engine wants to be left alone before it is asked again, empty where it does not say
 */
public record JobStatus(State state, double progress, Optional<EngineException> failure, Map<String, String> details, Optional<Duration> pause) {

    /** Where a job is. */
    public enum State {
        QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED
    }

    public JobStatus {
        details = Map.copyOf(details);
    }

    /** A status of an engine that does not say when to ask again. */
    public JobStatus(final State state, final double progress, final Optional<EngineException> failure, final Map<String, String> details) {
        this(state, progress, failure, details, Optional.empty());
    }

    /** This status with more that the engine tells of the job. */
    public JobStatus with(final Map<String, String> newDetails) {
        return new JobStatus(state, progress, failure, newDetails, pause);
    }

    /** This status with how long the engine wants to be left alone. */
    public JobStatus askedAgainAfter(final Optional<Duration> newPause) {
        return new JobStatus(state, progress, failure, details, newPause);
    }

    public static JobStatus queued() {
        return new JobStatus(State.QUEUED, 0, Optional.empty(), Map.of());
    }

    public static JobStatus running(final double progress) {
        return new JobStatus(State.RUNNING, progress, Optional.empty(), Map.of());
    }

    public static JobStatus succeeded() {
        return new JobStatus(State.SUCCEEDED, 1, Optional.empty(), Map.of());
    }

    public static JobStatus cancelled() {
        return new JobStatus(State.CANCELLED, -1, Optional.empty(), Map.of());
    }

    public static JobStatus failed(final EngineException failure) {
        return new JobStatus(State.FAILED, -1, Optional.of(failure), Map.of());
    }
}
