package io.nifiwan.engine.budget;

/** A job does not fit into what is left of the day. */
public class OverBudgetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message which ceiling, what is spent */
    public OverBudgetException(final String message) {
        super(message);
    }
}
