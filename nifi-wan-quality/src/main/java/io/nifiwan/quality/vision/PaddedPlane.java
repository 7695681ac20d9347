package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

import java.util.Arrays;

/** A grey picture with its border repeated outwards, so that patches may reach over the edge without a test for every pixel. */
final class PaddedPlane {
    /** Pixels of border on each side. */
    static final int PAD = 16;

    private final int width;
    private final int height;
    private final int stride;
    private final float[] values;

    private PaddedPlane(final int width, final int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2 * PAD;
        this.values = new float[stride * (height + 2 * PAD)];
    }

    static PaddedPlane of(final LumaPlane plane) {
        final PaddedPlane padded = new PaddedPlane(plane.width(), plane.height());
        for (int y = 0; y < padded.height; y++) {
            System.arraycopy(plane.values(), y * padded.width, padded.values, padded.position(0, y), padded.width);
        }
        padded.repeatBorder();
        return padded;
    }

    /** The picture at half the size; each pixel is the mean of four. */
    PaddedPlane half() {
        final PaddedPlane half = new PaddedPlane(width / 2, height / 2);
        for (int y = 0; y < half.height; y++) {
            int from = position(0, 2 * y);
            final int to = half.position(0, y);
            for (int x = 0; x < half.width; x++) {
                half.values[to + x] = (values[from] + values[from + 1] + values[from + stride] + values[from + stride + 1]) / 4;
                from += 2;
            }
        }
        half.repeatBorder();
        return half;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Reads a square patch at a position between pixels, linearly interpolated. A patch that leaves the padded picture is moved to its edge.
     *
     * @param left   x of the first sample, in pixels of the picture
     * @param top    y of the first sample
     * @param size   samples per side
     * @param target at least {@code size * size} values
     */
    void patch(final float left, final float top, final int size, final float[] target) {
        final float x = Math.max(-PAD, Math.min(width + PAD - size - 1.001f, left));
        final float y = Math.max(-PAD, Math.min(height + PAD - size - 1.001f, top));
        final int column = (int) Math.floor(x);
        final int row = (int) Math.floor(y);
        final float right = x - column;
        final float down = y - row;
        final float w00 = (1 - right) * (1 - down);
        final float w01 = right * (1 - down);
        final float w10 = (1 - right) * down;
        final float w11 = right * down;
        for (int j = 0; j < size; j++) {
            final int upper = position(column, row + j);
            final int lower = upper + stride;
            final int to = j * size;
            for (int i = 0; i < size; i++) {
                target[to + i] = w00 * values[upper + i] + w01 * values[upper + i + 1] + w10 * values[lower + i] + w11 * values[lower + i + 1];
            }
        }
    }

    /** One sample at a position between pixels; positions outside give the nearest sample of the border. */
    float sample(final float x, final float y) {
        final float insideX = Math.max(0, Math.min(width - 1, x));
        final float insideY = Math.max(0, Math.min(height - 1, y));
        final int column = (int) insideX;
        final int row = (int) insideY;
        final float right = insideX - column;
        final float down = insideY - row;
        final int upper = position(column, row);
        final int lower = upper + stride;
        return (1 - down) * ((1 - right) * values[upper] + right * values[upper + 1])
            + down * ((1 - right) * values[lower] + right * values[lower + 1]);
    }

    private int position(final int x, final int y) {
        return (y + PAD) * stride + x + PAD;
    }

    private void repeatBorder() {
        for (int y = 0; y < height; y++) {
            final int row = position(0, y);
            Arrays.fill(values, row - PAD, row, values[row]);
            Arrays.fill(values, row + width, row + width + PAD, values[row + width - 1]);
        }
        for (int y = 1; y <= PAD; y++) {
            System.arraycopy(values, PAD * stride, values, (PAD - y) * stride, stride);
            System.arraycopy(values, (PAD + height - 1) * stride, values, (PAD + height - 1 + y) * stride, stride);
        }
    }
}
