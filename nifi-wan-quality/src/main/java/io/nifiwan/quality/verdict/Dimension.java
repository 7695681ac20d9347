package io.nifiwan.quality.verdict;

import java.util.Locale;

/** The sides of quality that get a score of their own. */
public enum Dimension {
    /** Detail of the picture. */
    SHARPNESS,
    /** Coherence of the movement. */
    MOTION,
    /** Whether the file is what was requested. */
    CONFORMANCE,
    /** Whether camera and tone are what the prompt asks for. */
    ADHERENCE,
    /** Whether the clip shows what the prompt says, as far as a model was asked. */
    SEMANTIC;

    /** Name in profiles, reports and attributes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
