package io.nifiwan.script.processors;

import org.apache.nifi.components.DescribedValue;

/** What CleanScript takes its input for. */
enum CleaningMode implements DescribedValue {
    SCREENPLAY("Screenplay", "A script for the screen: clean text comes out, no word of it changed"),
    ORAL_HISTORY("Oral History", "The transcript of a recording: JSON comes out with what was said, the same without fillers, and the instructions "
            + "in it");

    private final String label;
    private final String description;

    CleaningMode(final String label, final String description) {
        this.label = label;
        this.description = description;
    }

    @Override
    public String getValue() {
        return label;
    }

    @Override
    public String getDisplayName() {
        return label;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
