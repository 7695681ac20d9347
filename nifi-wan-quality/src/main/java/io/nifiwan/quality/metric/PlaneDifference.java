package io.nifiwan.quality.metric;

/** Mean absolute difference of grey pictures of the same size, in grey levels 0 to 255. */
final class PlaneDifference {
    private PlaneDifference() {
    }

    /** Of unsigned bytes. */
    static double mean(final byte[] first, final byte[] second) {
        long sum = 0;
        for (int start = 0; start < first.length; start += 1 << 16) {
            // A short loop over ints is what the compiler turns into vector instructions.
            int part = 0;
            for (int pixel = start; pixel < Math.min(first.length, start + (1 << 16)); pixel++) {
                part += Math.abs((first[pixel] & 0xff) - (second[pixel] & 0xff));
            }
            sum += part;
        }
        return (double) sum / first.length;
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
