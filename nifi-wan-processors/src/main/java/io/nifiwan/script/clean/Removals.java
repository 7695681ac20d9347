package io.nifiwan.script.clean;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what cleaning takes away, by kind, so that nothing goes unseen. */
public final class Removals {

    /** Kinds of removed characters and lines. */
    public enum Kind {
        BYTE_ORDER_MARK,
        ZERO_WIDTH,
        SOFT_HYPHEN,
        CONTROL_CHARACTER,
        FORM_FEED,
        PAGE_NUMBER,
        RUNNING_TITLE,
        CONTINUED_MARK
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int folded;

    void add(final Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void addFolded() {
        folded++;
    }

    /** Number of removals of a kind. */
    public int count(final Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Number of all removals. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Number of full-width characters written in their ASCII form; these are no removals. */
    public int folded() {
        return folded;
    }

    /** The counts in words, for example {@code form feed 3, page number 3}; empty where nothing was removed. */
    public String summary() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
