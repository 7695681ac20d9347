package io.nifiwan.script.clean;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The record of a cleaning: what was removed, rewritten or noticed, counted by kind and listed with its place, so that nothing goes
 * unseen. The counts are complete; the list is bounded and says how much it leaves out.
 */
public final class Removals {

    /** What cleaning does to the text. */
    public enum Effect {
        /** Taken away. */
        REMOVED,
        /** Written in another form; no word is lost. */
        CHANGED,
        /** Left as it is, but a person may want to know. */
        NOTED
    }

    /** Kinds of changes. */
    public enum Kind {
        BYTE_ORDER_MARK(Effect.REMOVED),
        ZERO_WIDTH(Effect.REMOVED),
        SOFT_HYPHEN(Effect.REMOVED),
        CONTROL_CHARACTER(Effect.REMOVED),
        FORM_FEED(Effect.REMOVED),
        PAGE_NUMBER(Effect.REMOVED),
        RUNNING_TITLE(Effect.REMOVED),
        CONTINUED_MARK(Effect.REMOVED),
        /** The second cue of a speech that a page break divided. */
        CONTINUED_CUE(Effect.REMOVED),
        REVISION_MARK(Effect.REMOVED),
        REVISION_BANNER(Effect.REMOVED),
        WATERMARK(Effect.REMOVED),
        /** The second of two equal scene numbers. */
        MARGIN_NUMBER(Effect.REMOVED),
        /** Text that a tracked change deletes. */
        TRACKED_DELETION(Effect.REMOVED),
        HIDDEN_TEXT(Effect.REMOVED),
        /** A paragraph that has no place in a screenplay's text, such as a cast list. */
        APPARATUS(Effect.REMOVED),
        FILLER(Effect.REMOVED),
        REPETITION(Effect.REMOVED),
        STUTTER(Effect.REMOVED),
        SELF_CORRECTION(Effect.REMOVED),
        /** Full-width letters, digits and spaces; counted by {@link #folded()}. */
        FOLDED_WIDTH(Effect.CHANGED),
        JOINED_LINE(Effect.CHANGED),
        /** A scene number at the right margin only, written before its heading. */
        MOVED_NUMBER(Effect.CHANGED),
        SPACED_HAN(Effect.CHANGED),
        OCR_REPAIR(Effect.CHANGED),
        OCR_SUSPECT(Effect.NOTED),
        /** Length of a scene in eighths of a page. */
        SCENE_LENGTH(Effect.NOTED),
        /** A paragraph of a kind that is not known, read as action. */
        UNKNOWN_PARAGRAPH(Effect.NOTED);

        private final Effect effect;

        Kind(final Effect effect) {
            this.effect = effect;
        }

        /** What it does to the text. */
        public Effect effect() {
            return effect;
        }

        /** Name in lower case with blanks, for people. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether it is about characters that must be spelled out to be seen. */
        boolean isInvisible() {
            return this == BYTE_ORDER_MARK || this == ZERO_WIDTH || this == SOFT_HYPHEN || this == CONTROL_CHARACTER;
        }

        /** Whether it is met character by character, so that a line holds many. */
        boolean isOneByOne() {
            return isInvisible() || this == FOLDED_WIDTH;
        }
    }

    /** Changes that are listed; a report stays under a few megabytes. */
    static final int MOST_LISTED = 5_000;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Change> changes = new ArrayList<>();
    private int leftOut;

    void add(final Change change) {
        counts.merge(change.kind(), change.count(), Integer::sum);
        if (!changes.isEmpty() && changes.getLast().isBeside(change)) {
            changes.add(changes.removeLast().and(change));
        } else if (changes.size() < MOST_LISTED) {
            changes.add(change);
        } else {
            leftOut++;
        }
    }

    /** Adds what happened to a line. */
    void add(final Kind kind, final ScriptLine line, final String text, final String replacement) {
        add(new Change(kind, line.line(), line.page(), 1, text, replacement));
    }

    /** Adds a line that is removed whole. */
    void add(final Kind kind, final ScriptLine line) {
        add(kind, line, line.text().strip(), "");
    }

    /** Number of changes of a kind. */
    public int count(final Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Number of all changes with an effect; folded characters are counted on their own. */
    public int count(final Effect effect) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().effect() == effect && entry.getKey() != Kind.FOLDED_WIDTH)
                .mapToInt(Map.Entry::getValue).sum();
    }

    /** Number of all removals. */
    public int total() {
        return count(Effect.REMOVED);
    }

    /** Number of full-width characters written in their ASCII form; these are no removals. */
    public int folded() {
        return count(Kind.FOLDED_WIDTH);
    }

    /** The removals in words, for example {@code form feed 3, page number 3}; empty where nothing was removed. */
    public String summary() {
        return summary(Effect.REMOVED);
    }

    /** The counts with an effect in words; empty where there are none. */
    public String summary(final Effect effect) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().effect() == effect && entry.getKey() != Kind.FOLDED_WIDTH)
                .map(entry -> entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Counts by kind, in the order of the kinds. */
    public Map<Kind, Integer> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }

    /** What happened, in the order of the steps of cleaning; at most {@value #MOST_LISTED}. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Number of changes that are counted but not listed. */
    public int leftOut() {
        return leftOut;
    }
}
