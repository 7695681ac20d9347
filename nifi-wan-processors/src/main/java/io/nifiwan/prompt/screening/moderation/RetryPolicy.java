package io.nifiwan.prompt.screening.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether and when a failed moderation call is tried once more. Nothing waits here: the shot goes back to its queue.
 *
 * @param delay       wait where the server names none; zero or more
 * @param longestWait a server that asks for more is not waited for
 */
public record RetryPolicy(Duration delay, Duration longestWait) {
    private static final int CALLS = 2;

    /**
     * When to call again.
     *
     * @param failure  of the last call
     * @param attempts calls made so far, the last one included
     * @return empty when there shall be no further call
     */
    public Optional<Instant> next(final ModerationException failure, final int attempts, final Instant now) {
        if (!failure.error().isHealedByTime() || attempts >= CALLS) {
            return Optional.empty();
        }
        final Duration wait = failure.retryAfter().orElse(delay);
        return wait.compareTo(longestWait) > 0 ? Optional.empty() : Optional.of(now.plus(wait));
    }
}
