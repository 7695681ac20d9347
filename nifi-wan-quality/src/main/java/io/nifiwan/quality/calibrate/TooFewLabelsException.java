package io.nifiwan.quality.calibrate;

import java.io.IOException;

/** There are too few labels for limits that anybody should trust. */
public final class TooFewLabelsException extends IOException {
    private static final long serialVersionUID = 1L;

    TooFewLabelsException(final String message) {
        super(message);
    }
}
