package io.nifiwan.quality.calibrate.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Text and numbers as HTML and SVG want them. */
final class Markup {
    private Markup() {
    }

    /** Text that cannot end an element or an attribute. */
    static String escape(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** A coordinate with one decimal. */
    static String coordinate(final double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A measured value with four significant digits. */
    static String value(final double value) {
        return BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** A limit with all its digits. */
    static String limit(final double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A share with two decimals. */
    static String share(final double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
