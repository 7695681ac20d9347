package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** What ParseShot reads. */
enum ShotInput implements DescribedValue {
    SHOT("Shot", "One shot as SplitScript writes it"),
    CRAFT_ENTRY("Craft Entry", "One step of a craft as an archive records it; it becomes one shot for each angle and tempo that it asks for");

    private final String displayName;
    private final String description;

    ShotInput(final String displayName, final String description) {
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
