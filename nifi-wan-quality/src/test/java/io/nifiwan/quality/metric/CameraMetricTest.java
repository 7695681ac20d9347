package io.nifiwan.quality.metric;

import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CameraMetricTest {
    private static final int FPS = 8;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final Texture TEXTURE = new Texture(7);

    @ParameterizedTest
    @CsvSource({
        // content right W/s, down H/s, growth /s, degrees /s, main class, speed word
        "-0.1, 0, 0, 0, pan_right, medium",
        "0.03, 0, 0, 0, pan_left, slow",
        "-0.4, 0, 0, 0, pan_right, fast",
        "0, 0.08, 0, 0, tilt_up, medium",
        "0, -0.08, 0, 0, tilt_down, medium",
        "0, 0, 0.06, 0, push_in, medium",
        "0, 0, -0.06, 0, pull_out, medium",
        "0, 0, 0, -5, roll_cw, medium",
        "0, 0, 0, 5, roll_ccw, medium",
        "0, 0, 0, 0, static, still",
    })
    void measuresKnownMovesWithinTwoPercent(final double right, final double down, final double growth, final double degrees, final String main,
                                            final String speed) {
        final Measurement camera = camera(Painter.camera(TEXTURE, WIDTH, HEIGHT, right * WIDTH / FPS, down * HEIGHT / FPS, growth / FPS,
            degrees / FPS));

        assertEquals(right, camera.values().get("pan"), 0.02 * Math.abs(right) + 0.001);
        assertEquals(down, camera.values().get("tilt"), 0.02 * Math.abs(down) + 0.001);
        assertEquals(growth, camera.values().get("zoom"), 0.02 * Math.abs(growth) + 0.001);
        assertEquals(degrees, camera.values().get("roll"), 0.02 * Math.abs(degrees) + 0.05);
        assertEquals(main, camera.labels().get("camera"));
        assertEquals(speed, camera.labels().get("speed"));
        assertTrue(camera.values().get("confidence") > 0.9, () -> camera.values().toString());
    }

    @Test
    void aStaticStripDoesNotHoldTheCamera() {
        final Texture caption = new Texture(8);
        final Painter scene = Painter.camera(TEXTURE, WIDTH, HEIGHT, -0.08 * WIDTH / FPS, 0, 0, 0);
        final Measurement camera = camera((frame, x, y) -> y >= 0.85 * HEIGHT ? caption.at(3 * x, 3 * y) : scene.luma(frame, x, y));

        assertEquals("pan_right", camera.labels().get("camera"));
        assertEquals(-0.08, camera.values().get("pan"), 0.002);
    }

    @Test
    void aStaticStripDoesNotHoldAPlainScene() {
        // Texture only in a third of the picture: the strip holds more corners than the moving scene.
        final Texture caption = new Texture(8);
        final Painter scene = Painter.camera(TEXTURE, WIDTH, HEIGHT, 0, 0, 0.08 / FPS, 0);
        final Measurement camera = camera((frame, x, y) -> {
            if (y >= 0.86 * HEIGHT) {
                return caption.at(3 * x, 3 * y);
            }
            return y > 0.4 * HEIGHT && y < 0.62 * HEIGHT && x < 0.75 * WIDTH ? scene.luma(frame, x, y) : 90;
        });

        assertEquals("push_in", camera.labels().get("camera"), () -> camera.values().toString());
    }

    @Test
    void aLargeMovingObjectIsNotTheCamera() {
        final Texture object = new Texture(9);
        final Painter scene = Painter.still(TEXTURE);
        final Measurement camera = camera((frame, x, y) -> {
            final double left = 40 + 0.167 * WIDTH / FPS * frame;
            final boolean inside = x >= left && x < left + 0.42 * WIDTH && y >= 0.3 * HEIGHT && y < 0.8 * HEIGHT;
            return inside ? object.at(2 * (x - left), 2 * y) : scene.luma(frame, x, y);
        });

        assertEquals("static", camera.labels().get("camera"));
        assertEquals(0, camera.values().get("pan"), 0.001);
        assertTrue(camera.values().get("inliers") < 0.9, () -> camera.values().toString());
    }

    @Test
    void aPanThereAndBackIsBoth() {
        final Painter scene = Painter.camera(TEXTURE, WIDTH, HEIGHT, 6, 0, 0, 0).ordered(frame -> frame < 20 ? frame : 40 - frame);
        final Measurement camera = new SyntheticClip(WIDTH, HEIGHT, FPS, 41, scene).measure(new CameraMetric());

        assertTrue(camera.labels().get("camera_all").contains("pan_left"), () -> camera.labels().toString());
        assertTrue(camera.labels().get("camera_all").contains("pan_right"), () -> camera.labels().toString());
    }

    @Test
    void jitterIsHandheld() {
        final SplittableRandom random = new SplittableRandom(5);
        final double[] offsets = random.doubles(200, -4, 4).toArray();
        final Measurement camera = camera((frame, x, y) -> TEXTURE.at(x + offsets[2 * frame], y + offsets[2 * frame + 1]));

        assertEquals("handheld", camera.labels().get("camera"));
        assertTrue(camera.values().get("shake") > 0.03, () -> camera.values().toString());
    }

    @Test
    void anEmptyPictureIsUnknown() {
        final Measurement camera = camera((frame, x, y) -> 80);

        assertEquals("unknown", camera.labels().get("camera"));
        assertEquals(0, camera.values().get("confidence"));
    }

    @Test
    void noiseIsUnknown() {
        final Measurement camera = camera((frame, x, y) -> new SplittableRandom(frame * 1_000_003L + y * 641L + x).nextInt(256));

        assertEquals("unknown", camera.labels().get("camera"));
    }

    @Test
    void oneFrameIsNoMovement() {
        assertFalse(new SyntheticClip(WIDTH, HEIGHT, FPS, 1, Painter.still(TEXTURE)).measure(new CameraMetric()).applicable());
    }

    private static Measurement camera(final Painter painter) {
        return new SyntheticClip(WIDTH, HEIGHT, FPS, 17, painter).measure(new CameraMetric());
    }
}
