package io.nifiwan.quality.calibrate.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight axis from values to pixels.
 *
 * @param low   value at the first pixel
 * @param high  value at the last pixel, above {@code low}
 * @param first first pixel
 * @param last  last pixel; smaller than the first where the axis goes up
 */
record Scale(double low, double high, double first, double last) {
    private static final int WANTED_TICKS = 5;

    double pixel(final double value) {
        return first + (value - low) / (high - low) * (last - first);
    }

    /** Round values within the axis: one, two or five times a power of ten apart. */
    List<Double> ticks() {
        final double rough = (high - low) / WANTED_TICKS;
        final double power = Math.pow(10, Math.floor(Math.log10(rough)));
        final double factor = rough / power;
        final double step = (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
        final List<Double> ticks = new ArrayList<>();
        for (long multiple = (long) Math.ceil(low / step - 1e-9); multiple * step <= high + step * 1e-9; multiple++) {
            ticks.add(multiple * step);
        }
        return ticks;
    }
}
