package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

/**
 * Dense optical flow by inverse search (Kroeger et al., Fast Optical Flow using Dense Inverse Search, ECCV 2016), without the variational
 * refinement. From the coarsest level to the second finest, a grid of overlapping 8x8 patches is matched by Gauss-Newton steps, where the
 * gradient of the template replaces that of the moving picture, so that the matrix of each patch is inverted once. A patch starts from the
 * best of the coarser flow and the results of its left and upper neighbours. Differences are taken after removing the patch means, so a
 * change of brightness does not look like movement. Each pixel then takes the mean of the patches over it, weighted by how well they fit
 * there. The finest level is interpolated: for measuring coherence its gain is nil and its cost three quarters.
 */
public final class DenseFlow {
    private static final int PATCH = 8;
    private static final int AREA = PATCH * PATCH;
    private static final int STRIDE = 4;
    private static final int FINEST = 1;
    private static final int MOST_STEPS = 12;
    private static final float SMALL_STEP = 0.02f;
    private static final float FLAT = 8;
    private static final int OUTER = PATCH + 2;

    private final float[] outer = new float[OUTER * OUTER];
    private final float[] template = new float[AREA];
    private final float[] gradientX = new float[AREA];
    private final float[] gradientY = new float[AREA];
    private final float[] moved = new float[AREA];

    /** Levels that a pyramid should have for this flow. */
    public static Pyramid pyramid(final LumaPlane plane) {
        return Pyramid.of(plane, 5, 2 * PATCH);
    }

    /** Flow from the first to the second picture, in the size of their finest level. Not safe for use by several threads. */
    public FlowField between(final Pyramid first, final Pyramid second) {
        FlowField flow = null;
        for (int level = first.levels() - 1; level >= Math.min(FINEST, first.levels() - 1); level--) {
            final PaddedPlane from = first.level(level);
            final FlowField start = flow == null ? FlowField.still(from.width(), from.height()) : flow.scaledTo(from.width(), from.height());
            flow = refine(from, second.level(level), start);
        }
        final PaddedPlane finest = first.level(0);
        return flow.width() == finest.width() ? flow : flow.scaledTo(finest.width(), finest.height());
    }

    private FlowField refine(final PaddedPlane from, final PaddedPlane to, final FlowField start) {
        final int columns = patches(from.width());
        final int rows = patches(from.height());
        final float[] patchU = new float[columns * rows];
        final float[] patchV = new float[columns * rows];
        final FlowField sum = FlowField.still(from.width(), from.height());
        final float[] weights = new float[from.width() * from.height()];
        for (int row = 0; row < rows; row++) {
            final int top = Math.max(0, Math.min(row * STRIDE, from.height() - PATCH));
            for (int column = 0; column < columns; column++) {
                final int left = Math.max(0, Math.min(column * STRIDE, from.width() - PATCH));
                readTemplate(from, left, top);
                final int patch = row * columns + column;
                final int centre = Math.min(top + PATCH / 2, from.height() - 1) * from.width() + Math.min(left + PATCH / 2, from.width() - 1);
                choose(to, left, top, start.u()[centre], start.v()[centre], patch, columns, patchU, patchV);
                search(to, left, top, patch, patchU, patchV);
                spread(to, left, top, patchU[patch], patchV[patch], sum, weights);
            }
        }
        for (int pixel = 0; pixel < weights.length; pixel++) {
            sum.u()[pixel] /= weights[pixel];
            sum.v()[pixel] /= weights[pixel];
        }
        return sum;
    }

    private static int patches(final int side) {
        return Math.max(1, (side - PATCH + STRIDE - 1) / STRIDE + 1);
    }

    private void readTemplate(final PaddedPlane plane, final int left, final int top) {
        plane.patch(left - 1, top - 1, OUTER, outer);
        float mean = 0;
        for (int y = 0; y < PATCH; y++) {
            for (int x = 0; x < PATCH; x++) {
                final int at = (y + 1) * OUTER + x + 1;
                final int pixel = y * PATCH + x;
                template[pixel] = outer[at];
                gradientX[pixel] = (outer[at + 1] - outer[at - 1]) / 2;
                gradientY[pixel] = (outer[at + OUTER] - outer[at - OUTER]) / 2;
                mean += outer[at];
            }
        }
        center(template, mean / AREA);
    }

