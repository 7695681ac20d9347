package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the value of a slot comes from, in the order in which sources are asked. */
public enum SlotSource {
    /** The shot's own text. */
    @JsonProperty("text") TEXT,
    /** The words of the scene heading: its time of day, weather and light. */
    @JsonProperty("heading") HEADING,
    /** The scene that the shot belongs to: its place, which holds for all its shots. */
    @JsonProperty("scene") SCENE,
    /** What earlier shots of the scene told of its light, weather and time, where the shot carries it. */
    @JsonProperty("inherited") INHERITED,
    /** Who speaks in the shot; what is said never becomes part of a prompt. */
    @JsonProperty("dialogue") DIALOGUE,
    /** A chat model, by words that the rules do not know: of the shot's own text or, after an attempt, of a reviewer's note. */
    @JsonProperty("chat") CHAT,
    /** The attempt before; where that one had it from is not known. */
    @JsonProperty("attempt") ATTEMPT,
    /** A change of the prompt after an attempt: by a rule or by a reviewer. */
    @JsonProperty("revision") REVISION,
    /** What the operator asks of every shot that asks nothing itself; nothing at all where there are no terms. */
    @JsonProperty("default") DEFAULT
}
