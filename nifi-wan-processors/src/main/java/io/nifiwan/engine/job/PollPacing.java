package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineException;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next question. Waits grow by a quarter with each poll, so a clip is seen about a quarter of its own making
 * time late at most, until the maximum; after failures they double. Every wait is shortened at random by up to a fifth, so that jobs
 * which started together do not ask together. Safe for use by several threads if the generator is.
 *
 * @param firstMillis   shortest wait before jitter, above zero
 * @param maximumMillis longest wait, at least the shortest
 * @param random        source of the jitter
 */
public record PollPacing(long firstMillis, long maximumMillis, RandomGenerator random) {
    private static final double POLL_GROWTH = 1.25;
    private static final double FAILURE_GROWTH = 2;
    private static final double JITTER = 0.2;

    public PollPacing {
        if (firstMillis <= 0 || maximumMillis < firstMillis) {
            throw new IllegalArgumentException("Waits must be above zero and grow: %d to %d ms".formatted(firstMillis, maximumMillis));
        }
    }

    /** Milliseconds to wait after so many polls, from 0. */
    public long afterPolls(final int polls) {
        return grown(POLL_GROWTH, polls);
    }

    /** As {@link #afterPolls(int)}, but no shorter than the engine asks for, up to the maximum. */
    public long afterPolls(final int polls, final Optional<Duration> asked) {
        return Math.max(afterPolls(polls), asked.map(Duration::toMillis).map(millis -> Math.min(millis, maximumMillis)).orElse(0L));
    }

    /** Milliseconds to wait after so many failures in a row, from 1. */
    public long afterFailures(final int failures) {
        return grown(FAILURE_GROWTH, failures - 1);
    }

    /**
     * As {@link #afterFailures(int)}, but no shorter than the engine asks for. An engine may ask for as long as the deadline leaves, and for
     * the maximum wait in any case.
     *
     * @param leftMillis time until the deadline, may be below zero
     */
    public long afterFailures(final int failures, final EngineException problem, final long leftMillis) {
        final long asked = problem.retryAfter().map(Duration::toMillis).orElse(0L);
        return Math.max(afterFailures(failures), Math.min(asked, Math.max(maximumMillis, leftMillis)));
    }

    private long grown(final double growth, final int steps) {
        final double wait = Math.min((double) maximumMillis, firstMillis * Math.pow(growth, Math.max(0, steps)));
        return Math.max(1, Math.round(wait * (1 - JITTER * random.nextDouble())));
    }
}
