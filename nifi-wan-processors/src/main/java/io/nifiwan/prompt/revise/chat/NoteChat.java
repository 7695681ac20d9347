package io.nifiwan.prompt.revise.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.rules.RevisionRules;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Asks a chat model about clauses of a note that no rule could read, and checks what it answers. Immutable and safe for use by many threads. */
public final class NoteChat {
    private final Glossary glossary;
    private final TermMatcher matcher;
    private final Set<String> negativeEntries;

    /**
     * A chat about prompts of the same terms and rules.
     *
     * @param matcher finds the terms of the glossary
     */
    public NoteChat(final Glossary glossary, final TermMatcher matcher, final RevisionRules rules) {
        this.glossary = glossary;
        this.matcher = matcher;
        final Set<String> entries = new HashSet<>(rules.negativeEntries());
        entries.addAll(glossary.officialNegativePrompt());
        glossary.terms().forEach(term -> wordings(term).forEach(entries::add));
        negativeEntries = Set.copyOf(entries);
    }

    /**
     * The question about what the rules left unread.
     *
     * @param byRules the revision of the attempt by rules alone, with something unread
     */
    public ChatRequest question(final Attempt attempt, final Revision byRules) {
        final UnreadNote note = UnreadNote.of(attempt, byRules, glossary);
        return NoteQuestion.of(note, glossary.terms().stream().filter(term -> note.takes(term) && !note.asked().contains(term.id())).toList());
    }

    /** What of an answer may change the prompt. */
    public CheckedAnswer check(final ObjectNode answer, final Attempt attempt, final Revision byRules) {
        return new NoteCheck(UnreadNote.of(attempt, byRules, glossary), glossary, matcher, negativeEntries).check(answer);
    }

    /** Chinese wordings of a term, since a negative prompt is Chinese. */
    static Stream<String> wordings(final Term term) {
        return Stream.concat(Stream.of(term.zh()), term.synonymsZh().stream());
    }
}
