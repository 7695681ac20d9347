package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.PromptOrder;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatch;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.revise.note.NoteReader;
import io.nifiwan.prompt.revise.note.NoteReading;
import io.nifiwan.prompt.revise.note.Wish;
import io.nifiwan.prompt.revise.rules.RevisionRule;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleProfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the prompt of an attempt by rules. The reasons of the gate come first, in the order of the rules, then the note in the order of
 * its words, so that a person has the last word over a measurement. The same attempt with the same feedback always gives the same prompt.
 * Immutable and safe for use by many threads.
 */
public final class PromptReviser {
    private final Glossary glossary;
    private final StyleLibrary styles;
    private final PromptBuilder builder;
    private final RevisionRules rules;
    private final NoteReader notes;

    /**
     * A reviser.
     *
     * @param sources what prompts are made of
     * @param matcher finds the terms of the same glossary
     */
    public PromptReviser(final PromptSources sources, final TermMatcher matcher, final RevisionRules rules) {
        glossary = sources.glossary();
        styles = sources.styles();
        builder = new PromptBuilder(sources);
        this.rules = rules;
        notes = new NoteReader(rules.rules(), matcher);
    }

    /**
     * Makes the next prompt by the rules alone.
     *
     * @throws PromptException when the prompt cannot be rendered
     */
    public Revision revise(final Attempt parent, final Feedback feedback, final int mostTokens, final Map<String, String> variables)
            throws PromptException {
        return revise(parent, feedback, NoteEdits.NONE, mostTokens, variables);
    }

    /**
     * Makes the next prompt by the rules and then by further changes, which leave alone what the rules decided.
     *
     * @param further    changes of terms that the glossary has
     * @param mostTokens budget of the prompt
     * @param variables  values of the variables that templates declare
     * @throws PromptException when the prompt cannot be rendered
     */
    public Revision revise(final Attempt parent, final Feedback feedback, final NoteEdits further, final int mostTokens,
                           final Map<String, String> variables) throws PromptException {
        final Draft draft = new Draft(parent, feedback, rules, glossary);
        final Set<String> worked = new LinkedHashSet<>();
        for (final RevisionRule rule : rules.rules()) {
            if (rule.reasons().stream().anyMatch(feedback.reasons()::contains)) {
                note(worked, rule, draft.apply(rule.edits()));
            }
        }
        final NoteReading reading = notes.read(feedback.note());
        reading.wishes().forEach(wish -> follow(wish, draft, worked));
        final Ruled ruled = draft.ruled();
        draft.add(further, id -> followTerm(id, draft, worked));
        final ParsedShot parsed = draft.parsed();
        final StyleProfile style = style(parsed).orElse(parent.style());
        final BuiltPrompt built = withNegative(builder.build(parent.document().shot(), parsed, new PromptOrder(parent.languages(),
                parent.template(), mostTokens, !parent.negative().isEmpty(), style, variables)), draft, parent);
        final String diff = PromptDiff.of(parent, parsed, built.spec().slots().subject(), AttemptReader.negative(built.negative()), glossary);
        return new Revision(parsed, style, built, diff, List.copyOf(worked), reading.unread(),
                rules.rules().stream().anyMatch(rule -> rule.keepSeed() && worked.contains(rule.id())), ruled);
    }

    private void follow(final Wish wish, final Draft draft, final Set<String> worked) {
        switch (wish) {
            case Wish.ByRule byRule -> note(worked, byRule.rule(),
                    byRule.guard() ? draft.guard(byRule.rule().edits()) : draft.apply(byRule.rule().edits()));
            case Wish.Term term -> {
                if (draft.use(use(term.match()))) {
                    worked.add(RevisionRules.NAMED_TERM);
                }
                followTerm(term.match().term().id(), draft, worked);
            }
            case Wish.Without without -> {
                if (draft.drop(without.match().term().id())) {
                    worked.add(RevisionRules.NAMED_TERM_DROPPED);
                }
            }
        }
    }

    private void followTerm(final String id, final Draft draft, final Set<String> worked) {
        rules.rules().stream().filter(rule -> rule.terms().contains(id)).forEach(rule -> note(worked, rule, draft.apply(rule.edits())));
    }

    /** A style that a rule or the note asks for takes the place of the variant's. */
    private Optional<StyleProfile> style(final ParsedShot parsed) {
        return parsed.style().stream().filter(use -> use.source() != SlotSource.ATTEMPT && glossary.term(use.id()).group() != null)
                .findFirst().flatMap(use -> styles.find(use.id()));
    }

    private static void note(final Set<String> worked, final RevisionRule rule, final boolean changed) {
        if (changed || rule.keepSeed()) {
            worked.add(rule.id());
        }
    }

    private static TermUse use(final TermMatch match) {
        return new TermUse(match.term().id(), SlotSource.REVISION, null, null, match.parts().stream().map(Term::id).toList(),
                match.anyDirection() ? Boolean.TRUE : null);
    }

    /** Where the flow sends no negative prompt, a revision sends none either. */
    private static BuiltPrompt withNegative(final BuiltPrompt built, final Draft draft, final Attempt parent) {
        if (parent.negative().isEmpty()) {
            return built;
        }
        final List<String> entries = new ArrayList<>(AttemptReader.negative(built.negative()));
        draft.negative().stream().filter(entry -> !entries.contains(entry)).forEach(entries::add);
        return built.withNegative(String.join("，", entries));
    }
}
