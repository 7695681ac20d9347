package io.nifiwan.quality.vision;

/**
 * Where each pixel goes: pixel (x, y) of the first picture is found at (x + u, y + v) of the second.
 *
 * @param width  pixels
 * @param height pixels
 * @param u      pixels to the right, row by row
 * @param v      pixels down, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // A field is a large buffer; nobody compares fields.
public record FlowField(int width, int height, float[] u, float[] v) {

    /** A field of zeros. */
    static FlowField still(final int width, final int height) {
        return new FlowField(width, height, new float[width * height], new float[width * height]);
    }

    /** The field for a picture of another size, vectors scaled along. */
    FlowField scaledTo(final int newWidth, final int newHeight) {
        final FlowField scaled = still(newWidth, newHeight);
        final float factorX = (float) newWidth / width;
        final float factorY = (float) newHeight / height;
        final int[] columns = new int[newWidth];
        final float[] rights = new float[newWidth];
        for (int x = 0; x < newWidth; x++) {
            final float sourceX = clamp((x + 0.5f) / factorX - 0.5f, width - 1);
            columns[x] = Math.min((int) sourceX, Math.max(0, width - 2));
            rights[x] = sourceX - columns[x];
        }
        final int beside = width > 1 ? 1 : 0;
        final int below = height > 1 ? width : 0;
        for (int y = 0; y < newHeight; y++) {
            final float sourceY = clamp((y + 0.5f) / factorY - 0.5f, height - 1);
            final int row = Math.min((int) sourceY, Math.max(0, height - 2));
            final float down = sourceY - row;
            for (int x = 0; x < newWidth; x++) {
                final int at = row * width + columns[x];
                scaled.u[y * newWidth + x] = factorX * bilinear(u, at, beside, below, rights[x], down);
                scaled.v[y * newWidth + x] = factorY * bilinear(v, at, beside, below, rights[x], down);
            }
        }
        return scaled;
    }

    /** Mean length of the vectors in pixels. */
    public double meanLength() {
        double sum = 0;
        for (int pixel = 0; pixel < u.length; pixel++) {
            sum += Math.sqrt(u[pixel] * u[pixel] + v[pixel] * v[pixel]);
        }
        return sum / u.length;
    }

    private static float bilinear(final float[] values, final int at, final int beside, final int below, final float right, final float down) {
        return (1 - down) * ((1 - right) * values[at] + right * values[at + beside])
            + down * ((1 - right) * values[at + below] + right * values[at + below + beside]);
    }

    private static float clamp(final float value, final float most) {
        return Math.max(0, Math.min(most, value));
    }
}
