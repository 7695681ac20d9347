package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.Profile;
import org.apache.nifi.components.DescribedValue;

/** Built-in sets of thresholds. */
public enum QualityProfile implements DescribedValue {
    PHOTOREAL("Photoreal", "Filmed or photorealistic pictures", Profile.PHOTOREAL),
    ANIMATION("Animation", "Drawn pictures, the built-in animatic engine among them: held frames and hard edges are allowed",
            Profile.ANIMATION),
    NIGHT("Night", "Night and low key: grain, lamps that pass and near-black moments are allowed", Profile.NIGHT),
    STILL_LIFE("Still Life", "Things that hardly move: a standstill is no defect, flicker, shake and blur weigh more", Profile.STILL_LIFE),
    HERITAGE_CLOSE_UP("Heritage Close-up", "Hands, tools and materials of a craft from near: detail and steadiness weigh more",
            Profile.HERITAGE_CLOSE_UP);

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
