package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.person.ListedPerson;
import io.nifiwan.prompt.screening.rules.ScreeningRule;
import io.nifiwan.prompt.screening.text.Boundaries;
import io.nifiwan.prompt.screening.text.MatchingCopy;
import io.nifiwan.prompt.screening.text.PatternAutomaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rules and listed persons in one automaton, so that a text is read once whatever their number. Immutable and thread-safe; a changed
 * file makes a new lexicon.
 */
public final class Lexicon {
    private final List<ScreeningRule> rules;
    private final List<ListedPerson> persons;
    private final List<Term> terms = new ArrayList<>();
    private final PatternAutomaton automaton;

    /**
     * Compiles the rules and lists.
     *
     * @param rules   none of them off
     * @param persons watch list and consent list together
     */
    public Lexicon(final List<ScreeningRule> rules, final List<ListedPerson> persons) {
        this.rules = List.copyOf(rules);
        this.persons = List.copyOf(persons);
        final List<String> patterns = new ArrayList<>();
        for (int number = 0; number < this.rules.size(); number++) {
            final List<String> pieces = this.rules.get(number).pieces();
            for (int index = 0; index < pieces.size(); index++) {
                add(patterns, pieces.get(index), new Piece(number, index));
            }
            for (final String exception : this.rules.get(number).exceptions()) {
                add(patterns, MatchingCopy.fold(exception), new Exemption(number));
            }
        }
        for (final ListedPerson person : this.persons) {
            person.names().forEach(name -> add(patterns, name, new Name(person)));
        }
        automaton = PatternAutomaton.of(patterns);
    }

    /** What one automaton pattern stands for. */
    private sealed interface Term {
    }

    private record Piece(int rule, int index) implements Term {
    }

    private record Exemption(int rule) implements Term {
    }

    private record Name(ListedPerson person) implements Term {
    }

    /**
     * A rule's pattern in a matching copy.
     *
     * @param firstPieceEnd exclusive end of the text ahead of the first gap; equals {@code end} without a gap
     * @param lastPieceStart start of the text behind the last gap; equals {@code start} without a gap
     */
    public record RuleHit(ScreeningRule rule, int start, int end, int firstPieceEnd, int lastPieceStart) {
    }

    /** A listed person's name in a matching copy. */
    public record PersonHit(ListedPerson person, int start, int end) {
    }

    /** All that was found in one text, in no order that matters. */
    public record Hits(List<RuleHit> rules, List<PersonHit> persons) {
    }

    /** Number of rules. */
    public int ruleCount() {
        return rules.size();
    }

    /** Number of persons on both lists. */
    public int personCount() {
        return persons.size();
    }

    /** Searches a text once. Occurrences that cut a Latin word or lie within an exception are no hits. */
    public Hits find(final MatchingCopy copy) {
        final String text = copy.text();
        final Map<Integer, RuleMatcher> matchers = new TreeMap<>();
        final List<PersonHit> found = new ArrayList<>();
        automaton.scan(text, (pattern, start, end) -> {
            if (Boundaries.isWhole(text, start, end)) {
                switch (terms.get(pattern)) {
                    case Piece piece -> matchers.computeIfAbsent(piece.rule, this::matcher).piece(piece.index, start, end);
                    case Exemption exemption -> matchers.computeIfAbsent(exemption.rule, this::matcher).exemption(start, end);
                    case Name name -> found.add(new PersonHit(name.person, start, end));
                }
            }
        });
        return new Hits(matchers.values().stream().flatMap(matcher -> matcher.hits(text).stream()).toList(), found);
    }

    private RuleMatcher matcher(final int number) {
        return new RuleMatcher(rules.get(number));
    }

    private void add(final List<String> patterns, final String pattern, final Term term) {
        patterns.add(pattern);
        terms.add(term);
    }
}
