package io.nifiwan.quality.verdict;

import java.util.Locale;

/** On which side of a limit a value is bad. A value that equals the limit is good. */
public enum Direction {
    BELOW, ABOVE;

    /** Whether the value is on the bad side. */
    public boolean isBreached(final double value, final double limit) {
        return this == BELOW ? value < limit : value > limit;
    }

    /** Lower-case name for sentences and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
