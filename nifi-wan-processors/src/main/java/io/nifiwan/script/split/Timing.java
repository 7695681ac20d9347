package io.nifiwan.script.split;

/**
 * How long a piece of a script takes.
 *
 * @param dialogue seconds of spoken words
 * @param action   seconds of action
 * @param pauses   seconds of silence between sentences
 */
record Timing(double dialogue, double action, double pauses) {
    static final Timing NONE = new Timing(0, 0, 0);

    double seconds() {
        return dialogue + action + pauses;
    }

    Timing plus(final Timing other) {
        return new Timing(dialogue + other.dialogue, action + other.action, pauses + other.pauses);
    }

    /** This timing brought to a length, with its parts in proportion. */
    Timing shortenedTo(final double seconds) {
        final double factor = seconds() <= 0 ? 0 : Math.min(1, seconds / seconds());
        return new Timing(dialogue * factor, action * factor, pauses * factor);
    }
}
