package io.nifiwan.script.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings text to one form of line ends, spaces and widths, and drops what cannot be seen. Letters, Chinese punctuation and trailing
 * spaces (two of them mean something in Fountain) stay as they are. Form feeds become page starts.
 *
 * <p>Full-width letters, digits and spaces are folded everywhere, inside dialogue too: they are the same words in another width, and
 * every fold is in the report.
 */
final class TextNormalizer {
    private static final int WIDTH_OFFSET = 0xFEE0;

    private final Removals removals;
    private final List<Integer> origins;
    private final List<ScriptLine> lines = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean pageStart;
    private int page;
    private int line = 1;

    /**
     * @param removals takes note of what is dropped and folded
     * @param origins  for each line its line in the document; empty where they are the same
     */
    TextNormalizer(final Removals removals, final List<Integer> origins) {
        this.removals = removals;
        this.origins = origins;
    }

    List<ScriptLine> normalize(final String text) {
        page = text.indexOf('\f') < 0 ? 0 : 1;
        int previous = 0;
        int index = 0;
        while (index < text.length()) {
            final int codePoint = text.codePointAt(index);
            if (codePoint == '\n' && previous == '\r') {
                // The line end is already written.
                previous = codePoint;
            } else if (isLineEnd(codePoint)) {
                endLine();
                line++;
                previous = codePoint;
            } else if (codePoint == '\f') {
                startPage();
                previous = codePoint;
            } else if (isKept(codePoint, previous)) {
                current.appendCodePoint(fold(codePoint));
                previous = codePoint;
            }
            index += Character.charCount(codePoint);
        }
        if (!current.isEmpty() || pageStart) {
            endLine();
        }
        return lines;
    }

    private int origin() {
        return line <= origins.size() ? origins.get(line - 1) : line;
    }

    private void endLine() {
        lines.add(new ScriptLine(current.toString(), origin(), page, pageStart, false));
        current.setLength(0);
        pageStart = false;
    }

    /** A form feed always opens a line. */
    private void startPage() {
        if (!current.isEmpty() || pageStart) {
            endLine();
        }
        page++;
        pageStart = true;
        removals.add(new Change(Removals.Kind.FORM_FEED, origin(), page, 1, "U+000C", ""));
    }

    private void drop(final Removals.Kind kind, final int codePoint) {
        removals.add(new Change(kind, origin(), page, 1, "U+%04X".formatted(codePoint), ""));
    }

    private static boolean isLineEnd(final int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == 0x0B || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
    }

    private boolean isKept(final int codePoint, final int previous) {
        if (codePoint == '\t') {
            return true;
        }
        if (codePoint == 0xFEFF) {
            drop(Removals.Kind.BYTE_ORDER_MARK, codePoint);
            return false;
        }
        if (codePoint == 0xAD) {
            drop(Removals.Kind.SOFT_HYPHEN, codePoint);
            return false;
        }
        if (isZeroWidth(codePoint)) {
            // A joiner after a picture character is part of that picture.
            if (codePoint == 0x200D && Character.isEmoji(previous) && previous > 0xFF) {
                return true;
            }
            drop(Removals.Kind.ZERO_WIDTH, codePoint);
            return false;
        }
        if (Character.isISOControl(codePoint) || codePoint == 0xFFFE || codePoint == 0xFFFF) {
            drop(Removals.Kind.CONTROL_CHARACTER, codePoint);
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
        final int folded = wide ? codePoint - WIDTH_OFFSET : codePoint == 0x3000 || codePoint == 0xA0 ? ' ' : codePoint;
        if (folded != codePoint) {
            removals.add(new Change(Removals.Kind.FOLDED_WIDTH, origin(), page, 1, Character.toString(codePoint), Character.toString(folded)));
        }
        return folded;
    }
}
