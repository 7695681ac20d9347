package io.nifiwan.quality.verdict;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people and reports read them. */
public final class Decimals {
    private static final MathContext SENTENCE = new MathContext(3);

    private Decimals() {
    }

    /** Three significant digits without an exponent or trailing zeros, for sentences. */
    public static String text(final double value) {
        if (!Double.isFinite(value)) {
            return "not a number";
        }
        final BigDecimal rounded = BigDecimal.valueOf(value).round(SENTENCE).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /**
     * The value with at most so many significant digits.
     *
     * @param value  finite
     * @param digits above zero
     */
    public static double significant(final double value, final int digits) {
        return BigDecimal.valueOf(value).round(new MathContext(digits)).doubleValue();
    }
}
