package io.nifiwan.launcher.text;

import java.util.ArrayList;
import java.util.List;

/** Lines up the cells of a table of plain text. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {
    }

    /**
     * The lines of a table without trailing blanks.
     *
     * @param rows headings first; all of the same length
     */
    public static List<String> aligned(final List<List<String>> rows) {
        final int columns = rows.get(0).size();
        final int[] widths = new int[columns];
        for (final List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
            }
        }
        final List<String> lines = new ArrayList<>();
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == 0 ? "" : GAP).append(DisplayWidth.pad(row.get(column), widths[column]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
