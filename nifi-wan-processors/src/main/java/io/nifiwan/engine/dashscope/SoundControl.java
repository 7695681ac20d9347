package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a model makes sound. */
public enum SoundControl {
    @JsonProperty("none")
    NONE,
    /** On or off by {@code audio}. */
    @JsonProperty("switch")
    SWITCH,
    @JsonProperty("always")
    ALWAYS
}
