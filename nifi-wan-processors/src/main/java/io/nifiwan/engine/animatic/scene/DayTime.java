package io.nifiwan.engine.animatic.scene;

/** Light by time of day. */
public enum DayTime {
    NIGHT, DAWN, DAY, DUSK, BLUE_HOUR;

    /** Whether lamps are lit and windows glow. */
    public boolean lampsLit() {
        return this != DAY;
    }
}
