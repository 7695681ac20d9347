package io.nifiwan.engine.animatic.render;

/**
 * The last touch on every frame: a darker edge, and light that changes a little as if clouds passed, so that a picture from a camera that
 * stands still lives. The change is smooth in space and its mean is constant, so brightness does not flicker.
 */
final class Finish {
    private static final int[] DITHER = dither();
    private static final double LIGHT = 0.025;

    private final int width;
    private final int height;
    private final int[] edgeX;
    private final int[] edgeY;

    /**
     * @param vignette darkening in the corners, 0 to 1
     */
    Finish(final int width, final int height, final double vignette) {
        this.width = width;
        this.height = height;
        this.edgeX = edge(width, vignette);
        this.edgeY = edge(height, vignette * 0.8);
    }

    /** Changes the frame that begins at an index of an array. */
    void apply(final int[] frame, final int start, final double time) {
        final int[] lightX = new int[width];
        final double phase = 2 * Math.PI * 0.16 * time;
        for (int x = 0; x < width; x++) {
            lightX[x] = (int) Math.round(4096 * Math.sin(2.6 * Math.PI * x / width - phase));
        }
        final int most = (int) (LIGHT * 16384);
        for (int y = 0; y < height; y++) {
            final int lightY = (int) Math.round(most * (0.6 + 0.4 * Math.sin(2 * Math.PI * y / height + 0.6 * phase)));
            final int row = start + y * width;
            for (int x = 0; x < width; x++) {
                final int gain = ((edgeX[x] * edgeY[y]) >> 14) - most + ((lightX[x] * lightY) >> 12);
                final int factor = (gain + DITHER[(y & 7) * 8 + (x & 7)]) >> 6;
                final int pixel = frame[row + x];
                frame[row + x] = ((((pixel & 0xff00ff) * factor) >>> 8) & 0xff00ff) | ((((pixel & 0x00ff00) * factor) >>> 8) & 0x00ff00);
            }
        }
    }

    /** Ordered dither (Bayer) of 8 x 8, 0 to 63. */
    private static int[] dither() {
        final int[] values = new int[64];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                for (int bit = 0; bit < 3; bit++) {
                    final int pair = ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1);
                    values[y * 8 + x] |= pair << (2 * (2 - bit));
                }
            }
        }
        return values;
    }

    private static int[] edge(final int length, final double vignette) {
        final int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            final double offset = Math.abs(2.0 * (i + 0.5) / length - 1);
            values[i] = (int) Math.round(16384 * (1 - vignette * 0.62 * Math.pow(offset, 2.6)));
        }
        return values;
    }
}
