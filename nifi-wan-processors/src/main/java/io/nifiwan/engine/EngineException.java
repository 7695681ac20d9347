package io.nifiwan.engine;

import java.time.Duration;
import java.util.Optional;

/** A failed engine call, with its class and the engine's own words. Signatures in URLs are taken out of the words; adapters keep keys out. */
public class EngineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final EngineError error;
    private final String code;
    private final Duration retryAfter;

    /**
     * @param error   class of the failure
     * @param code    the engine's own code, or empty
     * @param message for a person: what happened and what to do
     */
    public EngineException(final EngineError error, final String code, final String message) {
        this(error, code, message, null);
    }

    /** As the other constructor, with the cause. */
    public EngineException(final EngineError error, final String code, final String message, final Throwable cause) {
        this(error, code, message, null, cause);
    }

    /**
     * As the other constructors, for an engine that says when to come back.
     *
     * @param retryAfter how long the engine asks to be left alone, or null where it does not say
     */
    public EngineException(final EngineError error, final String code, final String message, final Duration retryAfter, final Throwable cause) {
        super(SignedUrls.strip(message), cause);
        this.error = error;
        this.code = code == null ? "" : SignedUrls.strip(code);
        this.retryAfter = retryAfter;
    }

    public EngineError error() {
        return error;
    }

    public String code() {
        return code;
    }

    /** How long the engine asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
