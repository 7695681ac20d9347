package io.nifiwan.prompt;

/** A shot that the prompt stage cannot use, with a code for flows and a sentence for people. */
public class PromptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PromptError error;

    /**
     * @param error   class of the failure
     * @param message for a person: what is wrong and what to do
     */
    public PromptException(final PromptError error, final String message) {
        this(error, message, null);
    }

    /** As the other constructor, with the cause. */
    public PromptException(final PromptError error, final String message, final Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public PromptError error() {
        return error;
    }
}
