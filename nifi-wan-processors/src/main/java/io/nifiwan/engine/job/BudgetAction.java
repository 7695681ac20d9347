package io.nifiwan.engine.job;

/** What happens to a shot that the day's budget does not cover. */
public enum BudgetAction {
    /** It stays in the queue. */
    HOLD,
    /** It leaves. */
    ROUTE
}
