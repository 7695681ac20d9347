package io.nifiwan.engine.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * So many calls in any second, and no more. It never sleeps: a caller that comes too early is told when to come back. Safe for use by
 * several threads.
 */
public final class RateLimit {
    private static final long WINDOW_MILLIS = 1_000;

    private final InstantSource clock;
    /** Times of the last calls, the oldest at {@link #next}; epoch milliseconds. */
    private final long[] calls;
    private int next;

    /** @param callsPerSecond above zero */
    public RateLimit(final int callsPerSecond, final InstantSource clock) {
        if (callsPerSecond <= 0) {
            throw new IllegalArgumentException("Calls per second must be above zero: " + callsPerSecond);
        }
        this.clock = clock;
        calls = new long[callsPerSecond];
        Arrays.fill(calls, clock.millis() - WINDOW_MILLIS);
    }

    /**
     * Takes leave for one call.
     *
     * @return empty when the call may be made, else how long to wait before asking again, above zero
     */
    public synchronized Optional<Duration> take() {
        final long now = clock.millis();
        final long newest = calls[(next + calls.length - 1) % calls.length];
        if (now < newest) {
            // The clock was set back: its old readings mean nothing, and no more than one window is waited for.
            Arrays.fill(calls, now);
        }
        final long elapsed = now - calls[next];
        if (elapsed < WINDOW_MILLIS) {
            return Optional.of(Duration.ofMillis(WINDOW_MILLIS - elapsed));
        }
        calls[next] = now;
        next = (next + 1) % calls.length;
        return Optional.empty();
    }
}
