package io.nifiwan.media;

import java.util.Arrays;
import java.util.List;

/**
 * Times of the frames of a stream, from its timestamps in any order.
 *
 * @param frameSeconds time of each frame from 0, ascending
 * @param fps          average frames per second, or 0 with fewer than two frames
 * @param constant     whether all steps are within 1 % of the mean step, or within one tick, which is as exact as the stream's clock can be
 */
public record FrameClock(List<Double> frameSeconds, double fps, boolean constant) {
    private static final double TOLERANCE = 0.01;

    public FrameClock {
        frameSeconds = List.copyOf(frameSeconds);
    }

    /**
     * @param ticks   timestamps in any order
     * @param seconds length of one tick in seconds
     */
    public static FrameClock of(final long[] ticks, final double seconds) {
        final long[] sorted = ticks.clone();
        Arrays.sort(sorted);
        final List<Double> times = Arrays.stream(sorted).mapToObj(tick -> (tick - sorted[0]) * seconds).toList();
        if (sorted.length < 2) {
            return new FrameClock(times, 0, true);
        }
        final double mean = (sorted[sorted.length - 1] - sorted[0]) / (double) (sorted.length - 1);
        if (mean <= 0) {
            return new FrameClock(times, 0, false);
        }
        boolean constant = true;
        for (int index = 1; index < sorted.length; index++) {
            constant &= Math.abs(sorted[index] - sorted[index - 1] - mean) <= Math.max(TOLERANCE * mean, 1);
        }
        return new FrameClock(times, 1 / (mean * seconds), constant);
    }
}
