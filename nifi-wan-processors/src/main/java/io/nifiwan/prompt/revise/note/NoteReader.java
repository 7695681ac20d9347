package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.glossary.WordBoundaries;
import io.nifiwan.prompt.revise.rules.RevisionRule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a reviewer's note, Chinese, English or both: the phrases of the rules, and glossary terms that the note commands. A complaint that is
 * only warned of (不要太暗) becomes a guard, one that is denied (画面不太暗) and a wish that is negated become nothing. Immutable.
 */
public final class NoteReader {
    private final NamedTerms namedTerms;
    private final RulePhrases phrases;

    /** A reader that knows the phrases of rules and the terms of a glossary. */
    public NoteReader(final List<RevisionRule> rules, final TermMatcher matcher) {
        namedTerms = new NamedTerms(matcher);
        phrases = new RulePhrases(rules);
    }

    /** Reads a note; a blank one asks for nothing. */
    public NoteReading read(final String note) {
        final String folded = TextFolding.fold(note);
        final WordBoundaries words = new WordBoundaries(folded);
        final List<Clause> clauses = Clause.divide(folded);
        final Set<Clause> read = new TreeSet<>(Comparator.comparingInt(Clause::from));
        final List<Wish> wishes = new ArrayList<>();
        for (final Clause clause : clauses) {
            for (final RulePhrases.Hit hit : phrases.find(folded, words, clause)) {
                read.add(clause);
                final boolean guard = hit.complaint() && hit.negation() == Negation.AVOIDED;
                if (guard || hit.negation() == Negation.NONE) {
                    wishes.add(new Wish.ByRule(hit.rule(), guard, hit.from(), hit.to()));
                }
            }
        }
        final List<Wish> byRule = List.copyOf(wishes);
        for (final NamedTerms.Named named : namedTerms.find(note, folded, clauses)) {
            clauses.stream().filter(clause -> clause.overlaps(named.from(), named.to())).forEach(read::add);
            if (byRule.stream().noneMatch(wish -> wish.from() <= named.from() && named.to() <= wish.to())) {
                wish(named).ifPresent(wishes::add);
            }
        }
        wishes.sort(Comparator.comparingInt(Wish::from));
        return new NoteReading(wishes, clauses.stream().filter(clause -> !read.contains(clause))
                .map(clause -> note.substring(clause.from(), clause.to()).strip()).toList());
    }

    private static Optional<Wish> wish(final NamedTerms.Named named) {
        return switch (named.command()) {
            case ASK -> Optional.of(new Wish.Term(named.match(), named.from(), named.to()));
            case DROP -> Optional.of(new Wish.Without(named.match(), named.from(), named.to()));
            case REFUSE -> Optional.empty();
        };
    }
}
