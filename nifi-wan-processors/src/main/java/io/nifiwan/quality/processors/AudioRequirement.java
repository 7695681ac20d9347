package io.nifiwan.quality.processors;

import org.apache.nifi.components.DescribedValue;

import java.util.Optional;

/** Whether a clip has to have a sound track. */
public enum AudioRequirement implements DescribedValue {
    ANY("Any", "It does not matter"),
    REQUIRED("Required", "A clip without one is rejected"),
    FORBIDDEN("Forbidden", "A clip with one is rejected");

    private final String displayName;
    private final String description;

    AudioRequirement(final String displayName, final String description) {
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

    /** What it means to the gate. */
    Optional<Boolean> asked() {
        return this == ANY ? Optional.empty() : Optional.of(this == REQUIRED);
    }
}
