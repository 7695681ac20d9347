package io.nifiwan.prompt.build;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.style.StyleProfile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The official negative prompt of Wan without the entries that work against what the shot asks for: 静态 against a fixed camera, 整体发灰
 * against blue-grey. It is Chinese whatever the language of the prompt, as the model was trained with it.
 */
public final class NegativePrompt {
    private final Glossary glossary;

    /** A negative prompt from the official list of a glossary. */
    public NegativePrompt(final Glossary glossary) {
        this.glossary = glossary;
    }

    /** Entries that stay for a shot with these terms. */
    public String without(final List<TermUse> terms) {
        return of(terms, StyleProfile.NONE);
    }

    /** Entries that stay for a shot with these terms in a style, and those that the style adds. */
    public String of(final List<TermUse> terms, final StyleProfile style) {
        final Set<String> conflicts = new HashSet<>();
        terms.forEach(use -> {
            glossary.find(use.id()).ifPresent(term -> conflicts.addAll(term.negativeConflicts()));
            use.parts().forEach(part -> conflicts.addAll(glossary.term(part).negativeConflicts()));
        });
        conflicts.addAll(style.negativeRemove());
        return Stream.concat(glossary.officialNegativePrompt().stream().filter(entry -> !conflicts.contains(entry)), style.negativeAdd().stream())
                .distinct().collect(Collectors.joining("，"));
    }
}
