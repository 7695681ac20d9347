package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.SampleRequests;
import io.nifiwan.prompt.PromptSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Measures the movement on rendered frames by exhaustive block matching: slow, simple, and knowing nothing of the camera path. */
class CameraOnFramesTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 192;
    private static final int FRAMES = 49;
    private static final int FROM = 20;
    private static final int TO = 24;
    private static final int BLOCK = 20;
    private static final int REACH = 11;

    /** Movement of the picture content per second: to the right in widths, down in heights, growth of the scale. */
    private record Motion(double right, double down, double growth) {
    }

    private static Motion measure(final PromptSpec spec) {
        final FrameRenderer renderer = SampleRequests.renderer(spec, WIDTH, HEIGHT, FRAMES, 5);
        final List<int[]> frames = SampleRequests.frames(renderer, FROM, TO);
        final int[] before = luma(frames.getFirst());
        final int[] after = luma(frames.getLast());
        final double seconds = (TO - FROM) / (double) SampleRequests.FPS;
        final List<double[]> moves = new ArrayList<>();
        for (int y = REACH; y + BLOCK + REACH < renderer.pictureHeight(); y += BLOCK / 2) {
            for (int x = REACH; x + BLOCK + REACH < WIDTH; x += BLOCK) {
                if (isTextured(before, x, y)) {
                    moves.add(match(before, after, x, y));
                }
            }
        }
        assertTrue(moves.size() > 40, "too little texture to follow: " + moves.size() + " blocks");
        final double middleX = WIDTH / 2.0;
        final double right = median(moves.stream().mapToDouble(move -> move[2]));
        final double down = median(moves.stream().mapToDouble(move -> move[3]));
        final double growth = median(moves.stream().filter(move -> Math.abs(move[0] - middleX) > WIDTH / 5.0)
                .mapToDouble(move -> (move[2] - right) / (move[0] - middleX)));
        return new Motion(right / WIDTH / seconds, down / renderer.pictureHeight() / seconds, growth / seconds);
    }

    private static double[] match(final int[] before, final int[] after, final int x, final int y) {
        long best = Long.MAX_VALUE;
        double[] move = new double[4];
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                long difference = 0;
                for (int row = 0; row < BLOCK && difference < best; row++) {
                    for (int column = 0; column < BLOCK; column++) {
                        difference += Math.abs(before[(y + row) * WIDTH + x + column] - after[(y + dy + row) * WIDTH + x + dx + column]);
                    }
                }
                if (difference < best) {
                    best = difference;
                    move = new double[]{x + BLOCK / 2.0, y + BLOCK / 2.0, dx, dy};
                }
            }
        }
        return move;
    }

    private static boolean isTextured(final int[] luma, final int x, final int y) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < BLOCK; row++) {
            for (int column = 0; column < BLOCK; column++) {
                final int value = luma[(y + row) * WIDTH + x + column];
                sum += value;
                squares += (double) value * value;
            }
        }
        final double count = BLOCK * BLOCK;
        return squares / count - sum / count * sum / count > 36;
    }

    private static int[] luma(final int[] pixels) {
        return Arrays.stream(pixels).map(pixel -> ((pixel >> 16 & 0xff) * 77 + (pixel >> 8 & 0xff) * 151 + (pixel & 0xff) * 28) >> 8).toArray();
    }

    private static double median(final DoubleStream values) {
        final double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @ParameterizedTest
    @CsvSource({
        "move.pan_right, street,  -0.085, 0",
        "move.pan_left,  harbour,  0.085, 0",
        "move.truck_right, forest, -0.075, 0",
        "move.truck_left, city,    0.075, 0",
        "move.tilt_up,   workshop, 0, 0.075",
        "move.tilt_down, street,   0, -0.075",
    })
    void theBackgroundMovesAgainstTheCamera(final String move, final String place, final double right, final double down) {
        final Motion motion = measure(SampleRequests.spec(place, List.of(), move, "time.day"));
        assertEquals(right, motion.right(), 0.016, motion::toString);
        assertEquals(down, motion.down(), 0.016, motion::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "move.push_in,  street,    0.08",
        "move.pull_out, mountains, -0.08",
        "move.zoom_in,  workshop,  0.085",
        "move.zoom_out, city,     -0.085",
    })
    void theBackgroundGrowsWhenTheCameraComesCloser(final String move, final String place, final double growth) {
        final Motion motion = measure(SampleRequests.spec(place, List.of(), move, "time.day"));
        assertEquals(growth, motion.growth(), 0.035, motion::toString);
        assertEquals(0, motion.right(), 0.02, motion::toString);
    }

    @Test
    void nothingAskedIsALockedOffCamera() {
        final Motion motion = measure(SampleRequests.spec("harbour", List.of("boat", "bird"), "time.dawn"));
        assertEquals(new Motion(0, 0, 0), new Motion(Math.abs(motion.right()), Math.abs(motion.down()), Math.abs(motion.growth())));
    }
}
