package io.nifiwan.prompt.glossary;

import java.util.List;

/**
 * A glossary term found in a text.
 *
 * @param term         what was found
 * @param from         first character of it in the text
 * @param to           one past the last character
 * @param reading      how the passage was read
 * @param parts        the single movements of a compound one, in order; empty for all other terms
 * @param anyDirection whether the text leaves the direction of the movement open, as a plain 摇 does
 */
public record TermMatch(Term term, int from, int to, Reading reading, List<Term> parts, boolean anyDirection) {
    public TermMatch {
        parts = List.copyOf(parts);
    }

    TermMatch(final Term term, final int from, final int to, final Reading reading) {
        this(term, from, to, reading, List.of(), false);
    }

    int length() {
        return to - from;
    }

    boolean overlaps(final TermMatch other) {
        return from < other.to && other.from < to;
    }

    /** Whether the other match lies within this one and is shorter. */
    boolean encloses(final TermMatch other) {
        return from <= other.from && other.to <= to && other.length() < length();
    }
}
