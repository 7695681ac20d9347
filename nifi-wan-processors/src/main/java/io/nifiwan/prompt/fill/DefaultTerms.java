package io.nifiwan.prompt.fill;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Terms that an operator asks of every shot that asks for nothing else of their group. Immutable. */
public final class DefaultTerms {
    private final Glossary glossary;
    private final List<Term> terms;

    private DefaultTerms(final Glossary glossary, final List<Term> terms) {
        this.glossary = glossary;
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads a list of glossary ids.
     *
     * @param ids separated by commas or blanks; may be empty
     * @throws IllegalArgumentException when an id is unknown, is a term of the edit, or shares its group with another one of the list
     */
    public static DefaultTerms parse(final String ids, final Glossary glossary) {
        final List<Term> terms = new ArrayList<>();
        final Set<String> groups = new HashSet<>();
        for (final String id : Arrays.stream(ids.strip().split("[\\s,，]+")).filter(part -> !part.isEmpty()).toList()) {
            final Term term = glossary.term(id);
            if (term.slot() == Slot.EDIT) {
                throw new IllegalArgumentException(id + " is a term of the edit, which no prompt holds");
            }
            if (!groups.add(term.exclusion())) {
                throw new IllegalArgumentException(id + " is the second term of its group; a shot can have one");
            }
            terms.add(term);
        }
        return new DefaultTerms(glossary, terms);
    }

    /** The shot with the terms whose groups it leaves open. */
    public ParsedShot into(final ParsedShot parsed, final Shot shot) {
        final Set<String> taken = new HashSet<>();
        parsed.terms().forEach(use -> taken.add(glossary.term(use.id()).exclusion()));
        final List<TermUse> uses = new ArrayList<>(parsed.terms());
        terms.stream().filter(term -> !taken.contains(term.exclusion()))
                .forEach(term -> uses.add(new TermUse(term.id(), SlotSource.DEFAULT, null, null, List.of(), null)));
        return uses.size() == parsed.terms().size() ? parsed : ParsedShot.of(parsed.subject(), uses, parsed.subjects(), parsed.phrases(),
                shot.scene(), glossary, ShotParser.language(shot));
    }
}
