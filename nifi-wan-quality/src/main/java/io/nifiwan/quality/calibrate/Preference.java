package io.nifiwan.quality.calibrate;

import java.util.Locale;

/** Which clip of a pair a person prefers. */
public enum Preference {
    FIRST, SECOND, SAME;

    /**
     * Reads {@code A}, {@code B} or {@code same}, as preference data sets write them.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static Preference parse(final String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "a", "1", "first", "left" -> FIRST;
            case "b", "2", "second", "right" -> SECOND;
            case "same", "tie", "equal", "0", "一样", "相同" -> SAME;
            default -> throw new IllegalArgumentException("\"" + word.strip() + "\" is no preference; use A, B or same");
        };
    }
}
