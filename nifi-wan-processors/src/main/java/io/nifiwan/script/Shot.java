package io.nifiwan.script;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * One shot of a script: the JSON content that SplitScript writes, one FlowFile each. ParseShot adds a field {@code parsed} beside
 * these and leaves them as they are.
 *
 * @param id         stable identity, see {@link ScriptAttributes#SHOT_ID}
 * @param index      position in the script, from 1
 * @param number     position in the scene, from 1
 * @param language   {@code zh} or {@code en}
 * @param scene      the scene the shot belongs to
 * @param characters names of those who speak or are listed in the shot, in order of appearance
 * @param action     action lines without markup, joined by line feeds; may be empty
 * @param dialogue   spoken lines in order; may be empty
 * @param text       verbatim source text of the shot, as in the cleaned script
 * @param lines      where the text stands in the cleaned script
 * @param seconds    estimated length
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shot(String id, int index, int number, String language, Scene scene, List<String> characters, String action,
                   List<Dialogue> dialogue, String text, LineRange lines, double seconds) {
    public Shot {
        characters = characters == null ? List.of() : List.copyOf(characters);
        dialogue = dialogue == null ? List.of() : List.copyOf(dialogue);
    }

    /**
     * A scene as its heading states it.
     *
     * @param number  as written, or counted from 1 where the script does not number its scenes
     * @param heading verbatim heading line; empty for text before the first heading
     * @param setting {@code interior}, {@code exterior}, {@code both} or empty
     * @param place   place, may be empty
     * @param time    time of day as written, may be empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Scene(String number, String heading, String setting, String place, String time) {
    }

    /**
     * One speech.
     *
     * @param speaker       name without extension
     * @param parenthetical acting note without brackets, may be empty
     * @param line          what is said, verbatim
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Dialogue(String speaker, String parenthetical, String line) {
    }

    /** First and last line, from 1, inclusive. */
    public record LineRange(int from, int to) {
    }
}
