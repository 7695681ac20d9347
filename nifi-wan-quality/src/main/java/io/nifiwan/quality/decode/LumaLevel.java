package io.nifiwan.quality.decode;

/** The sizes in which a frame offers its luma; the number is the short side in pixels. */
public enum LumaLevel {
    FULL_480(480),
    HALF_240(240),
    TRACKING_360(360),
    FLOW_180(180);

    private final int shortSide;

    LumaLevel(final int shortSide) {
        this.shortSide = shortSide;
    }

    /** Short side in pixels. */
    public int shortSide() {
        return shortSide;
    }
}
