package io.nifiwan.prompt.craft;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/**
 * One step of a craft as an archive records it. Field names and meaning follow the practice of recording intangible cultural heritage:
 * every value names its source, and what no source states is unknown. What this record does not read (inheritor, recording, dialect term,
 * safety, status) travels with the shots as it is.
 *
 * @param id         stable name of the entry
 * @param language   {@code zh} or {@code en}; told by the text where it is absent
 * @param craft      for example 苏绣
 * @param step       stitch or step, for example 齐针
 * @param tool       may be null
 * @param material   may be null
 * @param parameters numbers and qualities
 * @param actions    what the hands do, in order; at least one
 * @param light      may be null
 * @param place      where the work is done; may be empty
 * @param seconds    length of each shot; null for the default
 * @param variations how the step is to be shown; may be null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CraftEntry(String id, String language, String craft, String step, Tool tool, Material material, List<Parameter> parameters,
                         List<Action> actions, Light light, String place, Double seconds, Variations variations) {
    public CraftEntry {
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /**
     * A tool.
     *
     * @param source who states its size
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tool(String name, String size, String source) {
    }

    /** What is worked on or with. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Material(String name) {
    }

    /**
     * A number or quality of the step.
     *
     * @param value      number or words
     * @param range      two numbers or words, where there is no single value
     * @param source     who states it
     * @param confidence 0 to 1, or null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Parameter(String name, String value, String unit, JsonNode range, String source, Double confidence) {
    }

    /**
     * One movement.
     *
     * @param sourceSpan words of the recording that it comes from
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Action(String verb, String hand, String object, String direction, String angle, String speed,
                         @JsonProperty("source_span") String sourceSpan) {
    }

    /**
     * The light that shows the work best.
     *
     * @param direction glossary id or words, for example 侧光
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Light(String direction) {
    }

    /**
     * How the step is to be shown; each angle is combined with each tempo.
     *
     * @param angles glossary ids or words, each one or more terms of the camera
     * @param tempi  {@code normal}, glossary ids or words, each one term of speed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Variations(List<String> angles, List<String> tempi) {
        public Variations {
            angles = angles == null ? List.of() : List.copyOf(angles);
            tempi = tempi == null ? List.of() : List.copyOf(tempi);
        }
    }
}
