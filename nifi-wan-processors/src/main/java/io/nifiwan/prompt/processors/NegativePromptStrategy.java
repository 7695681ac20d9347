package io.nifiwan.prompt.processors;

import org.apache.nifi.components.DescribedValue;

/** What the engine is told to avoid. */
enum NegativePromptStrategy implements DescribedValue {
    OFFICIAL_WITHOUT_CONFLICTS("Official Without Conflicts",
            "The official negative prompt of Wan, in Chinese, without the entries that work against what the shot asks for"),
    NONE("None", "No negative prompt");

    private final String displayName;
    private final String description;

    NegativePromptStrategy(final String displayName, final String description) {
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
