package io.nifiwan.prompt.screening;

import java.util.Locale;

/** What a finding, or all of them together, asks for; a later constant is the stricter one. */
public enum Outcome {
    PASS, REVIEW, BLOCKED;

    /** The stricter of two. */
    public Outcome or(final Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The milder of two. */
    public Outcome atMost(final Outcome limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    /** As written in attributes, for example {@code blocked}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
