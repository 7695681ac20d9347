package io.nifiwan.quality.metric;

import java.util.ArrayList;
import java.util.List;

/** The classes of a tone: several may hold at once. */
final class ToneClasses {
    private static final String WARM = "warm";
    private static final String COOL = "cool";
    private static final String NEUTRAL = "neutral";
    private static final String OTHER = "other";

    private ToneClasses() {
    }

    /** All classes that hold, colour casts first, then colourfulness, then light. */
    static List<String> of(final Tone tone) {
        final double hue = tone.hue();
        final double chroma = tone.chroma();
        final boolean coherent = tone.coherence() >= 0.5;
        final List<String> classes = new ArrayList<>();
        add(classes, WARM, isWarm(tone));
        add(classes, COOL, isCool(tone));
        add(classes, NEUTRAL, isNeutral(tone));
        add(classes, "blue_grey", isCool(tone) && chroma <= 18);
        add(classes, "green", hue > 95 && hue < 180 && coherent && chroma >= 8);
        add(classes, "red", (hue >= 345 || hue <= 40) && tone.a() >= 12 && tone.coherence() >= 0.6);
        add(classes, "purple", hue >= 300 && hue <= 345 && coherent && chroma >= 8);
        add(classes, "black_white", chroma <= 3);
        add(classes, "tinted_mono", tone.spread() <= 3 && chroma > 3);
        add(classes, "saturated", chroma >= 30);
        add(classes, "desaturated", chroma > 3 && chroma <= 12);
        add(classes, "high_key", tone.lightness() >= 65);
        add(classes, "low_key", tone.lightness() <= 30 && tone.p5() <= 5);
        add(classes, "high_contrast", tone.p95() - tone.p5() >= 75);
        add(classes, "low_contrast", tone.p95() - tone.p5() <= 45);
        return classes;
    }

    /** The one class of temperature; {@code other} is a cast that is neither warm nor cool, such as green. */
    static String temperature(final Tone tone) {
        if (isWarm(tone)) {
            return WARM;
        }
        if (isCool(tone)) {
            return COOL;
        }
        return isNeutral(tone) ? NEUTRAL : OTHER;
    }

    private static boolean isWarm(final Tone tone) {
        return tone.b() >= 6 && (tone.hue() <= 95 || tone.hue() >= 330) && tone.coherence() >= 0.5;
    }

    private static boolean isCool(final Tone tone) {
        return tone.b() <= -3 && tone.hue() >= 180 && tone.hue() <= 300 && tone.coherence() >= 0.5;
    }

    private static boolean isNeutral(final Tone tone) {
        return tone.coherence() < 0.5 || tone.chroma() <= 5;
    }

    private static void add(final List<String> classes, final String name, final boolean holds) {
        if (holds) {
            classes.add(name);
        }
    }
}
