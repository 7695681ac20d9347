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
import java.util.HashSet;
import java.util.List;
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
    private static final int SHORTEST_NAME = 2;

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
        cast.stream().map(MatchingCopy::fold).filter(name -> name.length() >= SHORTEST_NAME).forEach(names::add);
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

    /** Weighs the names and triggers of one text. */
    public Result screen(final ScreenedText text, final MatchingCopy copy, final Hits hits) {
        final List<Mention> mentions = mentions(copy, hits);
        final List<TriggerContext> triggers = hits.rules().stream()
                .filter(hit -> hit.rule().isTrigger() && hit.rule().scope().covers(text.isNegative()))
                .map(hit -> new TriggerContext(hit, copy, text.text()))
                .filter(trigger -> mentions.stream().noneMatch(mention -> mention.standing() == Standing.CAST && trigger.expects(mention)))
                .toList();
        final List<Finding> findings = new ArrayList<>();
        final Set<String> consents = new TreeSet<>();
        for (final Mention mention : mentions) {
            final Optional<ListedPerson> person = mention.decisive();
            if (person.isPresent()) {
                final Outcome outcome = outcome(mention, usage(mention, text, copy.text(), triggers));
                person.get().consent().ifPresent(consent -> consents.add(consent.id()));
                if (outcome != Outcome.PASS) {
                    findings.add(Finding.ofPerson(person.get(), outcome, place(text, copy, mention.start(), mention.end())));
                }
            }
        }
        for (final TriggerContext trigger : triggers) {
            final Outcome outcome = outcome(trigger, mentions);
            if (outcome != Outcome.PASS) {
                findings.add(finding(trigger.hit(), outcome, text, copy));
            }
        }
        return new Result(findings, consents);
    }

    private List<Mention> mentions(final MatchingCopy copy, final Hits hits) {
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

    private Usage usage(final Mention mention, final ScreenedText text, final String copy, final List<TriggerContext> triggers) {
        if (triggers.stream().anyMatch(trigger -> trigger.reaches(mention))) {
            return Usage.LIKENESS;
        }
        final boolean subject = text.role() == Role.PICTURE
                && (mention.opensClause(copy) || subjects.contains(copy.substring(mention.start(), mention.end())));
        return subject ? Usage.SUBJECT : Usage.MENTIONED;
    }

    private static Outcome outcome(final Mention mention, final Usage usage) {
        final Outcome outcome = PersonDecision.decide(mention.standing(), usage);
        return mention.decisive().map(person -> outcome.atMost(person.limit())).orElse(outcome);
    }

    /** A trigger that speaks of listed persons shares their outcome; else it stands for a name that nobody knows. */
    private static Outcome outcome(final TriggerContext trigger, final List<Mention> mentions) {
        final Optional<Outcome> listed = mentions.stream()
                .filter(mention -> mention.decisive().isPresent() && trigger.reaches(mention))
                .map(mention -> outcome(mention, Usage.LIKENESS))
                .reduce(Outcome::or);
        if (listed.isPresent()) {
            return listed.get();
        }
        return trigger.mayMeanUnknownName()
                ? PersonDecision.decide(Standing.UNKNOWN, Usage.LIKENESS).or(trigger.hit().rule().action().outcome().orElse(Outcome.PASS))
                : Outcome.PASS;
    }

    private static Finding finding(final RuleHit hit, final Outcome outcome, final ScreenedText text, final MatchingCopy copy) {
        return new Finding(hit.rule().id(), hit.rule().group(), outcome, place(text, copy, hit.start(), hit.end()), hit.rule().reason(),
                hit.rule().suggestion());
    }

    private static Place place(final ScreenedText text, final MatchingCopy copy, final int start, final int end) {
        return new Place(text.field(), copy.originalStart(start), copy.originalEnd(end));
    }
}
