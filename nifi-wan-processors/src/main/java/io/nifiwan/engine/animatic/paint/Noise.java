package io.nifiwan.engine.animatic.paint;

/** Seeded value noise: the same place has the same value on every machine. */
public final class Noise {
    private final int seed;

    public Noise(final long seed) {
        this.seed = (int) (seed ^ seed >>> 32);
    }

    /** White noise of a grid cell, 0 to 1. */
    public double cell(final int x, final int y) {
        int hash = seed + x * 0x27d4eb2d + y * 0x165667b1;
        hash = (hash ^ hash >>> 15) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return ((hash ^ hash >>> 16) & 0xffffff) / (double) 0x1000000;
    }

    /** Smooth noise with features of size 1, 0 to 1. */
    public double at(final double x, final double y) {
        final int column = (int) Math.floor(x);
        final int row = (int) Math.floor(y);
        final double fx = smooth(x - column);
        final double fy = smooth(y - row);
        final double top = cell(column, row) + fx * (cell(column + 1, row) - cell(column, row));
        final double bottom = cell(column, row + 1) + fx * (cell(column + 1, row + 1) - cell(column, row + 1));
        return top + fy * (bottom - top);
    }

    /** Sum of octaves, each of half the size and half the strength, 0 to 1. */
    public double octaves(final double x, final double y, final int count) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        double scale = 1;
        for (int octave = 0; octave < count; octave++) {
            sum += strength * at(x * scale + 17.3 * octave, y * scale - 9.1 * octave);
            total += strength;
            strength /= 2;
            scale *= 2;
        }
        return sum / total;
    }

    private static double smooth(final double t) {
        return t * t * (3 - 2 * t);
    }
}
