package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the value of a slot comes from, in the order in which sources are asked. */
public enum SlotSource {
    /** The shot's own text. */
    @JsonProperty("text") TEXT,
    /** The words of the scene heading: its time of day and weather. */
    @JsonProperty("heading") HEADING,
    /** The scene that the shot belongs to: its place, which holds for all its shots. */
    @JsonProperty("scene") SCENE,
    /** Who speaks in the shot; what is said never becomes part of a prompt. */
    @JsonProperty("dialogue") DIALOGUE,
    /** Nothing is asked. */
    @JsonProperty("default") DEFAULT
}
