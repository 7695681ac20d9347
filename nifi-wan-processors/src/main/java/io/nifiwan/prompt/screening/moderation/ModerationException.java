package io.nifiwan.prompt.screening.moderation;

import java.time.Duration;
import java.util.Optional;

/** A moderation call without a verdict. Messages hold neither the key nor the text nor anything of the answer's body. */
public final class ModerationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ModerationError error;
    private final Duration retryAfter;

    /** Without a wish of the server. */
    public ModerationException(final ModerationError error, final String message) {
        this(error, message, null);
    }

    /**
     * With the server's wish.
     *
     * @param retryAfter how long the server asks to wait, or null where it does not say
     */
    public ModerationException(final ModerationError error, final String message, final Duration retryAfter) {
        super(message);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public ModerationError error() {
        return error;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
