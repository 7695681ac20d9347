package io.nifiwan.quality.metric;

import io.nifiwan.quality.decode.ColorPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToneTest {

    @ParameterizedTest
    @CsvSource({
        // Published CIELAB values of the sRGB primaries under D65.
        "255, 255, 255, 100, 0, 0",
        "0, 0, 0, 0, 0, 0",
        "255, 0, 0, 53.24, 80.09, 67.20",
        "0, 255, 0, 87.73, -86.18, 83.18",
        "0, 0, 255, 32.30, 79.19, -107.86",
        "128, 128, 128, 53.59, 0, 0",
    })
    void convertsToLab(final int red, final int green, final int blue, final double lightness, final double a, final double b) {
        final double[] lab = new double[3];
        LabColor.convert(new byte[] {(byte) red, (byte) green, (byte) blue}, 0, lab);

        assertArrayEquals(new double[] {lightness, a, b}, lab, 0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "220, 180, 140, warm, warm",
        "110, 140, 190, cool, cool",
        "140, 150, 165, cool, blue_grey",
        "130, 130, 130, neutral, black_white",
        "90, 190, 90, other, green",
        "190, 60, 60, warm, red",
        "150, 60, 190, other, purple",
        "240, 240, 240, neutral, high_key",
        "255, 120, 0, warm, saturated",
        "140, 130, 120, warm, desaturated",
        "180, 150, 120, warm, tinted_mono",
    })
    void classifiesPlainColours(final int red, final int green, final int blue, final String temperature, final String expected) {
        final Tone tone = Tone.of(List.of(picture((x, y) -> new int[] {red, green, blue})));

        assertEquals(temperature, ToneClasses.temperature(tone), tone::toString);
        assertTrue(ToneClasses.of(tone).contains(expected), () -> ToneClasses.of(tone) + " " + tone);
    }

    @Test
    void lightClassesFollowTheHistogram() {
        final Tone low = Tone.of(List.of(picture((x, y) -> x % 4 == 0 ? new int[] {90, 90, 90} : new int[] {4, 4, 4})));
        final Tone hard = Tone.of(List.of(picture((x, y) -> x % 2 == 0 ? new int[] {250, 250, 250} : new int[] {10, 10, 10})));
        final Tone soft = Tone.of(List.of(picture((x, y) -> x % 2 == 0 ? new int[] {120, 120, 120} : new int[] {150, 150, 150})));

        assertTrue(ToneClasses.of(low).contains("low_key"), low::toString);
        assertTrue(ToneClasses.of(hard).contains("high_contrast"), hard::toString);
        assertTrue(ToneClasses.of(soft).contains("low_contrast"), soft::toString);
    }

    @Test
    void oppositeColoursAreNeutral() {
        final Tone tone = Tone.of(List.of(picture((x, y) -> x < 48 ? new int[] {210, 120, 60} : new int[] {60, 110, 200})));

        assertEquals("neutral", ToneClasses.temperature(tone), tone::toString);
        assertTrue(tone.chroma() > 30, tone::toString);
    }

    @Test
    void blackBarsDoNotDarkenTheTone() {
        final Tone whole = Tone.of(List.of(picture((x, y) -> new int[] {200, 200, 200})));
        final Tone barred = Tone.of(List.of(picture((x, y) -> y < 8 || y >= 46 ? new int[] {0, 0, 0} : new int[] {200, 200, 200})));

        assertEquals(whole.lightness(), barred.lightness(), 1e-9);
        assertEquals(whole.p5(), barred.p5(), 1e-9);
    }

    private interface Paint {
        int[] at(int x, int y);
    }

    private static ColorPicture picture(final Paint paint) {
        final byte[] rgb = new byte[3 * 96 * 54];
        for (int y = 0; y < 54; y++) {
            for (int x = 0; x < 96; x++) {
                final int[] color = paint.at(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (y * 96 + x) + channel] = (byte) color[channel];
                }
            }
        }
        return new ColorPicture(96, 54, rgb);
    }
}
