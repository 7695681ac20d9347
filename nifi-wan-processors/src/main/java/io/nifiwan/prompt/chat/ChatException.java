package io.nifiwan.prompt.chat;

import io.nifiwan.prompt.http.CallException;

import java.time.Duration;
import java.util.Optional;

/** A chat call without an answer. Messages hold neither the key nor anything of the request or the answer. */
public final class ChatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ChatError error;
    private final Duration retryAfter;

    /** Without a wish of the server. */
    public ChatException(final ChatError error, final String message) {
        this(error, message, null);
    }

    /**
     * With the server's wish.
     *
     * @param retryAfter how long the server asks to wait, or null where it does not say
     */
    public ChatException(final ChatError error, final String message, final Duration retryAfter) {
        super(message);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    static ChatException of(final CallException failure) {
        return new ChatException(ChatError.valueOf(failure.error().name()), failure.getMessage(), failure.retryAfter().orElse(null));
    }

    public ChatError error() {
        return error;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
