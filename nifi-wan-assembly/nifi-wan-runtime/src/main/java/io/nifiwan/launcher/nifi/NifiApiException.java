package io.nifiwan.launcher.nifi;

import java.io.IOException;

/** A REST call that NiFi refused or could not answer; the message names method, path, status and NiFi's own words. */
public class NifiApiException extends IOException {
    /** Status of a call that got no HTTP answer at all. */
    public static final int NO_ANSWER = 0;
    private static final long serialVersionUID = 1L;

    private final int status;

    public NifiApiException(final int status, final String message) {
        super(message);
        this.status = status;
    }

    public NifiApiException(final int status, final String message, final Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }
}
