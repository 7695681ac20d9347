package io.nifiwan.prompt.http;

import java.time.Duration;
import java.util.Optional;

/** A call without a usable body. Messages hold neither the key nor anything of the request or the answer. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CallError error;
    private final Duration retryAfter;

    CallException(final CallError error, final String message, final Duration retryAfter) {
        super(message);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public CallError error() {
        return error;
    }

    /** How long the server asks to wait; empty where it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
