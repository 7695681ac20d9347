package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.prompt.revise.rules.RuleEdit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The next prompt while it is being changed: its terms, phrases and negative entries. Belongs to one revision and one thread. */
final class Draft {
    private final Attempt parent;
    private final Feedback feedback;
    private final RevisionRules rules;
    private final Glossary glossary;
    private final Language language;
    private final Set<String> asked;
    private final List<TermUse> terms;
    private final List<String> phrases;
    private final Set<String> negative;
    private final Set<String> ruledTerms = new HashSet<>();
    private final Set<String> ruledOut = new HashSet<>();

    Draft(final Attempt parent, final Feedback feedback, final RevisionRules rules, final Glossary glossary) {
        this.parent = parent;
        this.feedback = feedback;
        this.rules = rules;
        this.glossary = glossary;
        language = parent.language();
        terms = new ArrayList<>(parent.parsed().terms());
        asked = ids();
        phrases = new ArrayList<>(parent.parsed().phrases());
        negative = new LinkedHashSet<>(parent.negative());
        negative.removeAll(glossary.officialNegativePrompt());
    }

    /** What the next attempt asks for. */
    ParsedShot parsed() {
        return ParsedShot.of(parent.parsed().subject(), terms, parent.parsed().subjects(), phrases, parent.document().shot().scene(), glossary,
                language);
    }

    /** Entries of the negative prompt beyond the official list. */
    List<String> negative() {
        return List.copyOf(negative);
    }

    /** What the rules decided up to here. */
    Ruled ruled() {
        return new Ruled(ruledTerms, ruledOut);
    }

    /** Makes the changes of a rule whose conditions hold; says whether anything is other than before. */
    boolean apply(final List<RuleEdit> edits) {
        return changes(() -> edits.stream().filter(this::holds).forEach(this::apply));
    }

    /** Only guards against what a rule is about, by its entries of the negative prompt. */
    boolean guard(final List<RuleEdit> edits) {
        return changes(() -> edits.stream().filter(this::holds).forEach(edit -> negative.addAll(edit.negative())));
    }

    /** Asks for a term in place of the one of its group. */
    boolean use(final TermUse use) {
        return changes(() -> put(use));
    }

    /** Asks for a term no longer; of a compound movement the other parts stay. */
    boolean drop(final String id) {
        ruledTerms.add(glossary.term(id).exclusion());
        return changes(() -> remove(id));
    }

    /**
     * Makes changes that no rule asks for. What the rules decided before stays as it is, whatever the changes say and whatever follows from them.
     *
     * @param consequences makes the changes of the rules that go with terms of these ids
     */
    void add(final NoteEdits edits, final Consumer<String> consequences) {
        final Ruled before = ruled();
        final List<TermUse> decided = decided(before);
        edits.drop().forEach(this::remove);
        for (final String id : edits.use()) {
            put(new TermUse(id, SlotSource.CHAT, null, null, List.of(), null));
            consequences.accept(id);
        }
        if (!decided(before).equals(decided)) {
            terms.removeIf(use -> isDecided(use, before));
            terms.addAll(decided);
        }
        edits.phrases().stream().filter(phrase -> !phrases.contains(phrase)).forEach(phrases::add);
        negative.addAll(edits.negative());
        negative.removeAll(before.negative());
    }

    private List<TermUse> decided(final Ruled ruled) {
        return terms.stream().filter(use -> isDecided(use, ruled)).toList();
    }

    private boolean isDecided(final TermUse use, final Ruled ruled) {
        return ruled.terms().contains(glossary.term(use.id()).exclusion());
    }

    private void remove(final String id) {
        terms.removeIf(use -> use.id().equals(id));
        terms.replaceAll(use -> use.parts().contains(id) ? without(id, use) : use);
    }

    private static TermUse without(final String part, final TermUse compound) {
        final List<String> left = compound.parts().stream().filter(other -> !other.equals(part)).toList();
        return left.size() == 1 ? revised(left.getFirst()) : new TermUse(compound.id(), SlotSource.REVISION, null, null, left, null);
    }

    private boolean changes(final Runnable change) {
        final List<Object> before = state();
        change.run();
        return !before.equals(state());
    }

    private List<Object> state() {
        return List.of(List.copyOf(terms), List.copyOf(phrases), List.copyOf(negative));
    }

    private boolean holds(final RuleEdit edit) {
        return (edit.when().isEmpty() || edit.when().stream().anyMatch(this::isAsked)) && edit.unless().stream().noneMatch(this::isAsked)
                && (edit.measured().isEmpty() || edit.measured().stream().anyMatch(feedback.measured()::contains));
    }

    private boolean isAsked(final String termOrGroup) {
        return asked.stream().anyMatch(id -> names(termOrGroup, id));
    }

    private boolean names(final String termOrGroup, final String id) {
        return termOrGroup.startsWith(RuleEdit.GROUP)
                ? termOrGroup.substring(RuleEdit.GROUP.length()).equals(glossary.term(id).group()) : termOrGroup.equals(id);
    }

    private void apply(final RuleEdit edit) {
        edit.drop().forEach(name -> {
            ruledTerms.add(name.startsWith(RuleEdit.GROUP) ? name.substring(RuleEdit.GROUP.length()) : glossary.term(name).exclusion());
            terms.removeIf(use -> names(name, use.id()));
        });
        edit.use().forEach(id -> put(revised(id)));
        if (edit.step() != null) {
            step(edit.step());
        }
        if (edit.phrase() != null) {
            phrases.removeIf(rules.wordings(edit.phrase().group())::contains);
            phrases.add(language == Language.ZH ? edit.phrase().zh() : edit.phrase().en());
        }
        edit.allow().forEach(negative::remove);
        ruledOut.addAll(edit.allow());
        ruledOut.removeAll(edit.negative());
        negative.addAll(edit.negative());
    }

    private void step(final RuleEdit.Step step) {
        final List<String> rungs = rules.ladder(step.ladder()).rungs();
        final String rung = rules.ladder(step.ladder()).step(ids(), step.by());
        if (rung.isEmpty()) {
            rungs.stream().filter(id -> !id.isEmpty()).forEach(id -> ruledTerms.add(glossary.term(id).exclusion()));
            terms.removeIf(use -> rungs.contains(use.id()));
        } else {
            put(revised(rung));
        }
    }

    private void put(final TermUse use) {
        final Term term = glossary.term(use.id());
        if (use.source() == SlotSource.REVISION) {
            ruledTerms.add(term.exclusion());
        }
        for (int index = 0; index < terms.size(); index++) {
            final TermUse present = terms.get(index);
            if (present.id().equals(use.id()) && present.parts().equals(use.parts())) {
                return;
            }
            if (present.id().equals(use.id()) || (term.group() != null && term.group().equals(glossary.term(present.id()).group()))) {
                terms.set(index, use);
                return;
            }
        }
        terms.add(use);
    }

    private static TermUse revised(final String id) {
        return new TermUse(id, SlotSource.REVISION, null, null, List.of(), null);
    }

    private Set<String> ids() {
        return terms.stream().map(TermUse::id).collect(Collectors.toUnmodifiableSet());
    }
}
