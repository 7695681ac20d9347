package io.nifiwan.engine.animatic.grade;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the mildest transform under which a sample of the picture falls well inside the asked tone classes: it grades the sample,
 * measures it as a judge would, and corrects, a few times over. The slate strip is part of what is measured.
 */
final class GradeSolver {
    private static final int ROUNDS = 16;
    /** Slate grey that is dark enough not to count for colour, and light enough not to be taken for a letterbox bar. */
    private static final int SLATE = 22;
    private static final int SLATE_LOW_KEY = 15;
    private static final double MOST_SATURATED = 43;
    private static final double STRONGEST_FACTOR = 4.5;

    private final int[] sample;
    private final List<ToneClass> tones;
    private final double slateShare;
    private final Consumer<int[]> afterwards;
    private final int[] graded;
    private ToneCurve curve;
    private int slateGrey;

    /**
     * @param sample     ungraded pixels from all over the picture, 0xRRGGBB
     * @param tones      asked classes
     * @param contrast   factor to start from
     * @param chroma     factor to start from
     * @param slateShare part of the frame that the slate covers
     * @param afterwards what happens to graded pixels before they are seen; changes them in place
     */
    GradeSolver(final int[] sample, final List<ToneClass> tones, final double contrast, final double chroma, final double slateShare,
                final Consumer<int[]> afterwards) {
        this.sample = sample.clone();
        this.tones = List.copyOf(tones);
        this.slateShare = slateShare;
        this.afterwards = afterwards;
        this.graded = new int[sample.length + (int) Math.round(sample.length * slateShare / (1 - slateShare))];
        this.curve = new ToneCurve(1, contrast, ToneMeasure.of(sample).lightness(), 0, chroma, 0, 0);
        this.slateGrey = tones.contains(ToneClass.LOW_KEY) ? SLATE_LOW_KEY : SLATE;
    }

    ToneCurve solve() {
        for (int round = 0; round < ROUNDS && !tones.isEmpty(); round++) {
            final ToneMeasure measure = measure();
            for (final ToneClass tone : tones) {
                correct(tone, measure);
            }
        }
        return curve;
    }

    /** Grey of the slate, 0 to 255. */
    int slateGrey() {
        return slateGrey;
    }

    private ToneMeasure measure() {
        final double[] lab = new double[3];
        for (int i = 0; i < sample.length; i++) {
            graded[i] = curve.map(sample[i], lab);
        }
        afterwards.accept(graded);
        if (tones.contains(ToneClass.LOW_CONTRAST)) {
            final ToneMeasure picture = ToneMeasure.of(Arrays.copyOf(graded, sample.length));
            slateGrey = Math.max(SLATE, Lab.toRgb(Math.clamp(picture.dark() - 1, 7, 42), 0, 0) & 0xff);
        }
        Arrays.fill(graded, sample.length, graded.length, slateGrey << 16 | slateGrey << 8 | slateGrey);
        return ToneMeasure.of(graded);
    }

    private void correct(final ToneClass tone, final ToneMeasure m) {
        switch (tone) {
            case WARM -> cast(m, Math.clamp(m.a(), 2, 15), Math.clamp(m.b(), 13, 26), 60);
            case COOL -> cast(m, Math.clamp(m.a(), -6, 2), Math.clamp(m.b(), -26, -11), 60);
            case BLUE_GREY -> cast(m, Math.clamp(m.a(), -4, 1), Math.clamp(m.b(), -12, -8), 14);
            case GREEN -> cast(m, -13, 9, 60);
            case RED -> cast(m, 26, 11, 60);
            case PURPLE -> cast(m, 15, -14, 60);
            case NEUTRAL -> cast(m, 0, 0, 7);
            case BLACK_WHITE -> curve = curve.withColour(0, 0, 0);
            case TINTED_MONO -> curve = curve.withLight(curve.gamma(), Math.min(curve.contrast(), 0.88), 6).withColour(0, 5, 17);
            case SATURATED -> saturate(m);
            case DESATURATED -> desaturate(m);
            case HIGH_KEY -> lightness(m.lightness(), 72);
            case LOW_KEY -> lightness(m.lightness(), Math.min(m.lightness(), 22));
            case HIGH_CONTRAST -> stretch(m, 82);
            case LOW_CONTRAST -> stretch(m, Math.min(m.bright() - m.dark(), 37));
            default -> throw new IllegalStateException("No correction for " + tone);
        }
    }

    private void cast(final ToneMeasure m, final double a, final double b, final double mostChroma) {
        final boolean mixed = a * a + b * b > 0 && m.coherence() < 0.7;
        final double factor = mixed || m.chroma() > mostChroma ? 0.84 : 1;
        final double correction = 0.8 / Math.max(0.4, 1 - slateShare);
        curve = curve.withColour(curve.chroma() * factor, Math.clamp(curve.castA() + correction * (a - m.a()), -60, 60),
                Math.clamp(curve.castB() + correction * (b - m.b()), -60, 60));
    }

    private void chroma(final double factor) {
        curve = curve.withColour(Math.clamp(curve.chroma() * factor, 0.02, 6), curve.castA(), curve.castB());
    }

    /** Dark colours leave the gamut early, so a dark picture has to become lighter as well; a grey one needs more of the hue that it leans to. */
    private void saturate(final ToneMeasure m) {
        if (m.chroma() >= MOST_SATURATED) {
            return;
        }
        chroma(Math.min(1.25, (MOST_SATURATED + 1) / Math.max(1, m.chroma())));
        if (curve.chroma() > 2) {
            lightness(m.lightness(), Math.min(60, m.lightness() + 4));
        }
        if (curve.chroma() > STRONGEST_FACTOR) {
            final double hue = Math.toRadians(m.hue());
            curve = curve.withColour(STRONGEST_FACTOR, curve.castA() + 4 * Math.cos(hue), curve.castB() + 4 * Math.sin(hue));
        }
    }

    private void desaturate(final ToneMeasure m) {
        if (m.chroma() > 10) {
            curve = curve.withColour(curve.chroma() * 0.85, curve.castA() * 0.9, curve.castB() * 0.9);
        } else if (m.chroma() < 5) {
            chroma(1.25);
        }
    }

    private void lightness(final double measured, final double wanted) {
        final double gamma = curve.gamma() * Math.pow(Math.max(2, measured) / wanted, 1.1);
        curve = curve.withLight(Math.clamp(gamma, 0.05, 5), curve.contrast(), curve.lift());
    }

    private void stretch(final ToneMeasure m, final double wanted) {
        final double range = Math.max(5, m.bright() - m.dark());
        final double contrast = Math.clamp(curve.contrast() * Math.pow(wanted / range, 0.7), 0.2, 6);
        final double lift = wanted > range && m.bright() < 90 ? curve.lift() + 0.3 * (90 - m.bright()) : curve.lift();
        curve = curve.withLight(curve.gamma(), contrast, lift);
    }
}
