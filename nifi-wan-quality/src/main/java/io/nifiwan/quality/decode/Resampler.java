package io.nifiwan.quality.decode;

import java.util.Arrays;

/**
 * Scales planes of bytes: each target pixel is the mean of the source area it covers when scaling down (exact box filter), and
 * linear between source pixels when scaling up. Separable, weights computed once; the rows go first, because that loop runs along whole rows
 * and leaves fewer of them to the columns. Not safe for use by several threads.
 */
final class Resampler {
    private final int targetWidth;
    private final int targetHeight;
    private final Axis columns;
    private final Axis rows;
    private final float[] line;

    Resampler(final int sourceWidth, final int sourceHeight, final int targetWidth, final int targetHeight) {
        this.targetWidth = targetWidth;
        this.targetHeight = targetHeight;
        this.columns = Axis.of(sourceWidth, targetWidth);
        this.rows = Axis.of(sourceHeight, targetHeight);
        this.line = new float[sourceWidth];
    }

    /**
     * @param source unsigned bytes
     * @param stride bytes per source row, at least the source width
     * @param bias   0 for unsigned bytes, 128 for bytes that were shifted to be signed
     * @param target values row by row
     */
    void resample(final byte[] source, final int stride, final int bias, final float[] target) {
        for (int y = 0; y < targetHeight; y++) {
            Arrays.fill(line, 0);
            for (int tap = 0; tap < rows.taps; tap++) {
                final float weight = rows.weights[y * rows.taps + tap];
                if (weight != 0) {
                    addRow(source, (rows.start[y] + tap) * stride, bias, weight);
                }
            }
            columns.apply(line, target, y * targetWidth);
        }
    }

    private void addRow(final byte[] source, final int row, final int bias, final float weight) {
        for (int x = 0; x < line.length; x++) {
            line[x] += weight * ((source[row + x] + bias) & 0xff);
        }
    }

    /** The weights along one axis: every target pixel has the same number of taps, unused ones weigh 0 and stay inside the source. */
    @SuppressWarnings("ArrayRecordComponent") // Columns of numbers; nobody compares them.
    private record Axis(int taps, int[] start, float[] weights) {

        static Axis of(final int source, final int target) {
            final double ratio = (double) source / target;
            final int taps = Math.min(source, ratio <= 1 ? 2 : (int) Math.ceil(ratio) + 1);
            final int[] start = new int[target];
            final float[] weights = new float[target * taps];
            for (int index = 0; index < target; index++) {
                final double from = ratio <= 1 ? (index + 0.5) * ratio - 0.5 : index * ratio;
                start[index] = (int) Math.max(0, Math.min(source - taps, Math.floor(from)));
                for (int tap = 0; tap < taps; tap++) {
                    final int position = start[index] + tap;
                    final double weight;
                    if (ratio <= 1) {
                        final double clamped = Math.max(0, Math.min(source - 1, from));
                        weight = Math.max(0, 1 - Math.abs(position - clamped));
                    } else {
                        weight = Math.max(0, Math.min(from + ratio, position + 1) - Math.max(from, position)) / ratio;
                    }
                    weights[index * taps + tap] = (float) weight;
                }
            }
            return new Axis(taps, start, weights);
        }

        void apply(final float[] line, final float[] target, final int offset) {
            for (int index = 0; index < start.length; index++) {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += weights[index * taps + tap] * line[start[index] + tap];
                }
                target[offset + index] = sum;
            }
        }
    }
}
