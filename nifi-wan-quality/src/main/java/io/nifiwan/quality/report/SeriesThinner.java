package io.nifiwan.quality.report;

import java.util.Arrays;

/**
 * Keeps the series of a report short, whatever the length of the clip: a series of more than {@value #MOST} values is cut into equal
 * stretches, and each keeps the value that stands out most from the median of the series, so that no defect is thinned away. Of the series
 * {@value #SECONDS} each keeps its first value.
 */
final class SeriesThinner {
    /** Longest series; a clip of 40 seconds at 24 frames a second is complete. */
    static final int MOST = 1000;
    static final String SECONDS = "seconds";

    private SeriesThinner() {
    }

    /** Number of measured values that one value of a report stands for. */
    static int step(final int length) {
        return Math.max(1, (length + MOST - 1) / MOST);
    }

    /** At most {@value #MOST} values; the series itself where it is short enough. */
    static double[] thin(final String name, final double[] values) {
        final int step = step(values.length);
        if (step == 1) {
            return values;
        }
        final double median = name.equals(SECONDS) ? 0 : median(values);
        final double[] kept = new double[(values.length + step - 1) / step];
        for (int stretch = 0; stretch < kept.length; stretch++) {
            kept[stretch] = values[stretch * step];
            for (int index = stretch * step; !name.equals(SECONDS) && index < Math.min(values.length, (stretch + 1) * step); index++) {
                if (!(Math.abs(values[index] - median) <= Math.abs(kept[stretch] - median))) {
                    kept[stretch] = values[index];
                }
            }
        }
        return kept;
    }

    private static double median(final double[] values) {
        final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
