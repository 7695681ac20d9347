package io.nifiwan.script.parse;

import java.util.ArrayList;
import java.util.List;

/** A script's text, its lines, and what of it is shown. Immutable. */
public final class ScriptSource {
    private final String text;
    private final String shown;
    private final List<SourceLine> lines;
    private final List<Integer> shotMarks;

    public ScriptSource(final String text) {
        final MarkupMask mask = MarkupMask.of(text);
        this.text = text;
        this.shown = mask.shown();
        this.shotMarks = mask.shotMarks();
        this.lines = lines(text, shown);
    }

    /** The text as written. */
    public String text() {
        return text;
    }

    /** A part as written. */
    public String verbatim(final int from, final int to) {
        return text.substring(from, to);
    }

    /** A part as shown: without emphasis marks, notes and comments, and without blanks at its ends. */
    public String plain(final int from, final int to) {
        return withoutHidden(shown.substring(from, to)).strip();
    }

    /** The text with every character that is not shown replaced by a filler; offsets are those of the text. */
    public String masked() {
        return shown;
    }

    /** Number of the line, from 1, that holds an offset. */
    public int lineNumber(final int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (lines.get(middle).from() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    List<SourceLine> lines() {
        return lines;
    }

    List<Integer> shotMarks() {
        return shotMarks;
    }

    private static List<SourceLine> lines(final String text, final String shown) {
        final List<SourceLine> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            final int feed = text.indexOf('\n', start);
            final int end = feed < 0 ? text.length() : feed;
            lines.add(new SourceLine(start, end, text.substring(start, end), withoutHidden(shown.substring(start, end))));
            start = end + 1;
        }
        return List.copyOf(lines);
    }

    private static String withoutHidden(final String part) {
        return part.indexOf(MarkupMask.HIDDEN) < 0 ? part : part.replace(String.valueOf(MarkupMask.HIDDEN), "");
    }
}
