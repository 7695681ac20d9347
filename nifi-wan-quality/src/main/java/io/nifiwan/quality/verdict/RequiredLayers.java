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
    Set<SemanticLayer> missing(final Set<SemanticLayer> judged) {
        final Set<SemanticLayer> missing = EnumSet.noneOf(SemanticLayer.class);
        switch (this) {
            case NONE -> {
                return missing;
            }
            case CLIP_SIMILARITY -> missing.add(SemanticLayer.CLIP_SIMILARITY);
            case VLM_JUDGE -> missing.add(SemanticLayer.VLM_JUDGE);
            case ANY, ALL -> missing.addAll(EnumSet.allOf(SemanticLayer.class));
        }
        if (this == ANY && !judged.isEmpty()) {
            missing.clear();
        }
        missing.removeAll(judged);
        return missing;
    }
}
