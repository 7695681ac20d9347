package io.nifiwan.quality;

/** A clip that could not be judged. */
public class CheckException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CheckError error;

    public CheckException(final CheckError error, final String message) {
        this(error, message, null);
    }

    public CheckException(final CheckError error, final String message, final Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public CheckError error() {
        return error;
    }
}
