package io.nifiwan.prompt.glossary;

/** The marks between clauses and sentences of a folded text, where full-width marks of the ASCII range are half-width already. */
public final class Punctuation {
    private static final String CLAUSE = ",;:、…—|·";
    private static final String SENTENCE = "。!?\n";
    private static final String OPENING = "([{（【〔「『“";
    private static final String CLOSING = ")]}）】〕」』”";

    private Punctuation() {
    }

    /** Whether a sentence ends at the place; a full stop does where no letter or digit follows and no title precedes. */
    public static boolean endsSentence(final String folded, final int index) {
        final char character = folded.charAt(index);
        if (SENTENCE.indexOf(character) >= 0) {
            return true;
        }
        return character == '.' && !followed(folded, index) && !isTitle(folded, index);
    }

    /** Whether a clause ends at the place. */
    public static boolean endsClause(final String folded, final int index) {
        return CLAUSE.indexOf(folded.charAt(index)) >= 0 || endsSentence(folded, index);
    }

    /** Whether an entry of a note ends at the place: at any mark, bracket, plus sign or slash. */
    public static boolean endsEntry(final String folded, final int index) {
        final char character = folded.charAt(index);
        return endsClause(folded, index) || OPENING.indexOf(character) >= 0 || CLOSING.indexOf(character) >= 0
                || character == '+' || character == '/' || character == '.' || character == '*' || character == '"';
    }

    /** First character of the sentence that holds the place, not before a limit. */
    public static int sentenceStart(final String folded, final int index, final int limit) {
        int start = index;
        while (start > limit && !endsSentence(folded, start - 1)) {
            start--;
        }
        return start;
    }

    private static boolean followed(final String folded, final int index) {
        return index + 1 < folded.length() && Character.isLetterOrDigit(folded.charAt(index + 1));
    }

    private static boolean isTitle(final String folded, final int index) {
        int start = index;
        while (start > 0 && Character.isLetter(folded.charAt(start - 1))) {
            start--;
        }
        return switch (folded.substring(start, index)) {
            case "mr", "mrs", "ms", "dr", "st" -> true;
            default -> false;
        };
    }
}
