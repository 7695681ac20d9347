package io.nifiwan.quality.testing;

import java.util.SplittableRandom;

/** An endless, seeded grey texture with detail at several scales, whose value is known between pixels: warps of it have an exact answer. */
public final class Texture {
    private static final int TILE = 1024;
    private static final int[] SCALES = {6, 14, 40, 120};
    private static final float[] STRENGTHS = {50, 45, 45, 40};

    private final float[] values = new float[TILE * TILE];

    public Texture(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int octave = 0; octave < SCALES.length; octave++) {
            add(random, SCALES[octave], STRENGTHS[octave]);
        }
    }

    /** Value at a position, about 20 to 235. */
    public float at(final double x, final double y) {
        final int column = (int) Math.floor(x);
        final int row = (int) Math.floor(y);
        final float right = (float) (x - column);
        final float down = (float) (y - row);
        final float value = (1 - down) * ((1 - right) * value(column, row) + right * value(column + 1, row))
            + down * ((1 - right) * value(column, row + 1) + right * value(column + 1, row + 1));
        return Math.max(20, Math.min(235, 128 + value));
    }

    private float value(final int column, final int row) {
        return values[(row & TILE - 1) * TILE + (column & TILE - 1)];
    }

    private void add(final SplittableRandom random, final int scale, final float strength) {
        final int cells = TILE / scale + 2;
        final float[] knots = new float[cells * cells];
        for (int knot = 0; knot < knots.length; knot++) {
            knots[knot] = (float) (random.nextDouble() * 2 - 1) * strength;
        }
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                final int at = y / scale * cells + x / scale;
                final float right = smooth((float) (x % scale) / scale);
                final float down = smooth((float) (y % scale) / scale);
                values[y * TILE + x] += (1 - down) * ((1 - right) * knots[at] + right * knots[at + 1])
                    + down * ((1 - right) * knots[at + cells] + right * knots[at + cells + 1]);
            }
        }
    }

    private static float smooth(final float part) {
        return part * part * (3 - 2 * part);
    }
}
