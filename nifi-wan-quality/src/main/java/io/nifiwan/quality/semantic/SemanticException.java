package io.nifiwan.quality.semantic;

/** A layer that could not judge, for a reason that is not the clip. Messages hold no key and no text of a prompt. */
public class SemanticException extends Exception {
    private static final long serialVersionUID = 1L;

    public SemanticException(final String message) {
        super(message);
    }

    public SemanticException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
