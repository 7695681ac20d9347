package io.nifiwan.quality.vision;

/**
 * Follows points from one picture to the next: pyramidal Lucas-Kanade with a 21x21 window (Bouguet 2001), in the inverse form, and a check
 * that the way back ends where the way there began. Not safe for use by several threads.
 */
final class PointTracker {
    /** Levels that the pyramids should have. */
    static final int LEVELS = 3;
    private static final int WINDOW = 21;
    private static final int RADIUS = WINDOW / 2;
    private static final int AREA = WINDOW * WINDOW;
    private static final int OUTER = WINDOW + 2;
    private static final int MOST_STEPS = 12;
    private static final float SMALL_STEP = 0.03f;
    private static final float WEAKEST = 0.05f * AREA;
    private static final float FURTHEST_RETURN = 1;

    private final float[] outer = new float[OUTER * OUTER];
    private final float[] template = new float[AREA];
    private final float[] gradientX = new float[AREA];
    private final float[] gradientY = new float[AREA];
    private final float[] moved = new float[AREA];
    private float u;
    private float v;

    /** Movement of the last tracked point to the right, in pixels of the finest level. */
    float u() {
        return u;
    }

    /** Movement of the last tracked point downwards, in pixels of the finest level. */
    float v() {
        return v;
    }

    /**
     * Tracks there and back.
     *
     * @return whether the point is found, and the way back ends less than one pixel from its start
     */
    boolean track(final Pyramid first, final Pyramid second, final float x, final float y) {
        if (!follow(first, second, x, y)) {
            return false;
        }
        final float thereU = u;
        final float thereV = v;
        final boolean back = follow(second, first, x + thereU, y + thereV);
        final float missX = u + thereU;
        final float missY = v + thereV;
        u = thereU;
        v = thereV;
        return back && missX * missX + missY * missY < FURTHEST_RETURN * FURTHEST_RETURN;
    }

    private boolean follow(final Pyramid first, final Pyramid second, final float x, final float y) {
        u = 0;
        v = 0;
        for (int level = first.levels() - 1; level >= 0; level--) {
            final float scale = 1f / (1 << level);
            u *= level == first.levels() - 1 ? 1 : 2;
            v *= level == first.levels() - 1 ? 1 : 2;
            final float left = (x + 0.5f) * scale - 0.5f - RADIUS;
            final float top = (y + 0.5f) * scale - 0.5f - RADIUS;
            if (!step(first.level(level), second.level(level), left, top) && level == 0) {
                return false;
            }
        }
        final PaddedPlane finest = second.level(0);
        return x + u >= 0 && y + v >= 0 && x + u < finest.width() && y + v < finest.height();
    }

    private boolean step(final PaddedPlane from, final PaddedPlane to, final float left, final float top) {
        from.patch(left - 1, top - 1, OUTER, outer);
        for (int row = 0; row < WINDOW; row++) {
            for (int column = 0; column < WINDOW; column++) {
                final int at = (row + 1) * OUTER + column + 1;
                final int pixel = row * WINDOW + column;
                final float gx = (outer[at + 1] - outer[at - 1]) / 2;
                final float gy = (outer[at + OUTER] - outer[at - OUTER]) / 2;
                template[pixel] = outer[at];
                gradientX[pixel] = gx;
                gradientY[pixel] = gy;
            }
        }
        final float xx = product(gradientX, gradientX);
        final float xy = product(gradientX, gradientY);
        final float yy = product(gradientY, gradientY);
        final float determinant = xx * yy - xy * xy;
        final float weakest = (xx + yy - (float) Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)) / 2;
        if (weakest < WEAKEST || determinant <= 0) {
            return false;
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            to.patch(left + u, top + v, WINDOW, moved);
            for (int pixel = 0; pixel < AREA; pixel++) {
                moved[pixel] -= template[pixel];
            }
            final float byX = product(gradientX, moved);
            final float byY = product(gradientY, moved);
            final float stepU = (yy * byX - xy * byY) / determinant;
            final float stepV = (xx * byY - xy * byX) / determinant;
            u -= stepU;
            v -= stepV;
            if (stepU * stepU + stepV * stepV < SMALL_STEP * SMALL_STEP) {
                break;
            }
        }
        return true;
    }

    /** Scalar product. Four sums, because one would have to wait for each addition. */
    private static float product(final float[] first, final float[] second) {
        float a = first[AREA - 1] * second[AREA - 1];
        float b = 0;
        float c = 0;
        float d = 0;
        for (int pixel = 0; pixel < AREA - 1; pixel += 4) {
            a += first[pixel] * second[pixel];
            b += first[pixel + 1] * second[pixel + 1];
            c += first[pixel + 2] * second[pixel + 2];
            d += first[pixel + 3] * second[pixel + 3];
        }
        return a + b + (c + d);
    }
}
