package io.nifiwan.quality.metric;

/** Mean absolute difference of pictures of the same size, in levels 0 to 255. */
final class PlaneDifference {
    private static final int PART = 1 << 14;

    private PlaneDifference() {
    }

    /**
     * Whether two pictures of the same planes are alike: mean absolute difference over all samples, which are unsigned bytes, of at most a
     * limit. Stops at the sample that decides, so that pictures that differ, as most do, cost little.
     */
    static boolean isAtMost(final double limit, final byte[][] first, final byte[][] second) {
        long samples = 0;
        for (final byte[] plane : first) {
            samples += plane.length;
        }
        final double most = limit * samples;
        long sum = 0;
        for (int plane = 0; plane < first.length; plane++) {
            for (int start = 0; start < first[plane].length; start += PART) {
                sum += sum(first[plane], second[plane], start, Math.min(first[plane].length, start + PART));
                if (sum > most) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A short loop over ints is what the compiler turns into vector instructions. */
    private static int sum(final byte[] first, final byte[] second, final int start, final int end) {
        int sum = 0;
        for (int pixel = start; pixel < end; pixel++) {
            sum += Math.abs((first[pixel] & 0xff) - (second[pixel] & 0xff));
        }
        return sum;
    }

    /** Of floats. */
    static double mean(final float[] first, final float[] second) {
        double sum = 0;
        for (int pixel = 0; pixel < first.length; pixel++) {
            sum += Math.abs(first[pixel] - second[pixel]);
        }
        return sum / first.length;
    }
}
