package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.LumaLevel;
import io.nifiwan.quality.decode.LumaPlane;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Contrast-normalised block sharpness (SharpR). In each 32x32 block of the 480-line luma whose standard deviation is above 4:
 * r = std(Laplacian) / std(luma); a frame has the 90th percentile of r, the clip the median over eight frames. One sharp region is enough,
 * so shallow depth of field is no blur; the block's own contrast divides, so night is none either.
 * <p>
 * Values: {@code sharpr} (about 0.6 to 1.6 when sharp, below 0.5 when blurred), {@code textured_blocks} (median per frame), {@code noise}
 * (1 where sharpr is above 2, which no clean picture reaches). Series: {@code sharpr} per measured frame, {@code seconds} its time.
 * Not applicable with a median of fewer than eight textured blocks: sky, black or flat colour cannot be blurred.
 */
public final class SharpnessMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "sharpness";
    private static final int FRAMES = 8;
    private static final int BLOCK = 32;
    private static final double TEXTURED = 4;
    private static final int FEWEST_BLOCKS = 8;
    private static final double PERCENTILE = 90;
    private static final double NOISY = 2;

    private final Series ratios = new Series();
    private final Series seconds = new Series();
    private final Series blocks = new Series();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sampling sampling() {
        return Sampling.evenly(FRAMES);
    }

    @Override
    public void begin(final VideoFacts facts, final Expectation expectation) {
        // Needs nothing of the container: the frames come in working size.
    }

    @Override
    public void accept(final Frame frame) {
        final double[] measured = blockRatios(frame.plane(LumaLevel.FULL_480));
        blocks.add(measured.length);
        if (measured.length > 0) {
            ratios.add(new Percentile().withEstimationType(Percentile.EstimationType.R_7).evaluate(measured, PERCENTILE));
            seconds.add(frame.seconds());
        }
    }

    @Override
    public Measurement finish() {
        final double textured = blocks.size() == 0 ? 0 : new Median().evaluate(blocks.toArray());
        if (ratios.size() == 0 || textured < FEWEST_BLOCKS) {
            return Measurement.notApplicable(ID, "Fewer than " + FEWEST_BLOCKS + " textured blocks in half of the frames");
        }
        final double[] series = ratios.toArray();
        final double sharpness = new Median().evaluate(series);
        return new Measurement(ID, true, "", Map.of("sharpr", sharpness, "textured_blocks", textured,
            "noise", sharpness > NOISY ? 1.0 : 0.0), Map.of(), Map.of("sharpr", series, "seconds", seconds.toArray()), List.of());
    }

    /** std(Laplacian) / std(luma) of each textured block; blocks that do not fit in whole are left out. */
    static double[] blockRatios(final LumaPlane plane) {
        final double[] found = new double[(plane.width() / BLOCK) * (plane.height() / BLOCK)];
        int count = 0;
        for (int top = 0; top + BLOCK <= plane.height(); top += BLOCK) {
            for (int left = 0; left + BLOCK <= plane.width(); left += BLOCK) {
                final double ratio = blockRatio(plane, left, top);
                if (ratio >= 0) {
                    found[count++] = ratio;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Ratio of one block, or -1 where it has too little texture. */
    private static double blockRatio(final LumaPlane plane, final int left, final int top) {
        final float[] values = plane.values();
        double sum = 0;
        double squares = 0;
        double edgeSum = 0;
        double edgeSquares = 0;
        for (int y = top; y < top + BLOCK; y++) {
            final int above = Math.abs(y - 1) * plane.width();
            final int below = (y + 1 < plane.height() ? y + 1 : y - 1) * plane.width();
            for (int x = left; x < left + BLOCK; x++) {
                final float value = values[y * plane.width() + x];
                final float before = values[y * plane.width() + Math.abs(x - 1)];
                final float after = values[y * plane.width() + (x + 1 < plane.width() ? x + 1 : x - 1)];
                final float edge = values[above + x] + values[below + x] + before + after - 4 * value;
                sum += value;
                squares += value * value;
                edgeSum += edge;
                edgeSquares += edge * edge;
            }
        }
        final double area = BLOCK * BLOCK;
        final double deviation = Math.sqrt(Math.max(0, squares / area - sum * sum / (area * area)));
        return deviation <= TEXTURED ? -1 : Math.sqrt(Math.max(0, edgeSquares / area - edgeSum * edgeSum / (area * area))) / deviation;
    }
}
