package io.nifiwan.prompt.revise.chat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a phrase to the words of a note: each word of it must stand in the note as a whole word, wherever that is, or be one of a few small words
 * that name nothing. So a phrase can reorder and leave out, and it can bring in no thing, no person and no name. Belongs to one note and one thread.
 */
final class NoteWords {
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.SIMPLIFIED_CHINESE);
    private static final Set<String> SMALL_WORDS = Set.of("a", "an", "the", "and", "or", "of", "in", "on", "at", "with", "to", "from", "by", "for",
            "is", "are", "be", "as", "he", "she", "it", "they", "him", "her", "them", "his", "its", "their");
    private static final String SMALL_CHARACTERS = "的地得着了在和与里中有她他它们一个";
    private static final String PAUSES = ",;:、。.!?…—";
    private static final int LEAST_LETTERS = 2;

    private final String folded;
    private final WordBoundaries boundaries;

    /** For the clauses of a note. */
    NoteWords(final List<String> clauses) {
        folded = TextFolding.fold(String.join("\n", clauses));
        boundaries = new WordBoundaries(folded);
    }

    /** Whether a stretch of the note is copied exactly but for case, width and variant characters; a single letter is no stretch. */
    boolean holds(final String quotation) {
        final String wanted = TextFolding.fold(quotation.strip());
        return wanted.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS && folded.contains(wanted);
    }

    /** The phrase in its words, with blanks and commas and no other mark; empty where a word is not of the note, or none is. */
    Optional<String> of(final String phrase, final Language language) {
        final String wanted = TextFolding.fold(phrase);
        final BreakIterator words = WORDS.clone();
        words.setText(wanted);
        final StringBuilder value = new StringBuilder();
        final StringBuilder separator = new StringBuilder();
        boolean named = false;
        for (int start = words.first(), end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            final String word = wanted.substring(start, end);
            if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
                separator.append(word);
                continue;
            }
            final boolean small = isSmall(word);
            if (!small && !isOfNote(word)) {
                return Optional.empty();
            }
            named |= !small;
            if (!value.isEmpty() && !separator.isEmpty()) {
                value.append(separator.chars().anyMatch(mark -> PAUSES.indexOf(mark) >= 0) ? language.comma() : " ");
            }
            separator.setLength(0);
            value.append(phrase, start, end);
        }
        return named ? Optional.of(value.toString()) : Optional.empty();
    }

    private static boolean isSmall(final String word) {
        return SMALL_WORDS.contains(word) || word.chars().allMatch(character -> SMALL_CHARACTERS.indexOf(character) >= 0);
    }

    private boolean isOfNote(final String word) {
        int from = folded.indexOf(word);
        while (from >= 0 && !isWord(from, from + word.length())) {
            from = folded.indexOf(word, from + 1);
        }
        return from >= 0;
    }

    /** A single Chinese character must be a word by itself, since names could be put together out of the characters of other words. */
    private boolean isWord(final int from, final int to) {
        if (!Character.isIdeographic(folded.codePointAt(from))) {
            return boundaries.isLatinWord(from, to);
        }
        return to - from == 1 ? boundaries.isWholeChineseWord(from, to) : boundaries.isChineseWord(from, to);
    }
}
