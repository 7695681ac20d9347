package io.nifiwan.quality.measuring;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Measures of real clips against those of an independent prototype in OpenCV, where the clips are at hand. The prototype uses another optical
 * flow and other frame times, so the tolerances are wide: 15 % and a little for sharpness, 0.12 for coherence, 0.02 a second for movement.
 */
class RealClipsTest {
    private static final Path CLIPS = Path.of("..", "..", "shared", "data", "clips");
    private static StandardClipMeasurer measurer;

    @BeforeAll
    static void prepare() throws IOException {
        assumeTrue(Files.isDirectory(CLIPS) && FfmpegInstallation.isBundled());
        measurer = StandardClipMeasurer.create();
    }

    @ParameterizedTest
    @CsvSource({
        // clip, frames, sharpr, yjit, tcr, flow, pan, tilt, zoom, L, main camera class, a tone class
        "ai-cogvideox-toy-ship-480p8, 49, 0.90, 0.38, 0.19, 0.034, 0.016, 0.001, -0.004, 46, static, cool",
        "ai-gen3c-cafe-720p24, 121, 0.69, 0.97, 0.47, 0.027, -0.025, 0.001, -0.007, 48, pan_right, warm",
        "ai-pair-1-a, 126, 0.59, 0.35, 0.24, 0.031, -0.014, -0.043, 0.001, 32, tilt_down, warm",
        "ai-wan21-cats-boxing-720p16, 81, 0.71, 0.56, 0.60, 0.092, 0.018, 0.000, 0.004, 27, pan_left, low_key",
        "ai-wan22-cat-pool-480p16, 33, 1.31, 0.67, 0.81, 0.051, -0.009, -0.001, -0.001, 73, static, high_key",
        "real-harbour-pan-720p30, 234, 1.18, 0.37, 0.36, 0.179, 0.066, 0.012, -0.009, 54, pan_left, neutral",
    })
    void agreesWithThePrototype(final String name, final int frames, final double sharpness, final double jitter, final double coherence,
                                final double flow, final double pan, final double tilt, final double zoom, final double lightness,
                                final String camera, final String tone) throws IOException {
        final ClipMeasurements measured = measurer.measure(CLIPS.resolve(name + ".mp4"), Expectation.none());

        assertEquals(frames, measured.info().decodedFrames());
        assertEquals(sharpness, value(measured, "sharpness", "sharpr"), 0.15 * sharpness);
        assertEquals(jitter, value(measured, "flicker", "yjit"), 0.05 * jitter + 0.01);
        assertEquals(coherence, value(measured, "motion", "tcr"), 0.12);
        assertEquals(flow, value(measured, "motion", "flow"), 0.15 * flow + 0.002);
        assertEquals(pan, value(measured, "camera", "pan"), 0.02);
        assertEquals(tilt, value(measured, "camera", "tilt"), 0.02);
        assertEquals(zoom, value(measured, "camera", "zoom"), 0.02);
        assertEquals(lightness, value(measured, "tone", "L"), 2);
        assertEquals(camera, measured.of("camera").orElseThrow().labels().get("camera"));
        assertTrue(measured.of("tone").orElseThrow().labels().get("classes").contains(tone), () -> measured.of("tone").toString());
    }

    @Test
    void findsTheBlackStretchAndTheCutOfTheTrailer() throws IOException {
        final ClipMeasurements measured = measurer.measure(CLIPS.resolve("anim-sintel-black-cuts-480p24.mp4"), Expectation.none());

        assertEquals(3.0, value(measured, "black", "longest_inside"), 0.05);
        assertEquals(4.17, measured.of("black").orElseThrow().findings().get(0).from(), 0.05);
        assertTrue(value(measured, "cuts", "cuts") >= 1);
        assertTrue(value(measured, "camera", "confidence") < 0.5);
    }

    @Test
    void stillCameraAndFewFrozenFramesInTheNearlyStillClip() throws IOException {
        final ClipMeasurements measured = measurer.measure(CLIPS.resolve("ai-pair-1-b.mp4"), Expectation.none());

        assertEquals("static", measured.of("camera").orElseThrow().labels().get("camera"));
        assertTrue(value(measured, "motion", "repeated_share") > 0.7);
        assertTrue(measured.of("frozen").orElseThrow().findings().isEmpty(), () -> measured.of("frozen").toString());
    }

    private static double value(final ClipMeasurements measured, final String metric, final String name) {
        return measured.of(metric).orElseThrow().values().get(name);
    }
}
