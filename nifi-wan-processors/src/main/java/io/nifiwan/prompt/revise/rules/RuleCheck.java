package io.nifiwan.prompt.revise.rules;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TextFolding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is wrong with a rule or a ladder; a fault is a sentence without its line. */
final class RuleCheck {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final int LEAST_CHARACTERS = 2;

    private final Glossary glossary;
    private final Set<String> groups;

    RuleCheck(final Glossary glossary) {
        this.glossary = glossary;
        groups = glossary.terms().stream().map(Term::group).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    List<String> ladder(final String name, final Ladder ladder) {
        final List<String> faults = new ArrayList<>();
        if (ladder.rungs().size() < 2) {
            faults.add("the ladder \"" + name + "\" needs at least two rungs");
        }
        if (!ladder.rungs().contains(ladder.start())) {
            faults.add("the ladder \"" + name + "\" starts at \"" + ladder.start() + "\", which is none of its rungs");
        }
        final List<String> terms = ladder.rungs().stream().filter(rung -> !rung.isEmpty()).toList();
        terms.stream().filter(rung -> !isPromptTerm(rung)).forEach(rung -> faults.add(unknown(rung)));
        if (faults.isEmpty() && terms.stream().map(rung -> glossary.term(rung).group()).distinct().count() != 1) {
            faults.add("the rungs of the ladder \"" + name + "\" are not of one group");
        }
        return faults;
    }

    List<String> rule(final RevisionRule rule, final Predicate<String> ladders) {
        final List<String> faults = new ArrayList<>();
        if (rule.id() == null || !ID.matcher(rule.id()).matches()) {
            faults.add("the id \"" + rule.id() + "\" must be of letters, digits, dots, dashes and underscores, at most 64");
        } else if (RevisionRules.RESERVED.contains(rule.id())) {
            faults.add("the id \"" + rule.id() + "\" is reserved for terms that a note names");
        }
        if (rule.off()) {
            return faults;
        }
        if (rule.reasons().isEmpty() && rule.complaints().isEmpty() && rule.wishes().isEmpty() && rule.terms().isEmpty()) {
            faults.add("the rule \"" + rule.id() + "\" needs reasons, complaints, wishes or terms");
        }
        rule.terms().stream().filter(id -> !isPromptTerm(id)).forEach(id -> faults.add(unknown(id)));
        rule.reasons().stream().filter(reason -> !REASON.matcher(reason).matches())
                .forEach(reason -> faults.add("the reason \"" + reason + "\" is no reason code such as BLURRED"));
        Stream.concat(rule.complaints().stream(), rule.wishes().stream())
                .filter(phrase -> TextFolding.fold(phrase).strip().length() < LEAST_CHARACTERS)
                .forEach(phrase -> faults.add("the phrase \"" + phrase + "\" needs at least two characters"));
        if (!rule.keepSeed() && rule.edits().stream().allMatch(RuleEdit::isEmpty)) {
            faults.add("the rule \"" + rule.id() + "\" changes nothing");
        }
        rule.edits().forEach(edit -> edit(edit, ladders, faults));
        return faults;
    }

    private void edit(final RuleEdit edit, final Predicate<String> ladders, final List<String> faults) {
        Stream.of(edit.when(), edit.unless(), edit.drop()).flatMap(List::stream).filter(name -> !isTermOrGroup(name))
                .forEach(name -> faults.add(unknown(name)));
        edit.use().stream().filter(id -> !isPromptTerm(id)).forEach(id -> faults.add(unknown(id)));
        if (edit.step() != null && !ladders.test(edit.step().ladder())) {
            faults.add("there is no ladder \"" + edit.step().ladder() + "\"");
        }
        if (edit.step() != null && edit.step().by() == 0) {
            faults.add("a step by 0 changes nothing");
        }
        if (edit.phrase() != null && Stream.of(edit.phrase().group(), edit.phrase().zh(), edit.phrase().en())
                .anyMatch(text -> text == null || text.isBlank())) {
            faults.add("a phrase needs a group and a wording in zh and in en");
        }
        Stream.concat(edit.negative().stream(), edit.allow().stream()).filter(entry -> entry.isBlank() || entry.matches(".*[,，].*"))
                .forEach(entry -> faults.add("the negative entry \"" + entry + "\" must not be empty or hold a comma"));
    }

    private boolean isTermOrGroup(final String name) {
        return name.startsWith(RuleEdit.GROUP) ? groups.contains(name.substring(RuleEdit.GROUP.length())) : glossary.find(name).isPresent();
    }

    /** Terms of the edit never go into a prompt, so asking for one would do nothing. */
    private boolean isPromptTerm(final String id) {
        return glossary.find(id).filter(term -> term.slot() != Slot.EDIT).isPresent();
    }

    private static String unknown(final String name) {
        return "\"" + name + "\" is no term of the glossary that a prompt can hold";
    }
}
