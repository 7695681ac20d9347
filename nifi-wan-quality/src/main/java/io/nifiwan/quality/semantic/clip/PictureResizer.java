package io.nifiwan.quality.semantic.clip;

/**
 * Resizes pictures as Pillow does: separable, the kernel widened when scaling down so that nothing aliases, weights normalised at the borders,
 * rounded to bytes after each direction (Pillow, src/libImaging/Resample.c).
 */
final class PictureResizer {
    private static final int CHANNELS = 3;

    private PictureResizer() {
    }

    /**
     * Resizes.
     *
     * @param rgb three unsigned bytes a pixel, row by row
     * @return the same in the new size
     */
    static byte[] resize(final byte[] rgb, final int width, final int height, final int newWidth, final int newHeight, final ResizeFilter filter) {
        final byte[] narrow = pass(rgb, height, width, newWidth, CHANNELS, width * CHANNELS, filter);
        return newHeight == height ? narrow : columns(narrow, newWidth, height, newHeight, filter);
    }

    /** Along the rows. */
    private static byte[] pass(final byte[] rgb, final int rows, final int width, final int newWidth, final int step, final int stride,
                               final ResizeFilter filter) {
        if (newWidth == width) {
            return rgb;
        }
        final byte[] target = new byte[rows * newWidth * CHANNELS];
        for (int x = 0; x < newWidth; x++) {
            final Taps taps = Taps.of(width, newWidth, x, filter);
            for (int y = 0; y < rows; y++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    target[(y * newWidth + x) * CHANNELS + channel] = taps.sum(rgb, y * stride + channel, step);
                }
            }
        }
        return target;
    }

    private static byte[] columns(final byte[] rgb, final int width, final int height, final int newHeight, final ResizeFilter filter) {
        final byte[] target = new byte[width * newHeight * CHANNELS];
        for (int y = 0; y < newHeight; y++) {
            final Taps taps = Taps.of(height, newHeight, y, filter);
            for (int index = 0; index < width * CHANNELS; index++) {
                target[y * width * CHANNELS + index] = taps.sum(rgb, index, width * CHANNELS);
            }
        }
        return target;
    }

    /** The weights of one target pixel along one axis. */
    @SuppressWarnings("ArrayRecordComponent") // A row of numbers; nobody compares them.
    private record Taps(int start, double[] weights) {

        static Taps of(final int source, final int target, final int index, final ResizeFilter filter) {
            final double ratio = (double) source / target;
            final double scale = Math.max(1, ratio);
            final double center = (index + 0.5) * ratio;
            final int from = (int) Math.max(0, Math.floor(center - filter.support() * scale + 0.5));
            final int to = (int) Math.min(source, Math.floor(center + filter.support() * scale + 0.5));
            final double[] weights = new double[to - from];
            double total = 0;
            for (int tap = 0; tap < weights.length; tap++) {
                weights[tap] = filter.weight((from + tap - center + 0.5) / scale);
                total += weights[tap];
            }
            for (int tap = 0; tap < weights.length; tap++) {
                weights[tap] /= total;
            }
            return new Taps(from, weights);
        }

        byte sum(final byte[] source, final int offset, final int step) {
            double sum = 0;
            for (int tap = 0; tap < weights.length; tap++) {
                sum += weights[tap] * (source[offset + (start + tap) * step] & 0xff);
            }
            return (byte) Math.clamp(Math.round(sum), 0, 255);
        }
    }
}
