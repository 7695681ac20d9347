package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** Which seeds the variants of a shot have. */
enum SeedRule implements DescribedValue {
    SAME_SEED("Same Seed for All Styles", "All variants of a shot have the seed of the shot, so that they differ by their style and not by chance"),
    OWN_SEED("Own Seed Each", "Each style adds its seed offset to the seed of the shot");

    private final String displayName;
    private final String description;

    SeedRule(final String displayName, final String description) {
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
