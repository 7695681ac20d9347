package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.Verdict;
import org.apache.nifi.components.DescribedValue;

/** Which clips get a contact sheet where the relationship is connected. */
public enum ContactSheetChoice implements DescribedValue {
    ALL("All Clips", "Every clip that got a verdict"),
    NOT_PASSED("Review and Reject", "Clips with the verdict REVIEW or REJECT"),
    NONE("None", "No clip");

    private final String displayName;
    private final String description;

    ContactSheetChoice(final String displayName, final String description) {
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

    /** Whether a clip with this verdict gets one. */
    boolean includes(final Verdict verdict) {
        return this == ALL || (this == NOT_PASSED && verdict != Verdict.PASS);
    }
}