    /** Writes the best start into the patch: the coarser flow, or what the left or upper neighbour found. */
    private void choose(final PaddedPlane to, final int left, final int top, final float startU, final float startV, final int patch,
                        final int columns, final float[] patchU, final float[] patchV) {
        patchU[patch] = startU;
        patchV[patch] = startV;
        float best = -1;
        for (final int neighbour : new int[] {patch % columns == 0 ? -1 : patch - 1, patch - columns}) {
            if (neighbour >= 0 && Math.abs(patchU[neighbour] - startU) + Math.abs(patchV[neighbour] - startV) > 0.5f) {
                best = best < 0 ? error(to, left + startU, top + startV) : best;
                final float candidate = error(to, left + patchU[neighbour], top + patchV[neighbour]);
                if (candidate < best) {
                    best = candidate;
                    patchU[patch] = patchU[neighbour];
                    patchV[patch] = patchV[neighbour];
                }
            }
        }
    }

    private void search(final PaddedPlane to, final int left, final int top, final int patch, final float[] patchU, final float[] patchV) {
        float meanX = 0;
        float meanY = 0;
        for (int pixel = 0; pixel < AREA; pixel++) {
            meanX += gradientX[pixel];
            meanY += gradientY[pixel];
        }
        center(gradientX, meanX / AREA);
        center(gradientY, meanY / AREA);
        float xx = 0;
        float xy = 0;
        float yy = 0;
        for (int pixel = 0; pixel < AREA; pixel++) {
            xx += gradientX[pixel] * gradientX[pixel];
            xy += gradientX[pixel] * gradientY[pixel];
            yy += gradientY[pixel] * gradientY[pixel];
        }
        // A little damping keeps patches without structure, or with it in one direction only, near their start.
        xx += FLAT;
        yy += FLAT;
        final float determinant = xx * yy - xy * xy;
        float u = patchU[patch];
        float v = patchV[patch];
        float lastError = Float.MAX_VALUE;
        for (int step = 0; step < MOST_STEPS; step++) {
            final float error = error(to, left + u, top + v);
            if (error >= lastError) {
                break;
            }
            lastError = error;
            patchU[patch] = u;
            patchV[patch] = v;
            float byX = 0;
            float byY = 0;
            for (int pixel = 0; pixel < AREA; pixel++) {
                byX += gradientX[pixel] * moved[pixel];
                byY += gradientY[pixel] * moved[pixel];
            }
            final float stepU = (yy * byX - xy * byY) / determinant;
            final float stepV = (xx * byY - xy * byX) / determinant;
            u -= stepU;
            v -= stepV;
            if (stepU * stepU + stepV * stepV < SMALL_STEP * SMALL_STEP) {
                break;
            }
        }
    }

    /** Leaves the mean-free difference to the template in {@code moved} and returns the sum of its squares. */
    private float error(final PaddedPlane to, final float left, final float top) {
        to.patch(left, top, PATCH, moved);
        float mean = 0;
        for (int pixel = 0; pixel < AREA; pixel++) {
            mean += moved[pixel];
        }
        mean /= AREA;
        float error = 0;
        for (int pixel = 0; pixel < AREA; pixel++) {
            moved[pixel] -= mean + template[pixel];
            error += moved[pixel] * moved[pixel];
        }
        return error;
    }

    private void spread(final PaddedPlane to, final int left, final int top, final float u, final float v, final FlowField sum,
                        final float[] weights) {
        error(to, left + u, top + v);
        for (int y = 0; y < Math.min(PATCH, sum.height() - top); y++) {
            for (int x = 0; x < Math.min(PATCH, sum.width() - left); x++) {
                final int pixel = (top + y) * sum.width() + left + x;
                final float weight = 1 / Math.max(1, Math.abs(moved[y * PATCH + x]));
                sum.u()[pixel] += weight * u;
                sum.v()[pixel] += weight * v;
                weights[pixel] += weight;
            }
        }
    }

    private static void center(final float[] values, final float mean) {
        for (int index = 0; index < values.length; index++) {
            values[index] -= mean;
        }
    }
}
