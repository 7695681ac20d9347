package io.nifiwan.prompt.fill;

import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.script.Shot;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules left empty in a shot.
 *
 * @param slots   slots without any term; style and edit are never among them, since they are not for a model to choose
 * @param subject whether nothing of the shot's own text became the subject
 */
public record OpenSlots(Set<Slot> slots, boolean subject) {
    private static final String COMPOUND = "move.compound";

    public OpenSlots {
        slots = Set.copyOf(slots);
    }

    /** Of a shot without action nothing is open: there are no words that could fill it. */
    public static OpenSlots of(final ParsedShot parsed, final Shot shot) {
        final Set<Slot> slots = EnumSet.noneOf(Slot.class);
        if (shot.action() == null || shot.action().isBlank()) {
            return new OpenSlots(slots, false);
        }
        if (parsed.mood().terms().isEmpty()) {
            slots.add(Slot.MOOD);
        }
        if (parsed.environment().terms().isEmpty()) {
            slots.add(Slot.ENVIRONMENT);
        }
        if (parsed.camera().terms().isEmpty()) {
            slots.add(Slot.CAMERA);
        }
        if (parsed.tone().terms().isEmpty()) {
            slots.add(Slot.TONE);
        }
        return new OpenSlots(slots, parsed.subject().source() != SlotSource.TEXT);
    }

    public boolean isEmpty() {
        return slots.isEmpty() && !subject;
    }

    /** Terms that may fill the open slots. */
    List<Term> candidates(final Glossary glossary) {
        return glossary.terms().stream().filter(this::takes).toList();
    }

    /** Whether a term may fill an open slot; a compound movement is one only by its parts, which an answer does not name. */
    boolean takes(final Term term) {
        return slots.contains(term.slot()) && !term.id().equals(COMPOUND);
    }
}
