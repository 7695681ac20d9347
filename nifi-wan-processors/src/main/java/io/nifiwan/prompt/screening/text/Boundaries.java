package io.nifiwan.prompt.screening.text;

/** Where words, clauses and sentences end in a matching copy. Chinese has no word boundary that could be seen without a dictionary. */
public final class Boundaries {
    private static final char FIRST_EAST_ASIAN = '\u2E80';
    private static final String SENTENCE_ENDS = "\u3002!?;" + MatchingCopy.PARAGRAPH_BREAK;

    private Boundaries() {
    }

    /** Whether a range does not cut a Latin word, or any word of a script that is written with spaces, in two. */
    public static boolean isWhole(final CharSequence text, final int start, final int end) {
        final boolean cutBefore = start > 0 && isAlphabetic(text.charAt(start)) && isAlphabetic(text.charAt(start - 1));
        final boolean cutAfter = end < text.length() && isAlphabetic(text.charAt(end - 1)) && isAlphabetic(text.charAt(end));
        return !cutBefore && !cutAfter;
    }

    /** Whether a character is a letter or digit of a script with words between spaces. */
    public static boolean isAlphabetic(final char character) {
        return character < FIRST_EAST_ASIAN && Character.isLetterOrDigit(character);
    }

    /** Whether a sentence ends between two indexes of a copy. */
    public static boolean sentenceEndsWithin(final CharSequence text, final int from, final int to) {
        for (int index = from; index < to; index++) {
            final char character = text.charAt(index);
            if (SENTENCE_ENDS.indexOf(character) >= 0) {
                return true;
            }
            if (character == '.' && (index + 1 == text.length() || text.charAt(index + 1) == ' ')) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of the same clause stands before an index: it opens the text or follows punctuation. */
    public static boolean opensClause(final CharSequence text, final int index) {
        int before = index - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || !Character.isLetterOrDigit(text.charAt(before));
    }
}
