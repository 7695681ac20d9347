package io.nifiwan.engine.animatic.scene;

/** How a mood shapes the picture before any asked tone: factors on contrast and chroma and the strength of the dark frame edge. */
public enum Mood {
    PLAIN(1.0, 1.0, 0.20), TENSE(1.16, 0.86, 0.42), CALM(0.95, 1.0, 0.14), MELANCHOLY(0.96, 0.78, 0.30), JOYFUL(1.02, 1.2, 0.08),
    LONELY(1.0, 0.82, 0.36), MYSTERIOUS(1.08, 0.9, 0.46), HORROR(1.2, 0.7, 0.55), ROMANTIC(0.96, 1.12, 0.22), EPIC(1.12, 1.1, 0.26),
    OPPRESSIVE(1.05, 0.72, 0.5), SOLEMN(1.05, 0.85, 0.32), NOSTALGIC(0.92, 0.85, 0.34), DREAMY(0.88, 1.05, 0.16), CHAOTIC(1.14, 1.06, 0.3),
    WARM_HEARTED(0.98, 1.12, 0.2);

    private final double contrast;
    private final double chroma;
    private final double vignette;

    Mood(final double contrast, final double chroma, final double vignette) {
        this.contrast = contrast;
        this.chroma = chroma;
        this.vignette = vignette;
    }

    public double contrast() {
        return contrast;
    }

    public double chroma() {
        return chroma;
    }

    /** Darkening in the corners, 0 to 1. */
    public double vignette() {
        return vignette;
    }
}
