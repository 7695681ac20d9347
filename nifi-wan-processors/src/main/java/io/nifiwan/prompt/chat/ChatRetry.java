package io.nifiwan.prompt.chat;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether and when a failed call is made once more. The time limit holds for all calls and waits together, so a call that
 * could not end in time is not begun.
 *
 * @param delay wait where the server names none; zero or more
 */
public record ChatRetry(Duration delay) {
    private static final int CALLS = 2;

    /**
     * How long to wait before the next call.
     *
     * @param failure of the last call
     * @param calls   made so far, the last one included
     * @param left    of the time limit; may be negative
     * @return empty when there shall be no further call
     */
    public Optional<Duration> next(final ChatException failure, final int calls, final Duration left) {
        if (!failure.error().isHealedByTime() || calls >= CALLS) {
            return Optional.empty();
        }
        final Duration wait = failure.retryAfter().orElse(delay);
        // Half of what is left must remain for the call itself.
        return wait.multipliedBy(2).compareTo(left) > 0 ? Optional.empty() : Optional.of(wait);
    }
}
