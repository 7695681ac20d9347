package io.nifiwan.quality.processors;

import io.nifiwan.quality.verdict.RequiredLayers;
import org.apache.nifi.components.DescribedValue;

/** Models without whose judgement a clip cannot pass. */
public enum LayerRequirement implements DescribedValue {
    NONE("None", "Models judge where they are configured and can", RequiredLayers.NONE),
    ANY("Any", "At least one of the two has to judge", RequiredLayers.ANY),
    CLIP("CLIP", "The CLIP scorer has to judge", RequiredLayers.CLIP_SIMILARITY),
    VLM("VLM", "The VLM scorer has to judge", RequiredLayers.VLM_JUDGE),
    ALL("All", "Both have to judge", RequiredLayers.ALL);

    private final String displayName;
    private final String description;
    private final RequiredLayers layers;

    LayerRequirement(final String displayName, final String description, final RequiredLayers layers) {
        this.displayName = displayName;
        this.description = description;
        this.layers = layers;
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
    public RequiredLayers layers() {
        return layers;
    }
}
