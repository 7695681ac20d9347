package io.nifiwan.media;

import java.io.IOException;

/** A file that is no readable video, or that breaks a limit for untrusted input. */
public class InvalidMediaException extends IOException {
    private static final long serialVersionUID = 1L;

    public InvalidMediaException(final String message) {
        super(message);
    }

    public InvalidMediaException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
