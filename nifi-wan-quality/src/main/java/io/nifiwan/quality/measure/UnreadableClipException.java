package io.nifiwan.quality.measure;

import java.io.IOException;

/** A clip that cannot be measured at all: no video stream, no decodable frame, or outside the limits for untrusted input. */
public class UnreadableClipException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableClipException(final String message) {
        super(message);
    }

    public UnreadableClipException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
