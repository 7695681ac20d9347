package io.nifiwan.engine.job;

/** How a FlowFile leaves GenerateVideo; each has a relationship of its own. */
public enum JobOutcome {
    SUCCESS("success"),
    REJECTED("rejected"),
    TIMED_OUT("timed out"),
    AMBIGUOUS("ambiguous"),
    OVER_BUDGET("over budget"),
    FAILURE("failure");

    private final String relationship;

    JobOutcome(final String relationship) {
        this.relationship = relationship;
    }

    /** Name of the relationship. */
    public String relationship() {
        return relationship;
    }
}
