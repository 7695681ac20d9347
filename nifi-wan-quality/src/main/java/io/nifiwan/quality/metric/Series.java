package io.nifiwan.quality.metric;

import java.util.Arrays;

/** A growing column of numbers. */
final class Series {
    private double[] values = new double[64];
    private int size;

    void add(final double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double get(final int index) {
        return values[index];
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
