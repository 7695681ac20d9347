package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** Which seed the next attempt gets. */
enum SeedStrategy implements DescribedValue {
    NEW_SEED("New Seed", "A new one, drawn from the old by digest; a note that asks to keep the look keeps the old one"),
    KEEP_SEED("Keep Seed", "The old one, so that only the changed words change the clip; a prompt that did not change gets a new one");

    private final String displayName;
    private final String description;

    SeedStrategy(final String displayName, final String description) {
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
