package io.nifiwan.quality.verdict;

import io.nifiwan.quality.semantic.SemanticLayer;

import java.util.EnumSet;
import java.util.Set;

/** Layers without whose judgement a clip cannot pass. */
public enum RequiredLayers {
    /** None. */
    NONE,
    /** One of them, whichever. */
    ANY,
    /** The image and text model. */
    CLIP_SIMILARITY,
    /** The vision and language model. */
    VLM_JUDGE,
    /** Both. */
    ALL;

    /** Those that have to judge and did not, given those that did; with {@link #ANY} all or none. */
    public Set<SemanticLayer> missing(final Set<SemanticLayer> judged) {
        final Set<SemanticLayer> missing = switch (this) {
            case NONE -> EnumSet.noneOf(SemanticLayer.class);
            case CLIP_SIMILARITY -> EnumSet.of(SemanticLayer.CLIP_SIMILARITY);
            case VLM_JUDGE -> EnumSet.of(SemanticLayer.VLM_JUDGE);
            case ANY -> judged.isEmpty() ? EnumSet.allOf(SemanticLayer.class) : EnumSet.noneOf(SemanticLayer.class);
            case ALL -> EnumSet.allOf(SemanticLayer.class);
        };
        missing.removeAll(judged);
        return missing;
    }
}
