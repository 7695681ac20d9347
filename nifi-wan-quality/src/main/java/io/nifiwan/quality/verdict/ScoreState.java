package io.nifiwan.quality.verdict;

/** Whether something could be scored. */
public enum ScoreState {
    /** There is a score. */
    SCORED,
    /** Nothing was asked, or the clip gives nothing to measure. */
    NOT_APPLICABLE,
    /** It was asked, but the measurement cannot tell. */
    UNKNOWN,
    /** The metric did not run. */
    NOT_RUN
}
