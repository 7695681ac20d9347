package io.nifiwan.script;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * The people of a script: the JSON content that SplitScript writes to its relationship {@code cast}, one FlowFile a script.
 *
 * @param language   {@code zh} or {@code en}
 * @param characters who speaks or is listed, most speeches first, otherwise in order of appearance
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Cast(String language, List<Member> characters) {
    public Cast {
        characters = characters == null ? List.of() : List.copyOf(characters);
    }

    /** The names, as {@link #characters()} orders them. */
    public List<String> names() {
        return characters.stream().map(Member::name).toList();
    }

    /**
     * One character.
     *
     * @param name        as first written
     * @param aliases     other spellings of the name in the script, for example with small letters
     * @param extensions  what cues add to the name: {@code V.O.}, {@code 画外音}
     * @param speeches    number of speeches
     * @param scenes      numbers of the scenes in which the character speaks or is listed, in order
     * @param description what the script's list of characters says; empty where there is none
     * @param listed      whether the script lists the character, for the whole script or for a scene
     * @param firstLine   the first speech, verbatim; absent for characters who do not speak
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(String name, List<String> aliases, List<String> extensions, int speeches, List<String> scenes, String description,
                         boolean listed, FirstLine firstLine) {
        public Member {
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
            extensions = extensions == null ? List.of() : List.copyOf(extensions);
            scenes = scenes == null ? List.of() : List.copyOf(scenes);
        }
    }

    /**
     * A speech and where it stands.
     *
     * @param line source line in the cleaned script, from 1
     * @param text what is said
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FirstLine(int line, String text) {
    }
}
