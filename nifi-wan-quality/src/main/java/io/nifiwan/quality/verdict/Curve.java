package io.nifiwan.quality.verdict;

/**
 * A straight calibration curve from a raw value to a score, clamped to 0 and 1. It falls where {@code one} is less than {@code zero}.
 *
 * @param zero raw value with score 0
 * @param one  raw value with score 1, different from {@code zero}
 */
public record Curve(double zero, double one) {
    public Curve {
        if (!Double.isFinite(zero) || !Double.isFinite(one) || zero == one) {
            throw new IllegalArgumentException("A curve needs two different finite points, not " + zero + " and " + one);
        }
    }

    /** Score from 0 to 1 of a finite raw value. */
    public double score(final double value) {
        return Math.clamp((value - zero) / (one - zero), 0.0, 1.0);
    }
}
