package io.nifiwan.quality.calibrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A CSV file with headings (RFC 4180), separated by commas, semicolons or tabs as its heading line is. Blank lines are skipped.
 *
 * @param headings in lower case
 * @param rows     cells by heading
 */
record CsvTable(List<String> headings, List<Row> rows) {

    /**
     * One row.
     *
     * @param line  line in the file, from 1
     * @param cells stripped texts by heading; a missing cell is empty
     */
    record Row(int line, Map<String, String> cells) {
        String get(final String heading) {
            return cells.getOrDefault(heading, "");
        }
    }

    /**
     * Reads a table.
     *
     * @throws IOException with the line, when a row has more cells than there are headings or a quote does not end
     */
    static CsvTable parse(final String text) throws IOException {
        final String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        final Scanner scanner = new Scanner(content, separator(content));
        List<String> headings = List.of();
        final List<Row> rows = new ArrayList<>();
        while (!scanner.isDone()) {
            final int line = scanner.line;
            final List<String> cells = scanner.row();
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (headings.isEmpty()) {
                headings = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
                continue;
            }
            if (cells.size() > headings.size()) {
                throw new IOException("line " + line + " has " + cells.size() + " cells, but there are " + headings.size() + " headings");
            }
            final Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < headings.size(); column++) {
                row.put(headings.get(column), column < cells.size() ? cells.get(column).strip() : "");
            }
            rows.add(new Row(line, row));
        }
        return new CsvTable(headings, rows);
    }

    private static char separator(final String content) {
        final String first = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        for (final char candidate : new char[] {'\t', ';'}) {
            if (first.indexOf(candidate) >= 0 && first.indexOf(',') < 0) {
                return candidate;
            }
        }
        return ',';
    }

    /** Walks through the characters once. */
    private static final class Scanner {
        private final String text;
        private final char separator;
        private int position;
        private int line = 1;

        Scanner(final String text, final char separator) {
            this.text = text;
            this.separator = separator;
        }

        boolean isDone() {
            return position >= text.length();
        }

        List<String> row() throws IOException {
            final List<String> cells = new ArrayList<>();
            while (true) {
                cells.add(!isDone() && text.charAt(position) == '"' ? quoted() : plain());
                if (isDone()) {
                    return cells;
                }
                final char end = text.charAt(position++);
                if (end == separator) {
                    continue;
                }
                if (end == '\r' && !isDone() && text.charAt(position) == '\n') {
                    position++;
                }
                line++;
                return cells;
            }
        }

        private String plain() {
            final int start = position;
            while (!isDone() && !isEnd(text.charAt(position))) {
                position++;
            }
            return text.substring(start, position);
        }

        private String quoted() throws IOException {
            final int start = line;
            final StringBuilder cell = new StringBuilder();
            position++;
            while (!isDone()) {
                final char character = text.charAt(position++);
                if (character == '\n') {
                    line++;
                }
                if (character != '"') {
                    cell.append(character);
                } else if (!isDone() && text.charAt(position) == '"') {
                    cell.append('"');
                    position++;
                } else {
                    return cell.append(plain()).toString();
                }
            }
            throw new IOException("the quote that begins in line " + start + " does not end");
        }

        private boolean isEnd(final char character) {
            return character == separator || character == '\n' || character == '\r';
        }
    }
}
