package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.Severity;
import org.apache.nifi.components.DescribedValue;

/** What follows when a clip shows something other than the prompt asks for. */
public enum MismatchAction implements DescribedValue {
    REVIEW("Review", "A person decides", Severity.REVIEW),
    REJECT("Reject", "The clip is rejected; where the measurement cannot tell, a person decides", Severity.REJECT),
    IGNORE("Ignore", "The report tells it, but it counts neither for the verdict nor for the score", Severity.NOTE);

    private final String displayName;
    private final String description;
    private final Severity severity;

    MismatchAction(final String displayName, final String description, final Severity severity) {
        this.displayName = displayName;
        this.description = description;
        this.severity = severity;
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

    /** Severity of the reason. */
    public Severity severity() {
        return severity;
    }
}
