package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** What happens to an attempt whose prompt no rule changes. */
enum UnchangedStrategy implements DescribedValue {
    NEW_SEED_ONLY("New Seed Only", "The same prompt is tried again with a new seed"),
    EXHAUSTED("Exhausted", "The clip goes to exhausted, for a person to look at");

    private final String displayName;
    private final String description;

    UnchangedStrategy(final String displayName, final String description) {
        this.displayName = displayName;
        this.description = description;
    }

    @Override
    public String getValue() {
        return displayName;
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
