package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;
import io.nifiwan.prompt.revise.rules.RevisionRule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the phrases of rules in a clause. Of overlapping phrases the longest counts, so that 镜头慢一点 is no 慢一点. */
final class RulePhrases {
    private static final Comparator<Hit> BY_PLACE = Comparator.comparingInt(Hit::from).thenComparingInt(Hit::to);

    private final List<Phrase> phrases = new ArrayList<>();

    RulePhrases(final List<RevisionRule> rules) {
        for (final RevisionRule rule : rules) {
            rule.complaints().forEach(phrase -> phrases.add(new Phrase(rule, TextFolding.fold(phrase).strip(), true)));
            rule.wishes().forEach(phrase -> phrases.add(new Phrase(rule, TextFolding.fold(phrase).strip(), false)));
        }
    }

    private record Phrase(RevisionRule rule, String folded, boolean complaint) {
    }

    /** A place where a phrase stands, and what the words before it make of it. */
    record Hit(RevisionRule rule, boolean complaint, Negation negation, int from, int to) {

        private boolean yieldsTo(final Hit other) {
            final boolean overlaps = from < other.to && other.from < to;
            final int longer = Integer.compare(other.to - other.from, to - from);
            return overlaps && (longer > 0 || (longer == 0 && other.from < from));
        }
    }

    List<Hit> find(final String folded, final WordBoundaries words, final Clause clause) {
        final List<Hit> all = new ArrayList<>();
        for (final Phrase phrase : phrases) {
            int from = folded.indexOf(phrase.folded(), clause.from());
            while (from >= 0 && from + phrase.folded().length() <= clause.to()) {
                final int to = from + phrase.folded().length();
                if (words.isLatinWord(from, to)) {
                    all.add(new Hit(phrase.rule(), phrase.complaint(), Negation.of(folded.substring(clause.from(), from)), from, to));
                }
                from = folded.indexOf(phrase.folded(), from + 1);
            }
        }
        return all.stream().filter(hit -> all.stream().noneMatch(hit::yieldsTo)).sorted(BY_PLACE).toList();
    }
}
