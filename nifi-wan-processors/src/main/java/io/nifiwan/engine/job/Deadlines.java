package io.nifiwan.engine.job;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a job may take. Waiting and working are limited apart: a full queue says nothing about a job that hangs, and the other way round.
 *
 * @param queue from the submission (before it: from the intent) until the engine is seen working on the job
 * @param run   from then until the end
 */
public record Deadlines(Duration queue, Duration run) {

    /**
     * Which deadline a job has passed.
     *
     * @param nowMillis epoch milliseconds
     * @return a sentence for a person, empty while there is time
     */
    public Optional<String> passed(final Job job, final long nowMillis) {
        if (job.startedAt() > 0) {
            return passed("The job has been running", "Run Deadline", nowMillis - job.startedAt(), run);
        }
        if (job.submittedAt() > 0) {
            return passed("The job has been waiting at the engine", "Queue Deadline", nowMillis - job.submittedAt(), queue);
        }
        return passed("The request has been waiting to be accepted", "Queue Deadline", nowMillis - job.intentAt(), queue);
    }

    /** Milliseconds until the next deadline of a job, below zero when it is over. */
    public long leftMillis(final Job job, final long nowMillis) {
        if (job.startedAt() > 0) {
            return job.startedAt() + run.toMillis() - nowMillis;
        }
        return (job.submittedAt() > 0 ? job.submittedAt() : job.intentAt()) + queue.toMillis() - nowMillis;
    }

    private static Optional<String> passed(final String what, final String name, final long millis, final Duration limit) {
        return millis <= limit.toMillis() ? Optional.empty()
                : Optional.of("%s for %d s; %s is %d s".formatted(what, millis / 1000, name, limit.toSeconds()));
    }
}
