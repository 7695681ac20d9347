package io.nifiwan.media;

import java.io.IOException;

/** A child process that broke its wall-clock or output limit and was killed, or that ended with an error. */
public class ChildProcessException extends IOException {
    private static final long serialVersionUID = 1L;

    public ChildProcessException(final String message) {
        super(message);
    }
}
