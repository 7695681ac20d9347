package io.nifiwan.script.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Covers what is written but not shown: comments, notes, emphasis marks and the tilde of lyrics. Covered characters become
 * {@link #HIDDEN} in a copy of equal length, so that every offset into the copy is an offset into the script. One pass per kind,
 * each in linear time.
 */
final class MarkupMask {
    /** A code point that is never a character, so no text holds it. */
    static final char HIDDEN = '\uFFFE';
    private static final Pattern SHOT_MARK = Pattern.compile("(?i)\\s*(panel|shot|镜头|分镜|镜号)(?=[\\s\\d:：#.]|$).*", Pattern.DOTALL);

    private final String text;
    private final char[] shown;
    private final List<Integer> shotMarks = new ArrayList<>();

    private MarkupMask(final String text) {
        this.text = text;
        this.shown = text.toCharArray();
    }

    /** Masks a script. */
    static MarkupMask of(final String text) {
        final MarkupMask mask = new MarkupMask(text);
        mask.hideBetween("/*", "*/");
        mask.hideBetween("<!--", "-->");
        mask.hideNotes();
        mask.hideEmphasis();
        return mask;
    }

    String shown() {
        return new String(shown);
    }

    /** Offsets of notes such as {@code [[SHOT 3]]} by which an author asks for a new shot, ascending. */
    List<Integer> shotMarks() {
        return List.copyOf(shotMarks);
    }

    private void hide(final int from, final int to) {
        for (int index = from; index < to; index++) {
            if (shown[index] != '\n') {
                shown[index] = HIDDEN;
            }
        }
    }

    private void hideBetween(final String open, final String close) {
        int start = text.indexOf(open);
        while (start >= 0) {
            final int end = text.indexOf(close, start + open.length());
            if (end < 0) {
                return;
            }
            hide(start, end + close.length());
            start = text.indexOf(open, end + close.length());
        }
    }

    /** A note may span lines, but not an empty one; a line of two spaces is not empty. */
    private void hideNotes() {
        int start = text.indexOf("[[");
        int end = -1;
        int empty = -1;
        while (start >= 0) {
            // Both searches resume where they stopped, so that many opened notes cost no more than one.
            end = end < start + 2 ? text.indexOf("]]", start + 2) : end;
            if (end < 0) {
                return;
            }
            empty = empty < start ? text.indexOf("\n\n", start) : empty;
            empty = empty < 0 ? text.length() : empty;
            if (empty < end) {
                start = text.indexOf("[[", empty);
            } else {
                if (shown[start] != HIDDEN && SHOT_MARK.matcher(text.substring(start + 2, end)).matches()) {
                    shotMarks.add(start);
                }
                hide(start, end + 2);
                start = text.indexOf("[[", end + 2);
            }
        }
    }

    private void hideEmphasis() {
        int start = 0;
        while (start < text.length()) {
            final int feed = text.indexOf('\n', start);
            final int end = feed < 0 ? text.length() : feed;
            if (start < end && shown[start] == '~') {
                hide(start, start + 1);
            }
            hideEmphasis(start, end);
            start = end + 1;
        }
    }

    /** Marks of {@code *italic*}, {@code **bold**}, {@code ***both***} and {@code _underline_} inside one line. */
    private void hideEmphasis(final int lineStart, final int lineEnd) {
        final Deque<int[]> open = new ArrayDeque<>();
        int index = lineStart;
        while (index < lineEnd) {
            final char character = shown[index];
            if (character == '\\' && index + 1 < lineEnd && "*_\\".indexOf(shown[index + 1]) >= 0) {
                hide(index, index + 1);
                index += 2;
                continue;
            }
            if (character != '*' && character != '_') {
                index++;
                continue;
            }
            int end = index;
            while (end < lineEnd && shown[end] == character) {
                end++;
            }
            mark(open, character, index, end, lineStart, lineEnd);
            index = end;
        }
    }

    private void mark(final Deque<int[]> open, final char character, final int from, final int to, final int lineStart, final int lineEnd) {
        final char before = from > lineStart ? shown[from - 1] : ' ';
        final char after = to < lineEnd ? shown[to] : ' ';
        final boolean insideWord = character == '_' && Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
        if (to - from > 3 || insideWord) {
            return;
        }
        final boolean closes = !Character.isWhitespace(before);
        if (closes && open.stream().anyMatch(run -> run[0] == character && run[2] - run[1] == to - from)) {
            int[] run = open.pop();
            while (run[0] != character || run[2] - run[1] != to - from) {
                run = open.pop();
            }
            hide(run[1], run[2]);
            hide(from, to);
        } else if (!Character.isWhitespace(after) && open.size() < 8) {
            open.push(new int[] {character, from, to});
        }
    }
}
