package io.nifiwan.quality.semantic.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Cuts the phrases of a prompt into clauses that a model reads whole: at the ends of sentences, and at commas where a sentence is too long. A model
 * that reads 77 tokens would else judge the beginning of a prompt only.
 */
final class Clauses {
    /** A full stop between digits is none. */
    private static final Pattern SENTENCE = Pattern.compile("[。！？!?;；\\n]+|\\.(?!\\d)");
    private static final Pattern COMMA = Pattern.compile("(?<=[，,、：:])");
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{P}]+|[\\s\\p{P}]+$");
    private static final int MOST = 8;

    private Clauses() {
    }

    /**
     * The clauses in order, at most eight, none twice.
     *
     * @param fits whether a text is short enough
     */
    static List<String> of(final List<String> phrases, final Predicate<String> fits) {
        return phrases.stream().flatMap(SENTENCE::splitAsStream)
                .flatMap(sentence -> (fits.test(sentence) ? List.of(sentence) : parts(sentence, fits)).stream())
                .map(clause -> EDGES.matcher(clause).replaceAll(""))
                .filter(clause -> clause.codePoints().anyMatch(Character::isLetter))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** As many neighbouring parts together as fit; a part that is too long alone is left to be cut by its tokens. */
    private static List<String> parts(final String sentence, final Predicate<String> fits) {
        final List<String> clauses = new ArrayList<>();
        for (final String part : COMMA.splitAsStream(sentence).toList()) {
            final String together = clauses.isEmpty() ? part : clauses.getLast() + part;
            if (!clauses.isEmpty() && fits.test(together)) {
                clauses.set(clauses.size() - 1, together);
            } else {
                clauses.add(part);
            }
        }
        return clauses;
    }
}
