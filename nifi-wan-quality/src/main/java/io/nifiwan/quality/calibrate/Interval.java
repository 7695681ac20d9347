package io.nifiwan.quality.calibrate;

import org.apache.commons.math3.distribution.NormalDistribution;

import java.util.Locale;

/**
 * A confidence interval of something between 0 and 1.
 *
 * @param low  lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

    /**
     * The score interval of a share (E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927). It keeps
     * within 0 and 1 and is honest for few trials and for shares near the ends.
     *
     * @param confidence above 0 and below 1
     */
    public static Interval wilson(final int successes, final int trials, final double confidence) {
        if (trials <= 0) {
            return new Interval(0, 1);
        }
        final double z = z(confidence);
        final double share = (double) successes / trials;
        final double denominator = 1 + z * z / trials;
        final double centre = (share + z * z / (2 * trials)) / denominator;
        final double half = z / denominator * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
        // At the ends the formula is exact, and only rounding would leave the range.
        return new Interval(successes == 0 ? 0 : Math.max(0, centre - half), successes == trials ? 1 : Math.min(1, centre + half));
    }

    /**
     * The interval of an area under a ROC curve (J. A. Hanley, B. J. McNeil, The meaning and use of the area under a receiver operating
     * characteristic curve, 1982).
     */
    public static Interval ofArea(final double area, final int bad, final int good, final double confidence) {
        final double both = area / (2 - area);
        final double twice = 2 * area * area / (1 + area);
        final double variance = (area * (1 - area) + (bad - 1) * (both - area * area) + (good - 1) * (twice - area * area)) / bad / good;
        final double half = z(confidence) * Math.sqrt(Math.max(0, variance));
        return new Interval(Math.max(0, area - half), Math.min(1, area + half));
    }

    private static double z(final double confidence) {
        return new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** Both ends with two decimals. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f–%.2f", low, high);
    }
}
