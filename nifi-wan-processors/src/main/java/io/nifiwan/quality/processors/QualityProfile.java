package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.Profile;
import org.apache.nifi.components.DescribedValue;

/** Built-in sets of thresholds. */
public enum QualityProfile implements DescribedValue {
    PHOTOREAL("Photoreal", "Filmed or photorealistic pictures", Profile.PHOTOREAL),
    ANIMATION("Animation", "Drawn pictures, the built-in animatic engine among them: held frames and hard edges are allowed",
            Profile.ANIMATION);

    private final String displayName;
    private final String description;
    private final Profile profile;

    QualityProfile(final String displayName, final String description, final Profile profile) {
        this.displayName = displayName;
        this.description = description;
        this.profile = profile;
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

    /** The profile. */
    public Profile profile() {
        return profile;
    }
}
