package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptLanguage;
import org.apache.pdfbox.text.TextPosition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A line of a page, in points as PDFBox gives them: x to the right, y downwards. Glyphs on one baseline stand from left to right, and
 * a gap becomes as many blanks as characters would fill it, so that margin numbers and revision stars stay apart.
 *
 * @param y      baseline
 * @param left   where the first glyph stands
 * @param height height of the type
 * @param column width of a column: a Latin character, or half a Han one
 * @param text   characters of the line, without indentation
 */
record PdfLine(double y, double left, double height, double column, String text) {
    private static final double SAME_LINE = 0.4;
    private static final double WORD_GAP = 0.25;
    private static final double WIDE_GAP = 1.6;
    private static final int MOST_BLANKS = 60;
    private static final double USUAL_COLUMN = 6;

    /** The lines of a page, from the top. */
    static List<PdfLine> of(final List<TextPosition> glyphs) {
        final double column = column(glyphs);
        final List<TextPosition> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        final List<PdfLine> lines = new ArrayList<>();
        final List<TextPosition> line = new ArrayList<>();
        for (final TextPosition glyph : sorted) {
            if (!line.isEmpty() && glyph.getYDirAdj() - line.getFirst().getYDirAdj() > SAME_LINE * Math.min(size(glyph), size(line.getFirst()))) {
                lines.add(written(line, column));
                line.clear();
            }
            line.add(glyph);
        }
        if (!line.isEmpty()) {
            lines.add(written(line, column));
        }
        return lines;
    }

    /** Columns between two points. */
    static int columns(final double distance, final double column) {
        return (int) Math.min(MOST_BLANKS, Math.max(0, Math.round(distance / column)));
    }

    private static double size(final TextPosition glyph) {
        return Math.max(1, glyph.getFontSizeInPt());
    }

    private static double column(final List<TextPosition> glyphs) {
        final double[] widths = glyphs.stream()
                .mapToDouble(glyph -> isHan(glyph) ? glyph.getWidthDirAdj() / 2 : glyph.getWidthDirAdj())
                .filter(width -> width > 0).sorted().toArray();
        return widths.length == 0 ? USUAL_COLUMN : Math.max(1, widths[widths.length / 2]);
    }

    private static PdfLine written(final List<TextPosition> line, final double column) {
        line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
        final TextPosition first = line.getFirst();
        final StringBuilder text = new StringBuilder();
        TextPosition before = null;
        for (final TextPosition glyph : line) {
            if (before != null && isPrintedTwice(before, glyph)) {
                continue;
            }
            text.append(" ".repeat(before == null ? 0 : blanks(before, glyph, column))).append(glyph.getUnicode());
            before = glyph;
        }
        return new PdfLine(first.getYDirAdj(), first.getXDirAdj(), size(first), column, text.toString());
    }

    /** Blanks in a gap; between Han characters a blank is as wide as they are, and less than half of it is only loose setting. */
    private static int blanks(final TextPosition before, final TextPosition glyph, final double column) {
        final double gap = glyph.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
        if (isHan(before) && isHan(glyph)) {
            return columns(gap, 2 * column);
        }
        if (gap > WIDE_GAP * column) {
            return columns(gap, column);
        }
        return gap > WORD_GAP * column ? 1 : 0;
    }

    /** Bold type is sometimes the same glyph again, shifted by a hair. */
    private static boolean isPrintedTwice(final TextPosition before, final TextPosition glyph) {
        return before.getUnicode().equals(glyph.getUnicode()) && Math.abs(before.getXDirAdj() - glyph.getXDirAdj()) < 0.2 * glyph.getWidthDirAdj();
    }

    private static boolean isHan(final TextPosition glyph) {
        return ScriptLanguage.isHan(glyph.getUnicode().codePointAt(0));
    }

    /** The middle value, or a lower one by the share of values below it; the fallback where there are none. */
    static double quantile(final double[] values, final double share, final double fallback) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? fallback : sorted[(int) (share * (sorted.length - 1))];
    }
}
