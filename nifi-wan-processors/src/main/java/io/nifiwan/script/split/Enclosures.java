package io.nifiwan.script.split;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** The quotations and brackets of a stretch of text. One that is not closed counts as not opened. */
final class Enclosures {
    private static final String OPENING = "“「『‘《（(【[";
    private static final String CLOSING = "”」』’》）)】]";
    /** The first marks of {@link #OPENING} are those of quotations. */
    private static final int QUOTATION_MARKS = 4;
    private static final int DEEPEST = 8;

    private final int from;
    private final BitSet inside = new BitSet();
    private final BitSet quoted = new BitSet();

    private Enclosures(final int from) {
        this.from = from;
    }

    /** Finds the enclosures of a range. */
    static Enclosures of(final String text, final int from, final int to) {
        final Enclosures enclosures = new Enclosures(from);
        final Deque<Integer> open = new ArrayDeque<>();
        int straight = -1;
        for (int index = from; index < to; index++) {
            final char character = text.charAt(index);
            if (character == '"') {
                if (straight >= 0) {
                    enclosures.fill(straight, index, true);
                }
                straight = straight >= 0 ? -1 : index;
            } else if (OPENING.indexOf(character) >= 0) {
                open.push(index);
            } else if (CLOSING.indexOf(character) >= 0 && !isApostrophe(text, index, to)) {
                enclosures.close(text, open, CLOSING.indexOf(character), index);
            }
        }
        return enclosures;
    }

    /** Whether a cut before an offset divides a quotation or a bracket. */
    boolean isInside(final int offset) {
        return inside.get(offset - from);
    }

    /** Whether a cut before an offset divides a quotation. */
    boolean isQuoted(final int offset) {
        return quoted.get(offset - from);
    }

    private static boolean isApostrophe(final String text, final int index, final int to) {
        return text.charAt(index) == '’' && index + 1 < to && Character.isLetter(text.codePointAt(index + 1)) && index > 0
                && Character.isLetter(text.codePointBefore(index));
    }

    private void close(final String text, final Deque<Integer> open, final int kind, final int index) {
        if (open.stream().limit(DEEPEST).noneMatch(start -> text.charAt(start) == OPENING.charAt(kind))) {
            return;
        }
        int start = open.pop();
        while (text.charAt(start) != OPENING.charAt(kind)) {
            start = open.pop();
        }
        fill(start, index, kind < QUOTATION_MARKS);
    }

    /** Marks the characters behind an opening mark up to its closing one: a piece may begin before the first or behind the last. */
    private void fill(final int open, final int close, final boolean quotation) {
        inside.set(open + 1 - from, close + 1 - from);
        if (quotation) {
            quoted.set(open + 1 - from, close + 1 - from);
        }
    }
}
