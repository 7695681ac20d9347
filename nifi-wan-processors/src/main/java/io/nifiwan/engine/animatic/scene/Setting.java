package io.nifiwan.engine.animatic.scene;

/** Where a shot plays; each has its own backdrop. */
public enum Setting {
    INTERIOR, STREET, SKYLINE, WATER, FOREST, MOUNTAINS, FIELD
}
