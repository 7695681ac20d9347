package io.nifiwan.engine.animatic.grade;

/**
 * One colour transform in CIELAB: a curve on lightness, a factor on chroma and a cast that fades towards black and white, where
 * no saturated colour exists.
 *
 * @param gamma    exponent on L* / 100
 * @param contrast slope around the pivot
 * @param pivot    L* that contrast leaves alone
 * @param lift     added to L*
 * @param chroma   factor on a* and b*
 * @param castA    added to a*
 * @param castB    added to b*
 */
record ToneCurve(double gamma, double contrast, double pivot, double lift, double chroma, double castA, double castB) {
    private static final double SHOULDER = 88;

    /** Transforms 0xRRGGBB; {@code lab} is scratch space of three. */
    int map(final int rgb, final double[] lab) {
        Lab.fromRgb(rgb, lab);
        final double bent = 100 * Math.pow(Math.clamp(lab[0] / 100, 0.0, 1.0), gamma);
        final double lightness = shoulder(Math.max(0, pivot + contrast * (bent - pivot) + lift));
        final double fade = Math.clamp(Math.min(lightness / 14, (100 - lightness) / 8), 0.0, 1.0);
        return Lab.toRgb(lightness, chroma * lab[1] + fade * castA, chroma * lab[2] + fade * castB);
    }

    ToneCurve withLight(final double newGamma, final double newContrast, final double newLift) {
        return new ToneCurve(newGamma, newContrast, pivot, newLift, chroma, castA, castB);
    }

    ToneCurve withColour(final double newChroma, final double newCastA, final double newCastB) {
        return new ToneCurve(gamma, contrast, pivot, lift, newChroma, newCastA, newCastB);
    }

    /** Highlights run softly into white. */
    private static double shoulder(final double lightness) {
        return lightness <= SHOULDER ? lightness : 100 - (100 - SHOULDER) * Math.exp(-(lightness - SHOULDER) / (100 - SHOULDER));
    }
}
