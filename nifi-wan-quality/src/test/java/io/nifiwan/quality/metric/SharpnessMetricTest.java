package io.nifiwan.quality.metric;

import io.nifiwan.quality.decode.LumaPlane;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SharpnessMetricTest {
    private static final Texture TEXTURE = new Texture(21);
    private static final Painter SHARP = (frame, x, y) -> TEXTURE.at(3 * x, 3 * y);

    @Test
    void aBlurredCopyIsLessSharp() {
        final double sharp = measure(SHARP).values().get("sharpr");
        final double blurred = measure((frame, x, y) -> box(SHARP, x, y, 3)).values().get("sharpr");

        assertTrue(blurred < 0.6 * sharp, () -> blurred + " against " + sharp);
    }

    @Test
    void darknessIsNoBlur() {
        final double bright = measure(SHARP).values().get("sharpr");
        final double dark = measure((frame, x, y) -> 0.3 * SHARP.luma(frame, x, y)).values().get("sharpr");

        assertEquals(bright, dark, 0.05 * bright);
    }

    @Test
    void oneSharpRegionIsEnough() {
        final double sharp = measure(SHARP).values().get("sharpr");
        final double shallow = measure((frame, x, y) -> x > 200 && x < 440 && y > 100 && y < 400 ? SHARP.luma(frame, x, y) : box(SHARP, x, y, 5))
            .values().get("sharpr");

        assertTrue(shallow > 0.8 * sharp, () -> shallow + " against " + sharp);
    }

    @Test
    void noiseIsFlagged() {
        final Measurement noisy = measure((frame, x, y) -> SHARP.luma(frame, x, y)
            + 60 * (new SplittableRandom(frame * 1_000_003L + y * 641L + x).nextDouble() - 0.5));

        assertEquals(1, noisy.values().get("noise"));
        assertEquals(0, measure(SHARP).values().get("noise"));
    }

    @Test
    void aFlatPictureCannotBeJudged() {
        final Measurement flat = measure((frame, x, y) -> 100 + x / 100.0);

        assertFalse(flat.applicable());
        assertFalse(flat.note().isEmpty());
    }

    @Test
    void blockRatiosAgreeWithTheDefinition() {
        final LumaPlane plane = LumaPlane.blank(64, 32);
        final SplittableRandom random = new SplittableRandom(2);
        for (int pixel = 0; pixel < plane.values().length; pixel++) {
            plane.values()[pixel] = random.nextInt(256);
        }

        assertArrayEquals(new double[] {naiveRatio(plane, 0), naiveRatio(plane, 32)}, SharpnessMetric.blockRatios(plane), 1e-4);
    }

    private static double naiveRatio(final LumaPlane plane, final int left) {
        final double[] luma = new double[1024];
        final double[] edges = new double[1024];
        for (int y = 0; y < 32; y++) {
            for (int x = left; x < left + 32; x++) {
                final int at = y * 32 + x - left;
                luma[at] = mirrored(plane, x, y);
                edges[at] = mirrored(plane, x - 1, y) + mirrored(plane, x + 1, y) + mirrored(plane, x, y - 1)
                    + mirrored(plane, x, y + 1) - 4 * luma[at];
            }
        }
        return new StandardDeviation(false).evaluate(edges) / new StandardDeviation(false).evaluate(luma);
    }

    private static double mirrored(final LumaPlane plane, final int x, final int y) {
        final int column = x < 0 ? -x : Math.min(x, 2 * plane.width() - 2 - x);
        final int row = y < 0 ? -y : Math.min(y, 2 * plane.height() - 2 - y);
        return plane.values()[row * plane.width() + column];
    }

    private static double box(final Painter painter, final int x, final int y, final int radius) {
        double sum = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                sum += painter.luma(0, x + dx, y + dy);
            }
        }
        return sum / ((2 * radius + 1) * (2 * radius + 1));
    }

    private static Measurement measure(final Painter painter) {
        return SyntheticClip.of(8, 2, painter).measure(new SharpnessMetric());
    }
}
