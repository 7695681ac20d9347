package io.nifiwan.script.clean;

/**
 * Brings text to one form of line ends, spaces and widths, and drops what cannot be seen. Letters, Chinese punctuation and trailing
 * spaces (two of them mean something in Fountain) stay as they are. Form feeds stay too: they say where pages begin.
 */
final class TextNormalizer {
    private static final int WIDTH_OFFSET = 0xFEE0;

    private final Removals removals;

    TextNormalizer(final Removals removals) {
        this.removals = removals;
    }

    String normalize(final String text) {
        final StringBuilder normal = new StringBuilder(text.length());
        int previous = 0;
        int index = 0;
        while (index < text.length()) {
            final int codePoint = text.codePointAt(index);
            if (codePoint == '\n' && previous == '\r') {
                // The line end is already written.
                previous = codePoint;
            } else if (isLineEnd(codePoint)) {
                normal.append('\n');
                previous = codePoint;
            } else if (isKept(codePoint, previous)) {
                normal.appendCodePoint(fold(codePoint));
                previous = codePoint;
            }
            index += Character.charCount(codePoint);
        }
        return normal.toString();
    }

    private static boolean isLineEnd(final int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == 0x0B || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
    }

    private boolean isKept(final int codePoint, final int previous) {
        if (codePoint == '\t' || codePoint == '\f') {
            return true;
        }
        if (codePoint == 0xFEFF) {
            removals.add(Removals.Kind.BYTE_ORDER_MARK);
            return false;
        }
        if (codePoint == 0xAD) {
            removals.add(Removals.Kind.SOFT_HYPHEN);
            return false;
        }
        if (isZeroWidth(codePoint)) {
            // A joiner after a picture character is part of that picture.
            if (codePoint == 0x200D && Character.isEmoji(previous) && previous > 0xFF) {
                return true;
            }
            removals.add(Removals.Kind.ZERO_WIDTH);
            return false;
        }
        if (Character.isISOControl(codePoint) || codePoint == 0xFFFE || codePoint == 0xFFFF) {
            removals.add(Removals.Kind.CONTROL_CHARACTER);
            return false;
        }
        return true;
    }

    private static boolean isZeroWidth(final int codePoint) {
        return (codePoint >= 0x200B && codePoint <= 0x200F) || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2060 && codePoint <= 0x2069) || codePoint == 0x180E;
    }

    private int fold(final int codePoint) {
        final boolean wide = (codePoint >= 0xFF10 && codePoint <= 0xFF19) || (codePoint >= 0xFF21 && codePoint <= 0xFF3A)
                || (codePoint >= 0xFF41 && codePoint <= 0xFF5A);
        if (wide) {
            removals.addFolded();
            return codePoint - WIDTH_OFFSET;
        }
        if (codePoint == 0x3000 || codePoint == 0xA0) {
            removals.addFolded();
            return ' ';
        }
        return codePoint;
    }
}
