package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.BitSet;
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
    private static final int DEEPEST_FIRST_LINE = 4;
    /** Proportional type ends its lines within this share of the longest. */
    private static final double RAGGED = 0.85;
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?。！？…:：;；—–][\"'”’」』）)*_]*\\s*");
    private static final Pattern SPEECH = Pattern.compile("[\\p{IsHan}\\p{L}\\p{Nd}·•. ]{1,20}(?:[（(【][^）)】]{1,24}[）)】])?[:：].*");
    private static final Pattern MARKED = Pattern.compile("[.@!>~#=*△▲▶\\-–—•【\\[（(].*|\\d{1,3}[A-Z]?[.、．)）].*|“.*”");
    private static final Pattern SHOUTED = Pattern.compile("[^\\p{Ll}\\p{IsHan}]*\\p{Lu}[^\\p{Ll}\\p{IsHan}]*");
    private static final Pattern NOTE = Pattern.compile("[（(].*[）)]");
    /** Punctuation may hang over the edge of the column. */
    private static final Pattern HANGING = Pattern.compile("[。，！？；：、”’）》」』]+$");
    private static final String NO_LINE_START = "。，！？；：、…”’）》」』";

    /** Breaks of one indentation. */
    private static final class Column {
        private int width;
        private int breaks;
        private int explained;
    }

    private final Removals removals;
    private final boolean pdf;
    private final BitSet ends = new BitSet();
    private final BitSet begins = new BitSet();

    LineRejoiner(final Removals removals, final SourceFormat source) {
        this.removals = removals;
        this.pdf = source == SourceFormat.PDF;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        classify(lines);
        final Map<Integer, Column> columns = columns(lines);
        if (columns.values().stream().noneMatch(this::isWrapped)) {
            return lines;
        }
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            final ScriptLine line = lines.get(index);
            final StringBuilder joined = new StringBuilder(line.text());
            while (index + 1 < lines.size() && isBreak(lines, index)
                    && isJoined(lines.get(index), lines.get(index + 1), columns)) {
                index++;
                join(joined, lines.get(index));
            }
            clean.add(line.withText(joined.toString()));
        }
        return clean;
    }

    private boolean isJoined(final ScriptLine line, final ScriptLine next, final Map<Integer, Column> columns) {
        final Column column = columns.get(next.indent());
        return isWrapped(column) && isExplained(line, next, column);
    }

    private Map<Integer, Column> columns(final List<ScriptLine> lines) {
        final Map<Integer, Column> columns = new TreeMap<>();
        for (final ScriptLine line : lines) {
            if (!line.isBlank()) {
                final Column column = columns.computeIfAbsent(line.indent(), unused -> new Column());
                column.width = Math.max(column.width, width(HANGING.matcher(line.text().strip()).replaceFirst("")));
            }
        }
        for (int index = 0; index + 1 < lines.size(); index++) {
            if (isBreak(lines, index)) {
                final Column column = columns.get(lines.get(index + 1).indent());
                column.breaks++;
                column.explained += isExplained(lines.get(index), lines.get(index + 1), column) ? 1 : 0;
            }
        }
        return columns;
    }

    private boolean isWrapped(final Column column) {
        final int breaks = pdf ? 1 : 5;
        final double share = pdf ? 0.7 : 0.8;
        return column.width >= NARROWEST && column.width <= WIDEST && column.breaks >= breaks && column.explained >= share * column.breaks;
    }

    /** Whether two lines are one paragraph as far as their words tell. */
    private boolean isBreak(final List<ScriptLine> lines, final int index) {
        final ScriptLine line = lines.get(index);
        final ScriptLine next = lines.get(index + 1);
        return !line.isBlank() && !next.isBlank() && !next.pageStart() && isIndentedAlike(line, next) && !ends.get(index) && !begins.get(index + 1);
    }

    /** Asks each line once what it is: heading and cue patterns are the costly part. */
    private void classify(final List<ScriptLine> lines) {
        ends.clear();
        begins.clear();
        for (int index = 0; index < lines.size(); index++) {
            final ScriptLine line = lines.get(index);
            final String text = line.text().strip();
            if (!text.isEmpty()) {
                final boolean alone = !line.isLaidOut() || SHOUTED.matcher(text).matches() || SceneHeadings.opensScene(text);
                ends.set(index, alone || SENTENCE_END.matcher(text).matches() || NOTE.matcher(text).matches());
                begins.set(index, alone || MARKED.matcher(text).matches() || SPEECH.matcher(text).matches());
            }
        }
    }

    /** A Chinese paragraph sets its first line two characters in. */
    private static boolean isIndentedAlike(final ScriptLine line, final ScriptLine next) {
        final int further = line.indent() - next.indent();
        return further == 0 || (further > 0 && further <= DEEPEST_FIRST_LINE && isWide(next.text().strip().codePointAt(0)));
    }

    private boolean isExplained(final ScriptLine line, final ScriptLine next, final Column column) {
        final String text = line.text().strip();
        final String below = next.text().strip();
        // Ideographic blanks were two columns wide.
        final int needed = 2 * (line.indent() - next.indent()) + width(text) + (isHanBreak(text, below) ? 0 : 1) + width(firstWord(below));
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
        final int length = joined.length();
        final boolean hyphen = length > 1 && joined.charAt(length - 1) == '-' && Character.isLetter(joined.charAt(length - 2));
        final String glue = hyphen || isHanBreak(joined, below) ? "" : " ";
        joined.append(glue).append(below);
        removals.add(Removals.Kind.JOINED_LINE, next, below, glue + below);
    }

    /** Whether a line breaks between characters that no blank parts. */
    private static boolean isHanBreak(final CharSequence text, final String below) {
        return isWide(Character.codePointBefore(text, text.length())) || isWide(below.codePointAt(0));
    }

    private static boolean isWide(final int codePoint) {
        return ScriptLanguage.isHan(codePoint) || (codePoint >= 0x3000 && codePoint < 0x3040) || (codePoint >= 0xFF00 && codePoint < 0xFFE0)
                || "“”‘’…".indexOf(codePoint) >= 0;
    }

    private static int width(final String text) {
        return text.codePoints().map(codePoint -> isWide(codePoint) ? 2 : 1).sum();
    }
}
