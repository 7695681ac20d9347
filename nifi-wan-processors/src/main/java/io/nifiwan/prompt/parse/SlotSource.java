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
    /** The attempt before; where that one had it from is not known. */
    @JsonProperty("attempt") ATTEMPT,
    /** A change of the prompt after an attempt: by a rule or by a reviewer. */
    @JsonProperty("revision") REVISION,
    /** Nothing is asked. */
    @JsonProperty("default") DEFAULT
}
