package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.SampleRequests;
import io.nifiwan.engine.animatic.scene.SubjectKind;
import io.nifiwan.prompt.PromptSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameRendererTest {
    private static final PromptSpec RAIN = SampleRequests.spec("street", List.of("woman"), "time.night", "weather.rain", "move.push_in");

    private static double difference(final int[] one, final int[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] >> 8 & 0xff) - (other[i] >> 8 & 0xff));
        }
        return (double) sum / one.length;
    }

    private static double mean(final int[] pixels) {
        return Arrays.stream(pixels).mapToDouble(pixel -> pixel >> 8 & 0xff).average().orElseThrow();
    }

    @Test
    void theSameRequestGivesTheSameFramesInAnyOrder() {
        final FrameRenderer one = SampleRequests.renderer(RAIN, 256, 144, 17, 9);
        final FrameRenderer other = SampleRequests.renderer(RAIN, 256, 144, 17, 9);
        final List<int[]> forward = SampleRequests.frames(one, 0, 8, 16);
        final List<int[]> backward = SampleRequests.frames(other, 16, 8, 0);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(forward.get(i), backward.get(2 - i));
        }
    }

    @Test
    void anotherSeedGivesAnotherComposition() {
        final int[] one = SampleRequests.frames(SampleRequests.renderer(RAIN, 256, 144, 17, 1), 8).getFirst();
        final int[] other = SampleRequests.frames(SampleRequests.renderer(RAIN, 256, 144, 17, 2), 8).getFirst();
        assertTrue(difference(one, other) > 6, () -> "difference " + difference(one, other));
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "66, 128", "300, 64", "128, 226"})
    void anyEvenSizeIsFilled(final int width, final int height) {
        final FrameRenderer renderer = SampleRequests.renderer(RAIN, width, height, 5, 3);
        final int[] pixels = SampleRequests.frames(renderer, 2).getFirst();
        assertEquals(width * height, pixels.length);
        final long black = Arrays.stream(pixels, 0, width * renderer.pictureHeight()).filter(pixel -> (pixel & 0xffffff) == 0).count();
        assertTrue(black < pixels.length / 50, "unpainted pixels: " + black);
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.static", "move.pan_left", "move.tilt_up", "move.push_in", "move.pull_out", "move.truck_right",
        "move.crane_up", "move.drone_rise",
        "move.orbit", "move.tracking", "move.whip_pan", "move.roll", "move.handheld", "move.compound", "angle.dutch"})
    void noMovementLeavesThePaintedWorld(final String move) {
        final FrameRenderer renderer = SampleRequests.renderer(SampleRequests.spec("field", List.of(), "time.day", move), 160, 96, 161, 3);
        for (final int[] pixels : SampleRequests.frames(renderer, 0, 40, 160)) {
            final long black = Arrays.stream(pixels, 0, 160 * renderer.pictureHeight()).filter(pixel -> (pixel & 0xffffff) == 0).count();
            assertEquals(0, black);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "street", "city", "harbour", "forest", "mountain", "field"})
    void aFarBackdropFillsThePictureToo(final String place) {
        final PromptSpec spec = SampleRequests.spec(place, List.of(), "time.noon", "size.extreme_long", "move.pull_out");
        final FrameRenderer renderer = SampleRequests.renderer(spec, 320, 192, 81, 5);
        for (final int[] pixels : SampleRequests.frames(renderer, 0, 40, 80)) {
            final long black = Arrays.stream(pixels, 0, 320 * renderer.pictureHeight()).filter(pixel -> (pixel & 0xffffff) == 0).count();
            assertEquals(0, black);
        }
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void everySubjectIsSeenAndLives(final SubjectKind kind) {
        final String subject = kind.name().toLowerCase(Locale.ROOT);
        final PromptSpec with = SampleRequests.spec("field", List.of(subject), "time.dusk");
        final PromptSpec without = SampleRequests.spec("field", List.of(), "time.dusk", "frame.empty");
        final List<int[]> seen = SampleRequests.frames(SampleRequests.renderer(with, 256, 144, 17, 4), 0, 12);
        final int[] empty = SampleRequests.frames(SampleRequests.renderer(without, 256, 144, 17, 4), 0).getFirst();
        assertTrue(difference(seen.getFirst(), empty) > 0.05, () -> "not seen: " + difference(seen.getFirst(), empty));
        assertTrue(difference(seen.getFirst(), seen.getLast()) > 0.1, "stands still");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weather.rain", "weather.storm", "weather.snow", "weather.fog", "weather.dust", "weather.cloudy", "weather.clear"})
    void weatherMovesWithoutFlicker(final String weather) {
        final FrameRenderer renderer = SampleRequests.renderer(SampleRequests.spec("mountain", List.of(), "time.day", weather), 256, 144, 33, 4);
        final List<int[]> frames = SampleRequests.frames(renderer, 0, 1, 2, 3, 4, 20);
        for (int i = 1; i < 4; i++) {
            final double second = mean(frames.get(i + 1)) - 2 * mean(frames.get(i)) + mean(frames.get(i - 1));
            assertEquals(0, second, 0.35, "brightness jumps");
        }
        assertTrue(difference(frames.get(0), frames.get(5)) > 0.255, () -> "frozen: " + difference(frames.get(0), frames.get(5)));
    }

    @Test
    void theSlateStandsStillAndIsGrey() {
        final FrameRenderer renderer = SampleRequests.renderer(RAIN, 640, 360, 17, 9);
        final List<int[]> frames = SampleRequests.frames(renderer, 0, 16);
        final int from = 640 * renderer.pictureHeight();
        final int[] first = Arrays.copyOfRange(frames.get(0), from, frames.get(0).length);
        assertArrayEquals(first, Arrays.copyOfRange(frames.get(1), from, frames.get(1).length));
        assertTrue(Arrays.stream(first).allMatch(pixel -> (pixel >> 16 & 0xff) == (pixel & 0xff)), "grey");
        assertTrue(Arrays.stream(first).filter(pixel -> (pixel & 0xff) > 110).count() > 80, "has text");
        assertEquals(0.09, 1 - renderer.pictureHeight() / 360.0, 0.005);
    }
}
