package io.nifiwan.engine.animatic.grade;

import io.nifiwan.engine.animatic.SampleRequests;
import io.nifiwan.prompt.PromptSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The asked tone is what a judge measures on the whole frame, slate included. */
class ToneOnFramesTest {

    private static ToneMeasure measure(final PromptSpec spec) {
        final List<int[]> frames = SampleRequests.frames(SampleRequests.renderer(spec, 192, 108, 33, 6), 2, 16, 30);
        return ToneMeasure.of(frames.stream().flatMapToInt(IntStream::of).toArray());
    }

    private static PromptSpec asking(final ToneClass tone, final String place, final String... terms) {
        final PromptSpec spec = SampleRequests.spec(place, List.of("woman"), terms);
        final String target = tone.name().toLowerCase(Locale.ROOT);
        return new PromptSpec(spec.version(), spec.language(), spec.scene(), spec.shot(), spec.slots(), spec.terms(), null,
                new PromptSpec.Expected("tone." + target, "tone", target, null), spec.place(), spec.subjects(), spec.seconds());
    }

    @ParameterizedTest
    @EnumSource(ToneClass.class)
    void aRainyNightStreetTakesEveryTone(final ToneClass tone) {
        final ToneMeasure measure = measure(asking(tone, "street", "time.night", "weather.rain", "move.push_in"));
        assertTrue(tone.holds(measure), () -> tone + " measured " + measure);
    }

    @ParameterizedTest
    @EnumSource(ToneClass.class)
    void aSunnyFieldTakesEveryTone(final ToneClass tone) {
        final ToneMeasure measure = measure(asking(tone, "field", "time.noon", "move.pan_left"));
        assertTrue(tone.holds(measure), () -> tone + " measured " + measure);
    }

    @ParameterizedTest
    @EnumSource(ToneClass.class)
    void aHarbourAtDawnTakesEveryTone(final ToneClass tone) {
        final ToneMeasure measure = measure(asking(tone, "harbour", "time.dawn", "weather.snow"));
        assertTrue(tone.holds(measure), () -> tone + " measured " + measure);
    }

    @Test
    void colourAndLightCanBeAskedTogether() {
        final ToneMeasure measure = measure(asking(ToneClass.BLUE_GREY, "street", "time.night", "contrast.low_key"));
        assertTrue(ToneClass.BLUE_GREY.holds(measure) && ToneClass.LOW_KEY.holds(measure), measure::toString);
    }

    @Test
    void labAgreesWithPublishedValues() {
        final double[] lab = new double[3];
        Lab.fromRgb(0xff0000, lab);
        assertEquals(53.24, lab[0], 0.02);
        assertEquals(80.09, lab[1], 0.02);
        assertEquals(67.20, lab[2], 0.02);
        Lab.fromRgb(0x808080, lab);
        assertEquals(53.59, lab[0], 0.02);
        assertEquals(0, Math.hypot(lab[1], lab[2]), 0.02);
    }

    @Test
    void labGoesThereAndBack() {
        final double[] lab = new double[3];
        for (final int rgb : new int[]{0x000000, 0xffffff, 0x123456, 0xfedcba, 0x0080ff, 0x7f0001}) {
            Lab.fromRgb(rgb, lab);
            assertEquals(rgb, Lab.toRgb(lab[0], lab[1], lab[2]), () -> Integer.toHexString(rgb));
        }
    }

    @Test
    void aPlainGradingChangesNothing() {
        final ColorGrade grade = ColorGrade.solve(new int[]{0x808080}, List.of(), 1, 1, 0.09);
        for (final int rgb : new int[]{0x000000, 0x204060, 0x90a0b0, 0x40c080}) {
            final int graded = grade.applyAsInt(rgb);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(rgb >> shift & 0xff, graded >> shift & 0xff, 2, () -> Integer.toHexString(rgb) + " became "
                        + Integer.toHexString(graded));
            }
        }
    }
}
