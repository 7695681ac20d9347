package io.nifiwan.prompt.revise.chat;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.Ruled;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules left unread of a note, and the prompt that they made.
 *
 * @param clauses       in the words of the note
 * @param language      of the prompt
 * @param subject       what the prompt shows, in words of the script
 * @param asked         ids of the terms that it asks for, and of the parts of a compound movement
 * @param droppable     those of them that the rules did not decide
 * @param sendsNegative whether the flow sends a negative prompt
 * @param ruled         what the rules decided
 */
record UnreadNote(List<String> clauses, Language language, String subject, List<String> asked, List<String> droppable, boolean sendsNegative,
                  Ruled ruled) {
    private static final String COMPOUND = "move.compound";

    UnreadNote {
        clauses = List.copyOf(clauses);
        asked = List.copyOf(asked);
        droppable = List.copyOf(droppable);
    }

    static UnreadNote of(final Attempt attempt, final Revision byRules, final Glossary glossary) {
        final List<String> asked = byRules.parsed().terms().stream().flatMap(use -> Stream.concat(Stream.of(use.id()), use.parts().stream()))
                .distinct().toList();
        final Ruled ruled = byRules.ruled();
        return new UnreadNote(byRules.unread(), attempt.language(), byRules.parsed().subject().value(), asked,
                asked.stream().filter(id -> !ruled.terms().contains(glossary.term(id).exclusion())).toList(), !attempt.negative().isEmpty(), ruled);
    }

    /** Whether an answer may ask for a term; a compound movement is one only by its parts, which an answer does not name. */
    boolean takes(final Term term) {
        return term.slot() != Slot.EDIT && !term.id().equals(COMPOUND) && !ruled.terms().contains(term.exclusion());
    }
}
