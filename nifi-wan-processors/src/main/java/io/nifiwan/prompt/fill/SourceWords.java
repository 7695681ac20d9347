package io.nifiwan.prompt.fill;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;

import java.util.Optional;

/**
 * Holds a phrase to the words of a text: each word of it must stand in the text as a whole word, behind the one before. So a phrase can
 * leave words out and can add, translate and reorder none. Belongs to one text and one thread.
 */
final class SourceWords {
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.SIMPLIFIED_CHINESE);
    private static final int LEAST_LETTERS = 2;
    private static final String PAUSES = ",;:、。.!?…—";

    private final String text;
    private final String folded;
    private final WordBoundaries boundaries;

    SourceWords(final String text) {
        this.text = text;
        folded = TextFolding.fold(text);
        boundaries = new WordBoundaries(folded);
    }

    /**
     * A phrase in the characters of the text.
     *
     * @param value words of the text with blanks and commas
     * @param from  first character of the first word in the text
     * @param to    one past the last character of the last word
     */
    record Extract(String value, int from, int to) {
    }

    /** Where a stretch of the text stands that is copied exactly but for case, width and variant characters; a single letter is none. */
    Optional<Extract> quote(final String quotation) {
        final String wanted = TextFolding.fold(quotation.strip());
        final int from = wanted.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS ? folded.indexOf(wanted) : -1;
        return from < 0 ? Optional.empty() : Optional.of(new Extract(text.substring(from, from + wanted.length()), from, from + wanted.length()));
    }

    /** The phrase, where all its words are words of the text in its order; empty where one is not, or where there is none. */
    Optional<Extract> phrase(final String phrase, final Language language) {
        final String wanted = TextFolding.fold(phrase);
        final BreakIterator words = WORDS.clone();
        words.setText(wanted);
        final StringBuilder value = new StringBuilder();
        final StringBuilder separator = new StringBuilder();
        int first = -1;
        int cursor = 0;
        for (int start = words.first(), end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            final String word = wanted.substring(start, end);
            if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
                separator.append(word);
                continue;
            }
            final int found = find(word, cursor);
            if (found < 0) {
                return Optional.empty();
            }
            if (first < 0) {
                first = found;
            } else if (!separator.isEmpty()) {
                value.append(separator.chars().anyMatch(character -> PAUSES.indexOf(character) >= 0) ? language.comma() : " ");
            }
            separator.setLength(0);
            value.append(text, found, found + word.length());
            cursor = found + word.length();
        }
        return first < 0 ? Optional.empty() : Optional.of(new Extract(value.toString(), first, cursor));
    }

    private int find(final String word, final int from) {
        int found = folded.indexOf(word, from);
        while (found >= 0 && !isWord(found, found + word.length())) {
            found = folded.indexOf(word, found + 1);
        }
        return found;
    }

    private boolean isWord(final int from, final int to) {
        return Character.isIdeographic(folded.charAt(from)) ? boundaries.isChineseWord(from, to) : boundaries.isLatinWord(from, to);
    }
}
