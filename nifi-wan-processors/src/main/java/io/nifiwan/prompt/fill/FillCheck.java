package io.nifiwan.prompt.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.chat.Dropped.Reason;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.SlotValue;
import io.nifiwan.prompt.parse.Speech;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the answer of a chat model against the schema, the glossary and the text of the shot, field by field. Servers promise to hold
 * models to a schema and not all do, and a text can talk a model into anything; so nothing is taken over that the question did not ask
 * for and the text does not say. Belongs to one shot and one thread.
 */
public final class FillCheck {
    private static final int MOST_TERMS = 32;

    private final Shot shot;
    private final OpenSlots open;
    private final Glossary glossary;
    private final SourceWords words;
    private final Set<String> taken = new HashSet<>();
    private final List<TermUse> terms = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    private FillCheck(final Shot shot, final ParsedShot parsed, final OpenSlots open, final Glossary glossary) {
        this.shot = shot;
        this.open = open;
        this.glossary = glossary;
        words = new SourceWords(Speech.blank(shot.action()));
        parsed.terms().forEach(use -> taken.add(glossary.term(use.id()).exclusion()));
    }

    /**
     * What of an answer may fill a shot.
     *
     * @param parsed what the rules found, of terms of the glossary
     * @param open   what they left open
     */
    public static Filling check(final ObjectNode answer, final Shot shot, final ParsedShot parsed, final OpenSlots open, final Glossary glossary) {
        return new FillCheck(shot, parsed, open, glossary).check(answer);
    }

    private Filling check(final ObjectNode answer) {
        answer.fieldNames().forEachRemaining(name -> {
            if (!name.equals(FillQuestion.SUBJECT) && !name.equals(FillQuestion.TERMS)) {
                drop(Reason.UNKNOWN_FIELD, name);
            }
        });
        final Optional<SlotValue> subject = subject(answer.path(FillQuestion.SUBJECT));
        final JsonNode list = answer.path(FillQuestion.TERMS);
        if (!list.isArray() && !list.isMissingNode()) {
            drop(Reason.WRONG_TYPE, FillQuestion.TERMS);
        } else if (list.size() > MOST_TERMS) {
            drop(Reason.TOO_LONG, FillQuestion.TERMS);
        } else {
            list.forEach(this::term);
        }
        return new Filling(subject, terms, dropped);
    }

    private Optional<SlotValue> subject(final JsonNode node) {
        if (node.isMissingNode() || (node.isTextual() && node.textValue().isBlank())) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            return drop(Reason.WRONG_TYPE, FillQuestion.SUBJECT);
        }
        if (!open.subject()) {
            return drop(Reason.NOT_OPEN, FillQuestion.SUBJECT);
        }
        if (!ShotParser.fitsSubject(node.textValue())) {
            return drop(Reason.TOO_LONG, FillQuestion.SUBJECT);
        }
        final Optional<SourceWords.Extract> extract = words.phrase(node.textValue(), ShotParser.language(shot));
        if (extract.isEmpty()) {
            return drop(Reason.NOT_IN_TEXT, FillQuestion.SUBJECT);
        }
        return extract.map(found -> new SlotValue(found.value(), SlotSource.CHAT, found.from(), found.to(), List.of()));
    }

    private void term(final JsonNode node) {
        final JsonNode id = node.path(FillQuestion.ID);
        final JsonNode evidence = node.path(FillQuestion.EVIDENCE);
        if (!id.isTextual() || !evidence.isTextual()) {
            drop(Reason.WRONG_TYPE, id.isTextual() ? id.textValue() : FillQuestion.TERMS);
            return;
        }
        final Optional<Term> found = glossary.find(id.textValue());
        if (found.isEmpty()) {
            drop(Reason.UNKNOWN_TERM, id.textValue());
            return;
        }
        final Term term = found.get();
        final Optional<SourceWords.Extract> quote = words.quote(evidence.textValue());
        if (!open.takes(term)) {
            drop(Reason.NOT_OPEN, term.id());
        } else if (quote.isEmpty()) {
            drop(Reason.NOT_IN_TEXT, term.id());
        } else if (!taken.add(term.exclusion())) {
            drop(Reason.GROUP_TAKEN, term.id());
        } else {
            terms.add(new TermUse(term.id(), SlotSource.CHAT, quote.get().from(), quote.get().to(), List.of(), null));
        }
    }

    private <T> Optional<T> drop(final Reason reason, final String name) {
        dropped.add(new Dropped(reason, name));
        return Optional.empty();
    }
}
