package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.glossary.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Subject and action of a shot in the words of the script, without camera notes, without speech and without clauses that belong to
 * other slots. One beat is enough for a clip: the first sentence, and the following ones only until somebody is seen.
 *
 * @param value the phrase
 * @param from  first character of it in the text
 * @param to    one past the last character
 */
record SubjectPhrase(String value, int from, int to) {
    private static final int MOST_HAN = 60;
    private static final int MOST_BLANKS = 40;

    /**
     * The phrase of a text, empty where the text shows nothing.
     *
     * @param showsSomeone tells whether a phrase names whom or what the shot is about
     */
    static Optional<SubjectPhrase> of(final ShotText text, final Language language, final Predicate<String> showsSomeone) {
        final List<Clause> kept = new ArrayList<>();
        for (final List<Clause> sentence : new StoryClauses(text).sentences()) {
            if (!kept.isEmpty() && showsSomeone.test(join(kept, language))) {
                break;
            }
            if (!addFitting(sentence, kept, language)) {
                break;
            }
        }
        return kept.isEmpty() ? Optional.empty()
                : Optional.of(new SubjectPhrase(join(kept, language), kept.getFirst().from(), kept.getLast().to()));
    }

    /**
     * A clause that tells what is seen.
     *
     * @param value   its words
     * @param from    first character of it in the text
     * @param to      one past the last character
     * @param opening whether a sentence begins with it
     */
    record Clause(String value, int from, int to, boolean opening) {
    }

    /** Adds clauses as long as the length allows; a first clause that is too long alone is kept whole. */
    private static boolean addFitting(final List<Clause> sentence, final List<Clause> kept, final Language language) {
        for (final Clause clause : sentence) {
            kept.add(clause);
            if (kept.size() > 1 && isTooLong(join(kept, language))) {
                kept.removeLast();
                return false;
            }
        }
        return true;
    }

    static boolean isTooLong(final String phrase) {
        return phrase.codePoints().filter(Character::isIdeographic).count() > MOST_HAN
                || phrase.chars().filter(character -> character == ' ').count() > MOST_BLANKS;
    }

    private static String join(final List<Clause> clauses, final Language language) {
        final StringBuilder phrase = new StringBuilder();
        for (final Clause clause : clauses) {
            if (!phrase.isEmpty()) {
                phrase.append(clause.opening() ? language.fullStop() : language.comma());
            }
            phrase.append(clause.value());
        }
        return phrase.toString();
    }
}
