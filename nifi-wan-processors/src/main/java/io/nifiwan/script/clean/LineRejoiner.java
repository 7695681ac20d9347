package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rejoins lines that the width of a page broke. What tells a broken line from one that its author ended: the first word of the next line
 * would not have fitted any more. Lines of one indentation share a width, the longest of them; only where nearly all of their
 * breaks are explained by it are they joined, and never after the end of a sentence, before a cue, a heading or a mark. Columns are
 * counted with Han characters two wide.
 */
final class LineRejoiner implements CleaningPass {
    private static final int NARROWEST = 20;
    private static final int WIDEST = 100;
    /** Proportional type ends its lines within this share of the longest. */
    private static final double RAGGED = 0.85;
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?。！？…:：;；—–][\"'”’」』）)*_]*\\s*");
    private static final Pattern SPEECH = Pattern.compile("[\\p{IsHan}\\p{L}\\p{Nd}·•. ]{1,20}(?:[（(【][^）)】]{1,24}[）)】])?[:：].*");
    private static final Pattern MARKED = Pattern.compile("[.@!>~#=*△▲▶\\-–—•【\\[（(].*|\\d{1,3}[A-Z]?[.、．)）].*|“.*”");
    private static final Pattern SHOUTED = Pattern.compile("[^\\p{Ll}\\p{IsHan}]*\\p{Lu}[^\\p{Ll}\\p{IsHan}]*");
    private static final Pattern NOTE = Pattern.compile("[（(].*[）)]");
    private static final String NO_LINE_START = "。，！？；：、…”’）》」』";

    /** Breaks of one indentation. */
    private static final class Column {
        private int width;
        private int breaks;
        private int explained;
    }

    private final Removals removals;
    private final boolean pdf;

    LineRejoiner(final Removals removals, final SourceFormat source) {
        this.removals = removals;
        this.pdf = source == SourceFormat.PDF;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final Map<Integer, Column> columns = columns(lines);
        if (columns.values().stream().noneMatch(this::isWrapped)) {
            return lines;
        }
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            final ScriptLine line = lines.get(index);
            final StringBuilder joined = new StringBuilder(line.text());
            while (index + 1 < lines.size() && isBreak(lines.get(index), lines.get(index + 1))
                    && isWrapped(columns.get(line.indent())) && isExplained(lines.get(index), lines.get(index + 1), columns.get(line.indent()))) {
                index++;
                join(joined, lines.get(index));
            }
            clean.add(line.withText(joined.toString()));
        }
        return clean;
    }

    private Map<Integer, Column> columns(final List<ScriptLine> lines) {
        final Map<Integer, Column> columns = new TreeMap<>();
        for (final ScriptLine line : lines) {
            if (!line.isBlank()) {
                final Column column = columns.computeIfAbsent(line.indent(), unused -> new Column());
                column.width = Math.max(column.width, width(line.text().strip()));
            }
        }
        for (int index = 0; index + 1 < lines.size(); index++) {
            if (isBreak(lines.get(index), lines.get(index + 1))) {
                final Column column = columns.get(lines.get(index).indent());
                column.breaks++;
                column.explained += isExplained(lines.get(index), lines.get(index + 1), column) ? 1 : 0;
            }
        }
        return columns;
    }

    private boolean isWrapped(final Column column) {
        final int breaks = pdf ? 1 : 5;
        final double share = pdf ? 0.7 : 0.9;
        return column.width >= NARROWEST && column.width <= WIDEST && column.breaks >= breaks && column.explained >= share * column.breaks;
    }

    /** Whether two lines are one paragraph as far as their words tell. */
    private static boolean isBreak(final ScriptLine line, final ScriptLine next) {
        if (line.isBlank() || next.isBlank() || !line.isLaidOut() || !next.isLaidOut() || line.indent() != next.indent() || next.pageStart()) {
            return false;
        }
        final String text = line.text().strip();
        final String below = next.text().strip();
        return !SENTENCE_END.matcher(text).matches() && !SHOUTED.matcher(text).matches() && !NOTE.matcher(text).matches()
                && !MARKED.matcher(below).matches() && !SPEECH.matcher(below).matches() && !SHOUTED.matcher(below).matches()
                && !SceneHeadings.opensScene(text) && !SceneHeadings.opensScene(below);
    }

    private boolean isExplained(final ScriptLine line, final ScriptLine next, final Column column) {
        final String text = line.text().strip();
        final String below = next.text().strip();
        final int needed = width(text) + (isHanBreak(text, below) ? 0 : 1) + width(firstWord(below));
        return needed > (pdf ? column.width * RAGGED : column.width);
    }

    private static String firstWord(final String text) {
        int end = Character.charCount(text.codePointAt(0));
        if (ScriptLanguage.isHan(text.codePointAt(0))) {
            while (end < text.length() && NO_LINE_START.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            return text.substring(0, end);
        }
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !ScriptLanguage.isHan(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private void join(final StringBuilder joined, final ScriptLine next) {
        final String below = next.text().strip();
        while (!joined.isEmpty() && Character.isWhitespace(joined.charAt(joined.length() - 1))) {
            joined.setLength(joined.length() - 1);
        }
        final String text = joined.toString();
        final boolean hyphen = text.endsWith("-") && text.length() > 1 && Character.isLetter(text.charAt(text.length() - 2));
        final String glue = hyphen || isHanBreak(text, below) ? "" : " ";
        joined.append(glue).append(below);
        removals.add(Removals.Kind.JOINED_LINE, next, below, "");
    }

    /** Whether a line breaks between characters that no blank parts. */
    private static boolean isHanBreak(final String text, final String below) {
        return isWide(text.codePointBefore(text.length())) || isWide(below.codePointAt(0));
    }

    private static boolean isWide(final int codePoint) {
        return ScriptLanguage.isHan(codePoint) || (codePoint >= 0x3000 && codePoint < 0x3040) || (codePoint >= 0xFF00 && codePoint < 0xFFE0)
                || "“”‘’…".indexOf(codePoint) >= 0;
    }

    private static int width(final String text) {
        return text.codePoints().map(codePoint -> isWide(codePoint) ? 2 : 1).sum();
    }
}
