package io.nifiwan.quality.metric;

import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MotionMetricTest {
    private static final int FRAMES = 26;
    private static final Painter PAN = Painter.camera(new Texture(11), 480, 360, 4.5, 1.5, 0, 0);

    @Test
    void aSteadyPanIsCoherentAndItsSpeedIsMeasured() {
        final Measurement motion = measure(PAN);

        assertTrue(motion.values().get("tcr") < 0.3, () -> motion.values().toString());
        assertEquals(16 * Math.hypot(4.5, 1.5) / 600, motion.values().get("flow"), 0.01);
        assertEquals(0, motion.values().get("repeated_share"));
        assertEquals(motion.series().get("tcr").length, motion.series().get("seconds").length);
    }

    @Test
    void repeatedFramesAreJudder() {
        final Measurement motion = measure(PAN.ordered(frame -> frame / 2 * 2));

        assertEquals(13.0 / 25, motion.values().get("repeated_share"), 1e-9);
        assertTrue(motion.values().get("tcr") > 0.9, () -> motion.values().toString());
    }

    @Test
    void swappedFramesAreIncoherent() {
        final Measurement motion = measure(PAN.ordered(frame -> frame ^ 1));

        assertTrue(motion.values().get("tcr") > 0.85, () -> motion.values().toString());
    }

    @Test
    void flickerIsIncoherent() {
        final Measurement motion = measure((frame, x, y) -> PAN.luma(frame, x, y) + (frame % 2 == 0 ? 12 : -12));

        assertTrue(motion.values().get("tcr") > 0.7, () -> motion.values().toString());
    }

    @Test
    void aStillPictureHasNoIncoherence() {
        final Measurement motion = measure(Painter.still(new Texture(3)));

        assertEquals(0, motion.values().get("tcr"), 1e-6);
        assertEquals(0, motion.values().get("flow"), 1e-6);
        assertEquals(1, motion.values().get("repeated_share"));
    }

    @Test
    void twoFramesAreTooFew() {
        assertFalse(new SyntheticClip(480, 360, 16, 2, PAN).measure(new MotionMetric()).applicable());
    }

    private static Measurement measure(final Painter painter) {
        return new SyntheticClip(480, 360, 16, FRAMES, painter).measure(new MotionMetric());
    }
}
