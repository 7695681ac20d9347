package io.nifiwan.quality.processors;

import org.apache.nifi.components.DescribedValue;

/** What CheckVideoQuality does with what comes in. */
public enum GateMode implements DescribedValue {
    DECIDE("Measure and Decide", "Clips come in; each is measured and goes where its verdict says"),
    SCORE("Score Only", "Clips come in; each is measured, and all that can be measured go to pass: attributes and report tell the verdict, "
            + "from which nothing follows"),
    REDECIDE("Decide Again", "Reports come in, as relationship report gave them; each is judged anew with the present thresholds, and nothing "
            + "is decoded");

    private final String displayName;
    private final String description;

    GateMode(final String displayName, final String description) {
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
