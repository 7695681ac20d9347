package io.nifiwan.quality.metric;

import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Black, frozen, flicker, cuts and conformance on painted clips of 16 frames a second. */
class TimeMetricsTest {
    private static final int FPS = 16;
    private static final Painter PAN = Painter.camera(new Texture(31), 320, 240, 2, 0, 0, 0);
    private static final Painter OTHER = Painter.camera(new Texture(32), 320, 240, 2, 0, 0, 0);

    @Test
    void blackFramesAreFoundWhereTheyAre() {
        final Measurement black = clip(32, (frame, x, y) -> frame >= 8 && frame < 16 ? 12 : PAN.luma(frame, x, y)).measure(new BlackMetric());

        assertEquals(0.25, black.values().get("black_share"), 1e-9);
        assertEquals(0.5, black.values().get("longest_inside"), 1e-9);
        assertSpan(ReasonCode.BLACK, 0.5, 1.0, black.findings());
    }

    @Test
    void aBlackEndIsNotInside() {
        final Measurement black = clip(32, (frame, x, y) -> frame >= 24 ? 0 : PAN.luma(frame, x, y)).measure(new BlackMetric());

        assertEquals(0, black.values().get("longest_inside"));
        assertSpan(ReasonCode.BLACK, 1.5, 2.0, black.findings());
    }

    @Test
    void aPictureWithALightIsNotBlack() {
        final Measurement black = clip(4, (frame, x, y) -> x < 20 ? 200 : 5).measure(new BlackMetric());

        assertEquals(0, black.values().get("black_share"));
        assertEquals(1 - 20 / 320.0, black.series().get("dark_pixels")[0], 1e-9);
    }

    @Test
    void aFrozenTailIsFoundFromItsFirstFrame() {
        final Measurement frozen = clip(48, PAN.ordered(frame -> Math.min(frame, 16))).measure(new FrozenMetric());

        assertEquals(2, frozen.values().get("longest"), 1e-9);
        assertEquals(2.0 / 3, frozen.values().get("frozen_share"), 1e-9);
        assertSpan(ReasonCode.FROZEN, 1, 3, frozen.findings());
    }

    @Test
    void slowMovementIsNoFreeze() {
        // Each step is below the threshold, their sum is not.
        final Painter slow = Painter.camera(new Texture(33), 320, 240, 0.03, 0, 0, 0);
        final Measurement frozen = clip(32, slow).measure(new FrozenMetric());

        assertTrue(frozen.values().get("longest") < 1, () -> frozen.values().toString());
        assertTrue(frozen.findings().isEmpty());
    }

    @Test
    void flickerAndFlashesAreTold() {
        final Measurement steady = clip(16, PAN).measure(new FlickerMetric());
        final Measurement flicker = clip(16, (frame, x, y) -> PAN.luma(frame, x, y) + (frame % 2 == 0 ? 10 : -10)).measure(new FlickerMetric());
        final Measurement flash = clip(16, (frame, x, y) -> PAN.luma(frame, x, y) + (frame == 8 ? 15 : 0)).measure(new FlickerMetric());

        assertTrue(steady.values().get("yjit") < 0.5, () -> steady.values().toString());
        assertTrue(flicker.values().get("yjit") > 35, () -> flicker.values().toString());
        assertEquals(1, flicker.values().get("flash_share"), 1e-9);
        assertEquals(3.0 / 14, flash.values().get("flash_share"), 1e-9);
        assertSpan(ReasonCode.FLICKER, 0.5, 0.5625, flash.findings());
        assertEquals(15, flash.findings().get(0).value(), 1);
    }

    @Test
    void aFadeIsNoFlicker() {
        final Measurement fade = clip(16, (frame, x, y) -> 20 + 12 * frame).measure(new FlickerMetric());

        assertEquals(0, fade.values().get("yjit"), 1e-9);
        assertTrue(fade.findings().isEmpty());
    }

    @Test
    void aCutIsFoundAtItsFrame() {
        final Measurement cuts = clip(24, (frame, x, y) -> (frame < 10 ? PAN : OTHER).luma(frame, x, y)).measure(new CutMetric());

        assertEquals(1, cuts.values().get("cuts"));
        assertSpan(ReasonCode.CUT, 0.625, 0.625, cuts.findings());
    }

    @Test
    void aCutNearTheEndIsFound() {
        final Measurement cuts = clip(12, (frame, x, y) -> (frame < 11 ? PAN : OTHER).luma(frame, x, y)).measure(new CutMetric());

        assertEquals(1, cuts.values().get("cuts"));
    }

    @Test
    void aFlashIsNoCut() {
        final Measurement cuts = clip(24, (frame, x, y) -> frame == 10 || frame == 11 ? 230 : PAN.luma(frame, x, y)).measure(new CutMetric());

        assertEquals(0, cuts.values().get("cuts"));
        assertEquals(1, cuts.values().get("flashes"));
    }

    @Test
    void aJerkOfTheCameraIsNoCut() {
        final Measurement cuts = clip(24, PAN.ordered(frame -> frame < 10 ? 0 : 8)).measure(new CutMetric());

        assertEquals(0, cuts.values().get("cuts"));
        assertTrue(cuts.series().get("difference")[10] > 10);
    }

    @Test
    void whatWasAskedIsCompared() {
        final SyntheticClip clip = clip(16, PAN);
        final Measurement equal = clip.measure(new ConformanceMetric(), asked(320, 240, 16, 16, 1));
        final Measurement different = clip.measure(new ConformanceMetric(), asked(1280, 720, 24, 81, 5));

        assertTrue(equal.applicable());
        assertEquals(List.of(), equal.findings());
        assertEquals(List.of(ReasonCode.SIZE_MISMATCH, ReasonCode.FPS_MISMATCH, ReasonCode.LENGTH_MISMATCH),
            different.findings().stream().map(Finding::code).toList());
        assertFalse(clip.measure(new ConformanceMetric()).applicable());
    }

    @Test
    void toleratesOneFrameAndTwoPercent() {
        final SyntheticClip clip = clip(100, (frame, x, y) -> 90);

        assertEquals(List.of(), clip.measure(new ConformanceMetric(), asked(0, 0, 0, 101, 0)).findings());
        assertEquals(List.of(), clip.measure(new ConformanceMetric(), asked(0, 0, 0, 0, 6.3)).findings());
        assertEquals(1, clip.measure(new ConformanceMetric(), asked(0, 0, 0, 102, 0)).findings().size());
        assertEquals(1, clip.measure(new ConformanceMetric(), asked(0, 0, 0, 0, 6.5)).findings().size());
    }

    private static Expectation asked(final int width, final int height, final double fps, final int frames, final double seconds) {
        return new Expectation(width, height, fps, frames, seconds, Optional.empty(), Optional.empty());
    }

    private static SyntheticClip clip(final int frames, final Painter painter) {
        return new SyntheticClip(320, 240, FPS, frames, painter);
    }

    private static void assertSpan(final ReasonCode code, final double from, final double to, final List<Finding> findings) {
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(code, findings.get(0).code());
        assertEquals(from, findings.get(0).from(), 1e-9);
        assertEquals(to, findings.get(0).to(), 1e-9);
    }
}
