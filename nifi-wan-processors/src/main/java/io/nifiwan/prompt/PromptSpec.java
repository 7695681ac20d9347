package io.nifiwan.prompt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;

/**
 * What a shot asks for, in words and in terms that can be measured: the content of the attribute {@code prompt.spec}.
 * Its compact JSON is the contract between prompt, engine and quality stages; unknown fields are ignored by readers.
 *
 * @param version     format version, 1
 * @param language    language of the slot texts, {@code zh} or {@code en}
 * @param scene       scene number as printed on the slate, for example {@code 3} or {@code 12A}
 * @param shot        position of the shot within the scene, from 1
 * @param slots       the five slots as prompt phrases
 * @param terms       glossary ids of all matched terms, for example {@code move.push_in}
 * @param camera      expected camera movement, or null where nothing is asked
 * @param tone        expected colour tone, or null where nothing is asked
 * @param place       place of the scene heading, may be empty
 * @param subjects    nouns of the action that name who or what is seen, in order of appearance, at most 6
 * @param seconds     asked length in seconds
 * @param phrases     what the prompt says of the action beyond the script, in its language; as a rule empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromptSpec(int version, String language, String scene, int shot, Slots slots, List<String> terms,
                         Expected camera, Expected tone, String place, List<String> subjects, double seconds,
                         @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> phrases) {
    public static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public PromptSpec {
        terms = terms == null ? List.of() : List.copyOf(terms);
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        phrases = phrases == null ? List.of() : List.copyOf(phrases);
    }

    /** A spec whose prompt says no more than the script. */
    public PromptSpec(final int version, final String language, final String scene, final int shot, final Slots slots, final List<String> terms,
                      final Expected camera, final Expected tone, final String place, final List<String> subjects, final double seconds) {
        this(version, language, scene, shot, slots, terms, camera, tone, place, subjects, seconds, List.of());
    }

    /**
     * The five slots of a prompt; a slot may be empty, never null in a spec written by this bundle.
     *
     * @param mood        atmosphere as visible cues
     * @param subject     subject and action
     * @param environment place, time of day and weather
     * @param camera      shot size, angle and one camera movement
     * @param tone        colour tone
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Slots(String mood, String subject, String environment, String camera, String tone) {
    }

    /**
     * A glossary term with a measurable meaning.
     *
     * @param term   glossary id
     * @param metric name of the measure, {@code camera_motion} or {@code tone}
     * @param target asked class, for example {@code push_in} or {@code blue_grey}
     * @param accept measured classes that count as a match; holds the target
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Expected(String term, String metric, String target, List<String> accept) {
        public Expected {
            accept = accept == null ? List.of(target) : List.copyOf(accept);
        }
    }

    /** Whether the spec holds a glossary term. */
    public boolean hasTerm(final String id) {
        return terms.contains(id);
    }

    /** Compact JSON for the attribute. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("A prompt spec is always writable", e);
        }
    }

    /**
     * Reads the attribute.
     *
     * @throws IllegalArgumentException when the text is not a spec
     */
    public static PromptSpec fromJson(final String json) {
        try {
            return MAPPER.readValue(json, PromptSpec.class);
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("prompt.spec is not readable: " + e.getOriginalMessage(), e);
        }
    }
}
