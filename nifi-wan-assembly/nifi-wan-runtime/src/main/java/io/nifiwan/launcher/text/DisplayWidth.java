package io.nifiwan.launcher.text;

/**
 * Columns that text takes in a terminal: two for characters that Unicode Standard Annex 11 calls wide or fullwidth, none for marks that
 * combine with the one before, one otherwise.
 */
public final class DisplayWidth {
    /** Wide and fullwidth ranges, first and last code point in turns. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97C,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF,
        0x1F900, 0x1F9FF, 0x20000, 0x3FFFD,
    };

    private DisplayWidth() {
    }

    /** Columns of a line of text. */
    public static int of(final String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text with blanks after it up to a number of columns. */
    public static String pad(final String text, final int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    private static int of(final int codePoint) {
        final int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT || type == Character.CONTROL) {
            return 0;
        }
        for (int range = 0; range < WIDE.length; range += 2) {
            if (codePoint >= WIDE[range] && codePoint <= WIDE[range + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
