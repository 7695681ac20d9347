package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.Punctuation;

import java.util.ArrayList;
import java.util.List;

/**
 * A clause of a folded note.
 *
 * @param from         first character
 * @param to           one past the last character
 * @param endsSentence whether the sentence ends with it
 */
record Clause(int from, int to, boolean endsSentence) {

    /** Clauses that hold a letter or digit, in order. */
    static List<Clause> divide(final String folded) {
        final List<Clause> clauses = new ArrayList<>();
        int from = 0;
        for (int index = 0; index <= folded.length(); index++) {
            final boolean sentence = index == folded.length() || Punctuation.endsSentence(folded, index) || folded.charAt(index) == ';';
            if (sentence || Punctuation.endsClause(folded, index)) {
                if (folded.substring(from, index).codePoints().anyMatch(Character::isLetterOrDigit)) {
                    clauses.add(new Clause(from, index, sentence));
                }
                from = index + 1;
            }
        }
        return clauses;
    }

    boolean overlaps(final int start, final int end) {
        return start < to && from < end;
    }
}
