package io.nifiwan.prompt.screening;

/** A FlowFile that holds no shot that could be screened. */
public final class InvalidShotException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * With what is wrong.
     *
     * @param code    short and stable, upper case
     * @param message for a person; holds no text of the shot
     */
    public InvalidShotException(final String code, final String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
