package io.nifiwan.quality.processors;

import org.apache.nifi.components.DescribedValue;

/** What follows when attributes that say what was asked are missing. */
public enum MissingAction implements DescribedValue {
    NOT_JUDGED("Do Not Judge", "What was not asked is not judged"),
    FAILURE("Route to Failure", "The clip goes to failure unmeasured");

    private final String displayName;
    private final String description;

    MissingAction(final String displayName, final String description) {
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
