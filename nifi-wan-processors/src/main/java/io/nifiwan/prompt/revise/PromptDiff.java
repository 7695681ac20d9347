package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.TermUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What differs between two prompts, in one line for people: {@code ~ a → b} replaced, {@code - a} removed, {@code + a} added, with terms by
 * name and phrases in quotation marks.
 */
final class PromptDiff {
    private static final String SEPARATOR = "; ";

    private final Glossary glossary;
    private final Language language;
    private final List<String> entries = new ArrayList<>();

    private PromptDiff(final Glossary glossary, final Language language) {
        this.glossary = glossary;
        this.language = language;
    }

    /** The line, empty where nothing differs. */
    static String of(final Attempt before, final ParsedShot after, final String subjectAfter, final List<String> negativeAfter,
                     final Glossary glossary) {
        final PromptDiff diff = new PromptDiff(glossary, before.language());
        diff.addTerms(before.parsed().terms(), after.terms());
        without(before.parsed().phrases(), after.phrases()).forEach(phrase -> diff.entries.add("- " + quoted(phrase)));
        without(after.phrases(), before.parsed().phrases()).forEach(phrase -> diff.entries.add("+ " + quoted(phrase)));
        if (!before.parsed().subject().value().equals(subjectAfter)) {
            diff.entries.add("~ " + quoted(before.parsed().subject().value()) + " → " + quoted(subjectAfter));
        }
        diff.addNegative(without(before.negative(), negativeAfter), without(negativeAfter, before.negative()));
        return String.join(SEPARATOR, diff.entries);
    }

    private void addTerms(final List<TermUse> before, final List<TermUse> after) {
        final List<TermUse> added = new ArrayList<>(after.stream().filter(use -> before.stream().noneMatch(other -> isSame(use, other))).toList());
        for (final TermUse removed : before.stream().filter(use -> after.stream().noneMatch(other -> isSame(use, other))).toList()) {
            final Optional<TermUse> replacement = added.stream().filter(use -> replaces(use, removed)).findFirst();
            entries.add(replacement.map(use -> "~ " + name(removed) + " → " + name(use)).orElse("- " + name(removed)));
            replacement.ifPresent(added::remove);
        }
        added.forEach(use -> entries.add("+ " + name(use)));
    }

    private void addNegative(final List<String> removed, final List<String> added) {
        if (!removed.isEmpty() || !added.isEmpty()) {
            entries.add("negative" + (removed.isEmpty() ? "" : " - " + String.join("、", removed))
                    + (added.isEmpty() ? "" : " + " + String.join("、", added)));
        }
    }

    private static List<String> without(final List<String> texts, final List<String> others) {
        return texts.stream().filter(text -> !others.contains(text)).toList();
    }

    private static boolean isSame(final TermUse one, final TermUse other) {
        return one.id().equals(other.id()) && one.parts().equals(other.parts());
    }

    private boolean replaces(final TermUse use, final TermUse removed) {
        final Term term = glossary.term(use.id());
        return use.id().equals(removed.id())
                || (term.group() != null && Objects.equals(term.group(), glossary.term(removed.id()).group()));
    }

    private String name(final TermUse use) {
        return use.parts().isEmpty() ? glossary.term(use.id()).name(language)
                : String.join(" > ", use.parts().stream().map(part -> glossary.term(part).name(language)).toList());
    }

    private static String quoted(final String text) {
        return "“" + text + "”";
    }
}
