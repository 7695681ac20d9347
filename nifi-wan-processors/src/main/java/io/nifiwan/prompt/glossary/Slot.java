package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the phrase of a term goes. */
public enum Slot {
    @JsonProperty("mood") MOOD,
    @JsonProperty("environment") ENVIRONMENT,
    @JsonProperty("camera") CAMERA,
    @JsonProperty("tone") TONE,
    /** Ahead of the five slots. */
    @JsonProperty("style") STYLE,
    /** An instruction for the edit; never in a prompt. */
    @JsonProperty("edit") EDIT
}
