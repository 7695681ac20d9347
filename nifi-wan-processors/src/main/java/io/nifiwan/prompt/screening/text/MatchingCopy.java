package io.nifiwan.prompt.screening.text;

import java.util.Arrays;

/**
 * A folded copy of a text that patterns are searched in, with the way back to the original. Invisible characters are left out; a run
 * of white space becomes one space, or one line feed where it holds an empty line, so that a phrase is found across a wrapped line
 * but not across paragraphs. Offsets are UTF-16 code units. Immutable and thread-safe.
 */
public final class MatchingCopy {
    /** Stands in the copy for white space with an empty line in it. */
    public static final char PARAGRAPH_BREAK = '\n';

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private MatchingCopy(final String text, final int[] starts, final int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public static MatchingCopy of(final String original) {
        final int length = original.length();
        final StringBuilder copy = new StringBuilder(length);
        final int[] starts = new int[length];
        final int[] ends = new int[length];
        int position = 0;
        while (position < length) {
            final char character = original.charAt(position);
            if (Folding.isSpace(character)) {
                final int end = spaceEnd(original, position);
                starts[copy.length()] = position;
                ends[copy.length()] = end;
                copy.append(lineFeeds(original, position, end) > 1 ? PARAGRAPH_BREAK : ' ');
                position = end;
            } else {
                if (!Folding.isDropped(character)) {
                    starts[copy.length()] = position;
                    ends[copy.length()] = position + 1;
                    copy.append(Folding.fold(character));
                }
                position++;
            }
        }
        return new MatchingCopy(copy.toString(), Arrays.copyOf(starts, copy.length()), Arrays.copyOf(ends, copy.length()));
    }

    /** The folded form of a pattern or name: the copy's text without white space at its ends. */
    public static String fold(final String pattern) {
        return of(pattern).text.strip();
    }

    public String text() {
        return text;
    }

    /** Offset in the original of the code unit at an index of the copy. */
    public int originalStart(final int start) {
        return starts[start];
    }

    /** Exclusive offset in the original of a range that ends before an index of the copy; the index is at least 1. */
    public int originalEnd(final int end) {
        return ends[end - 1];
    }

    private static int spaceEnd(final String original, final int start) {
        int end = start + 1;
        while (end < original.length() && (Folding.isSpace(original.charAt(end)) || Folding.isDropped(original.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static int lineFeeds(final String original, final int start, final int end) {
        int count = 0;
        for (int position = start; position < end; position++) {
            if (original.charAt(position) == '\n') {
                count++;
            }
        }
        return count;
    }
}
