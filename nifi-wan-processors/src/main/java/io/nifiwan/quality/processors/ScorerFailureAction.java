package io.nifiwan.quality.processors;

import org.apache.nifi.components.DescribedValue;

/** What follows when a model that is configured fails. It is never a pass. */
public enum ScorerFailureAction implements DescribedValue {
    REVIEW("Review", "A person has to look"),
    FAILURE("Route to Failure", "The clip goes to failure without a verdict, penalized, so that it can be tried again");

    private final String displayName;
    private final String description;

    ScorerFailureAction(final String displayName, final String description) {
        this.displayName = displayName;
        this.description = description;
    }

    @Override
    public String getValue() {
        return name();
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
