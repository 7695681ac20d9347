package io.nifiwan.prompt.revise.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.chat.Dropped.Reason;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Reading;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.revise.NoteEdits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Checks the answer of a chat model against the schema, the glossary, what the rules decided and the words of the note, entry by entry. A term needs
 * words of the note as evidence; a phrase says nothing but words of the note; an entry of the negative prompt is of words of the note or is
 * word for word an entry that the bundle or the operator knows. A name that the note does not hold has no way in. Belongs to one answer and one
 * thread.
 */
final class NoteCheck {
    private static final Set<String> FIELDS = Set.of(NoteQuestion.USE, NoteQuestion.DROP, NoteQuestion.PHRASES, NoteQuestion.NEGATIVE);
    private static final int MOST_TERMS = 8;
    private static final int MOST_PHRASES = 3;
    private static final int MOST_ENTRIES = 5;
    private static final int LONGEST_ZH = 30;
    private static final int MOST_WORDS_EN = 15;
    private static final int LONGEST_EN = 120;
    private static final int LONGEST_ENTRY = 20;

    private final UnreadNote note;
    private final Glossary glossary;
    private final TermMatcher matcher;
    private final Set<String> knownEntries;
    private final NoteWords words;
    private final Set<String> taken = new HashSet<>();
    private final List<String> use = new ArrayList<>();
    private final List<String> drop = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final List<String> negative = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    NoteCheck(final UnreadNote note, final Glossary glossary, final TermMatcher matcher, final Set<String> knownEntries) {
        this.note = note;
        this.glossary = glossary;
        this.matcher = matcher;
        this.knownEntries = knownEntries;
        words = new NoteWords(note.clauses());
    }

    CheckedAnswer check(final ObjectNode answer) {
        answer.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                leave(Reason.UNKNOWN_FIELD, name);
            }
        });
        eachOf(answer, NoteQuestion.USE, MOST_TERMS, (name, entry) -> evidenced(name, entry).ifPresent(this::use));
        eachOf(answer, NoteQuestion.DROP, MOST_TERMS, (name, entry) -> evidenced(name, entry).ifPresent(this::drop));
        eachOf(answer, NoteQuestion.PHRASES, MOST_PHRASES, this::phrase);
        eachOf(answer, NoteQuestion.NEGATIVE, MOST_ENTRIES, this::negative);
        return new CheckedAnswer(new NoteEdits(use, drop, phrases, negative), dropped);
    }

    /** Takes the entries of a list one by one, each with the name that reports have for it; a list that is too long is no answer at all. */
    private void eachOf(final ObjectNode answer, final String field, final int most, final BiConsumer<String, JsonNode> entries) {
        final JsonNode list = answer.path(field);
        if (!list.isArray()) {
            if (!list.isMissingNode()) {
                leave(Reason.WRONG_TYPE, field);
            }
        } else if (list.size() > most) {
            leave(Reason.TOO_LONG, field);
        } else {
            for (int index = 0; index < list.size(); index++) {
                entries.accept(field + "." + (index + 1), list.get(index));
            }
        }
    }

    private Optional<Term> evidenced(final String name, final JsonNode entry) {
        final JsonNode id = entry.path(NoteQuestion.ID);
        final JsonNode evidence = entry.path(NoteQuestion.EVIDENCE);
        if (!id.isTextual() || !evidence.isTextual()) {
            leave(Reason.WRONG_TYPE, id.isTextual() ? id.textValue() : name);
            return Optional.empty();
        }
        final Optional<Term> term = glossary.find(id.textValue());
        if (term.isEmpty()) {
            leave(Reason.UNKNOWN_TERM, id.textValue());
            return Optional.empty();
        }
        if (!words.holds(evidence.textValue())) {
            leave(Reason.NOT_IN_TEXT, id.textValue());
            return Optional.empty();
        }
        return term;
    }

    private void use(final Term term) {
        if (!note.takes(term)) {
            leave(Reason.NOT_OPEN, term.id());
        } else if (note.asked().contains(term.id()) || !taken.add(term.exclusion())) {
            leave(Reason.GROUP_TAKEN, term.id());
        } else {
            use.add(term.id());
        }
    }

    private void drop(final Term term) {
        if (!note.asked().contains(term.id())) {
            leave(Reason.NOT_ASKED, term.id());
        } else if (!note.droppable().contains(term.id())) {
            leave(Reason.NOT_OPEN, term.id());
        } else if (!taken.contains(term.exclusion()) && !drop.contains(term.id())) {
            drop.add(term.id());
        }
    }

    /** The wording in the language of the prompt, where that is of the note; else the other one, as a prompt keeps words of the script too. */
    private void phrase(final String name, final JsonNode entry) {
        final JsonNode zh = entry.path(NoteQuestion.ZH);
        final JsonNode en = entry.path(NoteQuestion.EN);
        if (!zh.isTextual() || !en.isTextual()) {
            leave(Reason.WRONG_TYPE, name);
            return;
        }
        final List<String> wordings = (note.language() == Language.ZH ? Stream.of(zh, en) : Stream.of(en, zh)).map(JsonNode::textValue).toList();
        if (isTooLong(zh.textValue(), Language.ZH) || isTooLong(en.textValue(), Language.EN)) {
            leave(Reason.TOO_LONG, name);
            return;
        }
        final Optional<String> wording = wordings.stream().map(text -> words.of(text, note.language())).flatMap(Optional::stream).findFirst();
        if (wording.isEmpty()) {
            leave(Reason.NOT_IN_TEXT, name);
        } else if (namesRuledTerm(wording.get())) {
            leave(Reason.NOT_OPEN, name);
        } else {
            phrases.add(wording.get());
        }
    }

    private static boolean isTooLong(final String text, final Language language) {
        return language == Language.ZH ? text.codePointCount(0, text.length()) > LONGEST_ZH
                : text.length() > LONGEST_EN || text.strip().split("\\s+").length > MOST_WORDS_EN;
    }

    private boolean namesRuledTerm(final String phrase) {
        return matcher.match(phrase, Reading.NOTE).stream().anyMatch(match -> note.ruled().terms().contains(match.term().exclusion()));
    }

    private void negative(final String name, final JsonNode entry) {
        if (!entry.isTextual()) {
            leave(Reason.WRONG_TYPE, name);
            return;
        }
        final String text = entry.textValue().strip();
        if (text.codePointCount(0, text.length()) > LONGEST_ENTRY) {
            leave(Reason.TOO_LONG, name);
            return;
        }
        final Optional<String> wording = knownEntries.contains(text) ? Optional.of(text)
                : words.of(text, Language.ZH).filter(phrase -> phrase.indexOf('，') < 0);
        if (wording.isEmpty()) {
            leave(Reason.NOT_IN_TEXT, name);
        } else if (!note.sendsNegative() || note.ruled().negative().contains(wording.get())) {
            leave(Reason.NOT_OPEN, name);
        } else if (isAsked(wording.get())) {
            leave(Reason.CONFLICT, name);
        } else {
            negative.add(wording.get());
        }
    }

    /** Whether the next attempt asks for just what the entry keeps away: by a term, or by a phrase of the same answer. */
    private boolean isAsked(final String entry) {
        return phrases.contains(entry) || Stream.concat(note.asked().stream().filter(id -> !drop.contains(id)), use.stream()).map(glossary::term)
                .anyMatch(term -> term.negativeConflicts().contains(entry) || NoteChat.wordings(term).anyMatch(entry::equals));
    }

    private void leave(final Reason reason, final String name) {
        dropped.add(new Dropped(reason, name));
    }
}
