package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.Finding.Place;
import io.nifiwan.prompt.screening.Lexicon.Hits;
import io.nifiwan.prompt.screening.Lexicon.RuleHit;
import io.nifiwan.prompt.screening.person.PersonScreen;
import io.nifiwan.prompt.screening.text.MatchingCopy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Screens all texts of a shot by rules and by persons. Stateless. */
public final class ShotScreen {
    private static final Comparator<Finding> IN_TEXT =
            Comparator.comparingInt((Finding finding) -> finding.place().start()).thenComparing(Finding::ruleId);

    private ShotScreen() {
    }

    /** Screens the texts in their order; a rule that asks no more in a later part of the script than in {@code text} is told once. */
    public static ScreeningReport screen(final ShotTexts shot, final Lexicon lexicon) {
        final PersonScreen persons = new PersonScreen(shot.cast(), shot.subjects());
        final List<Finding> findings = new ArrayList<>();
        final Set<String> consents = new TreeSet<>();
        final Map<String, Outcome> told = new HashMap<>();
        for (final ScreenedText text : shot.texts()) {
            final MatchingCopy copy = MatchingCopy.of(text.text());
            final Hits hits = lexicon.find(copy);
            final PersonScreen.Result result = persons.screen(text, copy, hits);
            consents.addAll(result.consents());
            final List<Finding> found = new ArrayList<>(result.findings());
            hits.rules().stream()
                    .filter(hit -> !hit.rule().isTrigger() && hit.rule().scope().covers(text.isNegative()))
                    .forEach(hit -> found.add(finding(hit, text, copy)));
            found.replaceAll(finding -> text.isNegative() ? limited(finding) : finding);
            found.sort(IN_TEXT);
            final boolean repeats = ShotTexts.isPartOfScript(text.field());
            for (final Finding finding : found) {
                final Outcome before = repeats ? told.get(finding.ruleId()) : null;
                if (before == null || finding.outcome().compareTo(before) > 0) {
                    findings.add(finding);
                }
            }
            if (ShotTexts.TEXT.equals(text.field())) {
                found.forEach(finding -> told.merge(finding.ruleId(), finding.outcome(), Outcome::or));
            }
        }
        final Outcome outcome = findings.stream().map(Finding::outcome).reduce(Outcome.PASS, Outcome::or);
        return new ScreeningReport(outcome, findings, consents);
    }

    private static Finding finding(final RuleHit hit, final ScreenedText text, final MatchingCopy copy) {
        final Place place = new Place(text.field(), copy.originalStart(hit.start()), copy.originalEnd(hit.end()));
        return new Finding(hit.rule().id(), hit.rule().group(), hit.rule().action().outcome().orElse(Outcome.PASS), place,
                hit.rule().reason(), hit.rule().suggestion());
    }

    /** A negative prompt names what must not be seen, so nothing in it blocks a shot. */
    private static Finding limited(final Finding finding) {
        return new Finding(finding.ruleId(), finding.group(), finding.outcome().atMost(Outcome.REVIEW), finding.place(),
                finding.reason(), finding.suggestion());
    }
}
