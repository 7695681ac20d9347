package io.nifiwan.engine.animatic.scene;

/** How large a grown person appears, and how near the background comes. */
public enum ShotSize {
    EXTREME_LONG(0.15, 0.9), LONG(0.3, 1), FULL(0.62, 1.05), MEDIUM_FULL(0.86, 1.15), MEDIUM(1.15, 1.25), MEDIUM_CLOSE(1.6, 1.35),
    CLOSE(2.0, 1.4), CLOSE_UP(2.7, 1.5), EXTREME_CLOSE_UP(3.7, 1.6), UNASKED(0.46, 1);

    private final double person;
    private final double backdrop;

    ShotSize(final double person, final double backdrop) {
        this.person = person;
        this.backdrop = backdrop;
    }

    /** Height of a grown person in picture heights. */
    public double person() {
        return person;
    }

    /** Enlargement of the background. */
    public double backdrop() {
        return backdrop;
    }

    /** Whether the figure is cut by the lower edge and drawn as head and shoulders. */
    public boolean bust() {
        return person >= 1.5;
    }
}
