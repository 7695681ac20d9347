package io.nifiwan.engine.animatic.scene;

/** What is in the air. */
public enum Weather {
    CLEAR, CLOUDY, RAIN, STORM, SNOW, FOG, DUST;

    /** Whether the sun or the moon is hidden. */
    public boolean overcast() {
        return this == CLOUDY || this == RAIN || this == STORM || this == SNOW || this == FOG;
    }

    /** Whether streets are wet and figures carry umbrellas. */
    public boolean wet() {
        return this == RAIN || this == STORM;
    }
}
