package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptReader;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.revise.rules.RevisionRule;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.prompt.style.StyleProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PromptReviserTest {
    private static final PromptBuilder BUILDER = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped());
    private final AttemptReader attempts = new AttemptReader(PromptSources.standard(), ShotParser.standard());
    private final PromptReviser reviser = new PromptReviser(PromptSources.standard(), TermMatcher.standard(), RevisionRules.shipped());
    private final PromptReader reader = new PromptReader();

    @ParameterizedTest
    @CsvFileSource(resources = "notes.txt", delimiter = '|', nullValues = "-", maxCharsPerColumn = 2000)
    void followsTheNote(final String action, final String note, final String rules, final String diff, final String unread) throws PromptException {
        final Revision revision = revise(action, List.of(), List.of(), note);
        assertEquals(orEmpty(diff), revision.diff());
        assertEquals(orEmpty(rules), String.join(",", revision.rules()));
        assertEquals(orEmpty(unread), String.join(" / ", revision.unread()));
        assertReadsBack(revision);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "reasons.txt", delimiter = '|', nullValues = "-", maxCharsPerColumn = 2000)
    void followsTheGate(final String action, final String reasons, final String measured, final String rules, final String diff)
            throws PromptException {
        final Revision revision = revise(action, List.of(reasons.split(",")), Arrays.asList(orEmpty(measured).split(",")), "");
        assertEquals(orEmpty(diff), revision.diff());
        assertEquals(orEmpty(rules), String.join(",", revision.rules()));
        assertReadsBack(revision);
    }

    @Test
    void givesThePersonTheLastWord() throws PromptException {
        final Revision revision = revise("渔夫收网。（手持，低调影调）", List.of("SHAKE"), List.of(), "保留晃动，改成跟拍");
        assertTrue(revision.built().spec().hasTerm("move.tracking"));
        assertFalse(revision.built().spec().hasTerm("move.steadicam"));
        assertEquals(List.of("gate.shake", RevisionRules.NAMED_TERM), revision.rules());
    }

    @Test
    void changesNothingForTheSameFeedbackAgain() throws PromptException {
        final Attempt first = attempt("A fisherman hauls in his net. [handheld]", Language.EN);
        final Feedback feedback = new Feedback(List.of("BLURRED", "SHAKE", "FLICKER"), List.of(), "");
        final Revision second = reviser.revise(first, feedback, 300, Map.of());
        final Attempt after = new Attempt(first.document(), second.parsed(), second.built().spec(), List.of(Language.EN), first.template(),
                StyleProfile.NONE, AttemptReader.negative(second.built().negative()));
        assertTrue(second.changesPrompt());
        assertEquals("", reviser.revise(after, feedback, 300, Map.of()).diff());
        assertEquals(second, reviser.revise(first, feedback, 300, Map.of()));
    }

    @Test
    void keepsThePartsOfACompoundMovement() throws PromptException {
        final Revision revision = revise("渔夫收网。（镜头先左移再前推）", List.of("BLURRED"), List.of(), "");
        assertEquals(List.of("move.truck_left", "move.push_in"), revision.parsed().move(Glossary.standard()).orElseThrow().parts());
        assertTrue(revision.built().prompt().contains("镜头平稳向左横移，然后镜头缓缓向前推进"), revision.built().prompt());
    }

    @Test
    void leavesTheOtherPartOfACompoundMovement() throws PromptException {
        final Revision revision = revise("渔夫收网。（镜头先左移再前推）", List.of(), List.of(), "不要推镜头");
        assertEquals("move.truck_left", revision.built().spec().camera().term());
        assertReadsBack(revision);
    }

    @Test
    void keepsTheDirectionOpenThatTheScriptLeavesOpen() throws PromptException {
        final Attempt before = attempt("渔夫收网。（镜头横摇）", Language.ZH);
        final Revision revision = reviser.revise(before, new Feedback(List.of("BLURRED"), List.of(), ""), 300, Map.of());
        assertEquals(Set.copyOf(before.spec().camera().accept()), Set.copyOf(revision.built().spec().camera().accept()));
        assertTrue(before.spec().camera().accept().containsAll(List.of("pan_left", "pan_right")));
    }

    @Test
    void sendsNoNegativePromptWhereTheFlowSendsNone() throws PromptException {
        final Attempt before = attempt("渔夫收网。", Language.ZH);
        final Attempt without = new Attempt(before.document(), before.parsed(), before.spec(), before.languages(), before.template(),
                StyleProfile.NONE, List.of());
        final Revision revision = reviser.revise(without, new Feedback(List.of("BLURRED"), List.of(), ""), 300, Map.of());
        assertEquals("", revision.built().negative());
        assertEquals("+ “画面清晰，细节锐利”", revision.diff());
    }

    @Test
    void rendersAsBuildPromptDoes() throws PromptException {
        final Revision revision = revise("A fisherman hauls in his net.", List.of("BLACK"), List.of(), "make it night, wider");
        final BuiltPrompt again = BUILDER.build(attempt("A fisherman hauls in his net.", Language.EN).document().shot(), revision.parsed(),
                Language.EN, TemplateLibrary.FIVE_SLOT, 300, true);
        assertEquals(again.prompt(), revision.built().prompt());
        assertEquals(again.spec(), revision.built().spec());
    }

    static Stream<RevisionRule> rules() {
        return RevisionRules.shipped().rules().stream();
    }

    /** Every phrase of the shipped rules must reach its own rule, alone in a note. */
    @ParameterizedTest
    @MethodSource("rules")
    void hearsEveryPhrase(final RevisionRule rule) throws PromptException {
        for (final String phrase : Stream.concat(rule.complaints().stream(), rule.wishes().stream()).toList()) {
            final Revision revision = revise(phrase.chars().anyMatch(Character::isIdeographic) ? "渔夫收网。" : "A fisherman hauls in his net.",
                    List.of(), List.of(), phrase);
            assertEquals(List.of(), revision.unread(), phrase);
            assertEquals(!rule.keepSeed(), revision.changesPrompt(), phrase);
            assertTrue(revision.rules().contains(rule.id()), phrase + " reaches " + revision.rules());
            assertReadsBack(revision);
        }
    }

    private Revision revise(final String action, final List<String> reasons, final List<String> measured, final String note)
            throws PromptException {
        return reviser.revise(attempt(action, Language.of(action)), new Feedback(reasons, measured, note), 300, Map.of());
    }

    private Attempt attempt(final String action, final Language language) throws PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes(SampleAttempts.shot(language.code(), action), language);
        return attempts.read(attributes, Optional.empty());
    }

    /** What the spec promises is what the prompt says, to a reader that has nothing but the prompt. */
    private void assertReadsBack(final Revision revision) {
        final PromptSpec spec = revision.built().spec();
        final PromptSpec read = reader.read(revision.built().prompt(), spec.seconds());
        assertEquals(Set.copyOf(spec.terms()), Set.copyOf(read.terms()), revision.built().prompt());
        assertEquals(spec.tone(), read.tone());
        final ParsedShot parsed = revision.parsed();
        assertEquals(spec.terms().size(), parsed.terms().size());
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }
}
