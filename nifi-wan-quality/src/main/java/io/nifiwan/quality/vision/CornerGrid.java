package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

import java.util.Arrays;

/**
 * The best corner of each cell of a 20x12 grid (12x20 for upright pictures), by the smaller eigenvalue of the structure tensor
 * (Shi and Tomasi 1994). One point a cell, so that a richly textured object does not outvote a plain background.
 */
final class CornerGrid {
    private static final int LONG_CELLS = 20;
    private static final int SHORT_CELLS = 12;
    /** Half the window over which gradients are averaged. */
    private static final int RADIUS = 2;
    /** Mean squared gradient, in squared grey levels a pixel, that a corner needs in its weaker direction. */
    private static final float WEAKEST = 1;
    private static final int MARGIN = 4;

    private CornerGrid() {
    }

    /** The corners as x, y, x, y and so on; cells without a corner have none. */
    static int[] corners(final LumaPlane plane) {
        final boolean upright = plane.height() > plane.width();
        final int columns = upright ? SHORT_CELLS : LONG_CELLS;
        final int rows = upright ? LONG_CELLS : SHORT_CELLS;
        final float[] strength = strength(plane);
        final int[] found = new int[2 * columns * rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                final int best = best(plane, strength, column * plane.width() / columns, (column + 1) * plane.width() / columns,
                    row * plane.height() / rows, (row + 1) * plane.height() / rows);
                if (best >= 0) {
                    found[count++] = best % plane.width();
                    found[count++] = best / plane.width();
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int best(final LumaPlane plane, final float[] strength, final int left, final int right, final int top, final int bottom) {
        int best = -1;
        float most = WEAKEST;
        for (int y = Math.max(MARGIN, top); y < Math.min(plane.height() - MARGIN, bottom); y++) {
            for (int x = Math.max(MARGIN, left); x < Math.min(plane.width() - MARGIN, right); x++) {
                final int at = y * plane.width() + x;
                if (strength[at] > most) {
                    most = strength[at];
                    best = at;
                }
            }
        }
        return best;
    }

    private static float[] strength(final LumaPlane plane) {
        final int width = plane.width();
        final int height = plane.height();
        final float[] values = plane.values();
        final float[] xx = new float[values.length];
        final float[] xy = new float[values.length];
        final float[] yy = new float[values.length];
        for (int y = 1; y < height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                final float gx = (values[at + 1] - values[at - 1]) / 2;
                final float gy = (values[at + width] - values[at - width]) / 2;
                xx[at] = gx * gx;
                xy[at] = gx * gy;
                yy[at] = gy * gy;
            }
        }
        blur(xx, width, height);
        blur(xy, width, height);
        blur(yy, width, height);
        final float[] strength = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            final float difference = xx[at] - yy[at];
            strength[at] = (xx[at] + yy[at] - (float) Math.sqrt(difference * difference + 4 * xy[at] * xy[at])) / 2;
        }
        return strength;
    }

    /** Mean over a square window; pixels near the border, where no corner is looked for, keep a partial sum. */
    private static void blur(final float[] values, final int width, final int height) {
        final float[] rows = new float[values.length];
        final float weight = 1f / ((2 * RADIUS + 1) * (2 * RADIUS + 1));
        for (int y = 0; y < height; y++) {
            for (int at = y * width + RADIUS; at < (y + 1) * width - RADIUS; at++) {
                rows[at] = (values[at - 2] + values[at - 1] + values[at] + values[at + 1] + values[at + 2]) * weight;
            }
        }
        for (int at = RADIUS * width; at < (height - RADIUS) * width; at++) {
            values[at] = rows[at - 2 * width] + rows[at - width] + rows[at] + rows[at + width] + rows[at + 2 * width];
        }
    }
}
