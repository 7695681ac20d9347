package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DenseFlowTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final Texture TEXTURE = new Texture(41);

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1.5, -0.75, 0", "-9, 4, 0", "18, 0, 0", "0, 0, 0.03", "3, 1, 25"})
    void findsKnownMovement(final double right, final double down, final double extra) {
        // The last number is growth below 1, and a change of brightness above it: brightness must not look like movement.
        final double growth = extra < 1 ? extra : 0;
        final double light = extra < 1 ? 0 : extra;
        final Painter painter = Painter.camera(TEXTURE, WIDTH, HEIGHT, right, down, growth, 0);
        final FlowField flow = new DenseFlow().between(DenseFlow.pyramid(plane(painter, 0, 0)), DenseFlow.pyramid(plane(painter, 1, light)));

        double error = 0;
        int count = 0;
        for (int y = 24; y < HEIGHT - 24; y++) {
            for (int x = 24; x < WIDTH - 24; x++) {
                final double expectedX = right + (Math.exp(growth) - 1) * (x - (WIDTH - 1) / 2.0);
                final double expectedY = down + (Math.exp(growth) - 1) * (y - (HEIGHT - 1) / 2.0);
                error += Math.hypot(flow.u()[y * WIDTH + x] - expectedX, flow.v()[y * WIDTH + x] - expectedY);
                count++;
            }
        }
        final double mean = error / count;
        assertTrue(mean < 0.25, () -> "mean endpoint error " + mean);
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "20, 9", "33, 47"})
    void smallPicturesWork(final int width, final int height) {
        final LumaPlane plane = LumaPlane.blank(width, height);
        final FlowField flow = new DenseFlow().between(DenseFlow.pyramid(plane), DenseFlow.pyramid(plane));

        assertEquals(width * height, flow.u().length);
        assertEquals(0, flow.meanLength(), 1e-6);
    }

    private static LumaPlane plane(final Painter painter, final int frame, final double light) {
        final LumaPlane plane = LumaPlane.blank(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                plane.values()[y * WIDTH + x] = (float) (painter.luma(frame, x, y) + light);
            }
        }
        return plane;
    }
}
