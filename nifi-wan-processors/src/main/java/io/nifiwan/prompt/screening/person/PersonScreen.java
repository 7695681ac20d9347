package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Finding;
import io.nifiwan.prompt.screening.Finding.Place;
import io.nifiwan.prompt.screening.Lexicon.Hits;
import io.nifiwan.prompt.screening.Lexicon.RuleHit;
import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.ScreenedText;
import io.nifiwan.prompt.screening.ScreenedText.Role;
import io.nifiwan.prompt.screening.person.Mention.NameHit;
import io.nifiwan.prompt.screening.person.PersonDecision.Standing;
import io.nifiwan.prompt.screening.person.PersonDecision.Usage;
import io.nifiwan.prompt.screening.text.Boundaries;
import io.nifiwan.prompt.screening.text.MatchingCopy;
import io.nifiwan.prompt.screening.text.PatternAutomaton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weighs names against likeness triggers, the lists and the script's own cast. There is no named-entity recognition here: a real
 * person who is on no list is seen only where a trigger points at a name.
 *
 * <p>Made for one shot; immutable and thread-safe.
 */
public final class PersonScreen {
    private final PatternAutomaton cast;
    private final Set<String> subjects;

    /**
     * Screens one shot.
     *
     * @param cast     names of the script's characters
     * @param subjects who the picture shows, as the prompt spec names them
     */
    public PersonScreen(final List<String> cast, final List<String> subjects) {
        final Set<String> names = new TreeSet<>();
        cast.stream().map(MatchingCopy::fold).filter(NameListReader::isName).forEach(names::add);
        this.cast = PatternAutomaton.of(List.copyOf(names));
        this.subjects = new HashSet<>();
        subjects.stream().map(MatchingCopy::fold).forEach(this.subjects::add);
    }

    /**
     * What was found about persons.
     *
     * @param findings with an outcome above pass
     * @param consents ids of the consents that let a name pass or were consulted
     */
    public record Result(List<Finding> findings, Set<String> consents) {
    }

    /** Weighs the names and triggers of one text. A trigger looks at its neighbourhood only, so the work grows with the text. */
    public Result screen(final ScreenedText text, final MatchingCopy copy, final Hits hits) {
        final NavigableMap<Integer, Mention> mentions = mentions(copy, hits);
        final List<Finding> findings = new ArrayList<>();
        final Set<Integer> likened = new HashSet<>();
        for (final RuleHit hit : hits.rules()) {
            if (hit.rule().isTrigger() && hit.rule().scope().covers(text.isNegative())) {
                weigh(new TriggerContext(hit, copy, text.text()), mentions, likened)
                        .map(outcome -> finding(hit, outcome, text, copy))
                        .ifPresent(findings::add);
            }
        }
        final Set<String> consents = new TreeSet<>();
        for (final Mention mention : mentions.values()) {
            final Optional<ListedPerson> person = mention.decisive();
            if (person.isPresent()) {
                final Outcome outcome = outcome(mention, likened.contains(mention.start()) ? Usage.LIKENESS : usage(mention, text, copy.text()));
                person.get().consent().ifPresent(consent -> consents.add(consent.id()));
                if (outcome != Outcome.PASS) {
                    findings.add(Finding.ofPerson(person.get(), outcome, place(text, copy, mention.start(), mention.end())));
                }
            }
        }
        return new Result(findings, consents);
    }

    private NavigableMap<Integer, Mention> mentions(final MatchingCopy copy, final Hits hits) {
        final List<NameHit> listed = hits.persons().stream()
                .map(hit -> new NameHit(Optional.of(hit.person()), hit.start(), hit.end()))
                .toList();
        final List<NameHit> own = new ArrayList<>();
        cast.scan(copy.text(), (pattern, start, end) -> {
            if (Boundaries.isWhole(copy.text(), start, end)) {
                own.add(new NameHit(Optional.empty(), start, end));
            }
        });
        return Mention.join(listed, own);
    }

    /**
     * What a trigger asks for: nothing where it speaks of the cast, the same as the listed persons near it, or else what an unknown
     * name asks for.
     *
     * @param likened takes the starts of the mentions that the trigger speaks of
     */
    private static Optional<Outcome> weigh(final TriggerContext trigger, final NavigableMap<Integer, Mention> mentions,
                                           final Set<Integer> likened) {
        final Collection<Mention> near = trigger.neighbourhood(mentions).values();
        if (near.stream().anyMatch(mention -> mention.standing() == Standing.CAST && trigger.expects(mention))) {
            return Optional.empty();
        }
        final List<Mention> meant = near.stream().filter(mention -> mention.decisive().isPresent() && trigger.reaches(mention)).toList();
        meant.forEach(mention -> likened.add(mention.start()));
        final Optional<Outcome> listed = meant.stream().map(mention -> outcome(mention, Usage.LIKENESS)).reduce(Outcome::or);
        if (listed.isPresent()) {
            return listed.filter(outcome -> outcome != Outcome.PASS);
        }
        return trigger.mayMeanUnknownName()
                ? Optional.of(PersonDecision.decide(Standing.UNKNOWN, Usage.LIKENESS)
                        .or(trigger.hit().rule().action().outcome().orElse(Outcome.REVIEW)))
                : Optional.empty();
    }

    private Usage usage(final Mention mention, final ScreenedText text, final String copy) {
        final boolean subject = text.role() == Role.PICTURE
                && (mention.opensClause(copy) || subjects.contains(copy.substring(mention.start(), mention.end())));
        return subject ? Usage.SUBJECT : Usage.MENTIONED;
    }

    private static Outcome outcome(final Mention mention, final Usage usage) {
        final Outcome outcome = PersonDecision.decide(mention.standing(), usage);
        return mention.decisive().map(person -> outcome.atMost(person.limit())).orElse(outcome);
    }

    private static Finding finding(final RuleHit hit, final Outcome outcome, final ScreenedText text, final MatchingCopy copy) {
        return new Finding(hit.rule().id(), hit.rule().group(), outcome, place(text, copy, hit.start(), hit.end()), hit.rule().reason(),
                hit.rule().suggestion());
    }

    private static Place place(final ScreenedText text, final MatchingCopy copy, final int start, final int end) {
        return new Place(text.field(), copy.originalStart(start), copy.originalEnd(end));
    }
}
