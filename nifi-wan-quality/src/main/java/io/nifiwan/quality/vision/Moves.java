package io.nifiwan.quality.vision;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Tracked points of one step.
 *
 * @param count number of points; the arrays may be longer
 * @param x     pixels right of the centre of the picture
 * @param y     pixels below the centre of the picture
 * @param u     movement to the right in pixels
 * @param v     movement down in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Columns of numbers; nobody compares them.
record Moves(int count, double[] x, double[] y, double[] u, double[] v) {

    /** The points for which the predicate holds. */
    Moves where(final IntPredicate keep) {
        final Moves kept = new Moves(0, new double[count], new double[count], new double[count], new double[count]);
        int next = 0;
        for (int point = 0; point < count; point++) {
            if (keep.test(point)) {
                kept.x[next] = x[point];
                kept.y[next] = y[point];
                kept.u[next] = u[point];
                kept.v[next] = v[point];
                next++;
            }
        }
        return new Moves(next, Arrays.copyOf(kept.x, next), Arrays.copyOf(kept.y, next), Arrays.copyOf(kept.u, next), Arrays.copyOf(kept.v, next));
    }
}
