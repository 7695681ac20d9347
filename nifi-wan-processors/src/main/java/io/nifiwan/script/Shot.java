package io.nifiwan.script;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Objects;

/**
 * One shot of a script: the JSON content that SplitScript writes, one FlowFile each. ParseShot adds a field {@code parsed} beside
 * these and leaves them as they are.
 *
 * @param id             stable identity, see {@link ScriptAttributes#SHOT_ID}
 * @param index          position in the script, from 1
 * @param number         position in the scene, from 1
 * @param language       {@code zh} or {@code en}
 * @param scene          the scene the shot belongs to
 * @param characters     names of those who speak, then of members of the script's cast whom the action names; in order of appearance
 * @param action         action lines without markup, joined by line feeds; may be empty
 * @param dialogue       spoken lines in order; may be empty
 * @param text           verbatim source text of the shot, as in the cleaned script
 * @param lines          where the text stands in the cleaned script
 * @param seconds        estimated length
 * @param frames         the length in frames at the target rate, of the form 4n+1; 0 and absent from the JSON where it is not known
 * @param estimate       what the length is made of; absent where it is not known
 * @param splitQuotation whether the shot begins or ends inside a quotation that is longer than a shot; absent from the JSON otherwise
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shot(String id, int index, int number, String language, Scene scene, List<String> characters, String action,
                   List<Dialogue> dialogue, String text, LineRange lines, double seconds,
                   @JsonInclude(JsonInclude.Include.NON_DEFAULT) int frames, Estimate estimate,
                   @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean splitQuotation) {
    public Shot {
        characters = characters == null ? List.of() : List.copyOf(characters);
        dialogue = dialogue == null ? List.of() : List.copyOf(dialogue);
    }

    /** A shot whose length was not computed from rates. */
    public Shot(final String id, final int index, final int number, final String language, final Scene scene, final List<String> characters,
                final String action, final List<Dialogue> dialogue, final String text, final LineRange lines, final double seconds) {
        this(id, index, number, language, scene, characters, action, dialogue, text, lines, seconds, 0, null, false);
    }

    /**
     * A scene as its heading states it.
     *
     * @param number  as written, or counted from 1 where the script does not number its scenes
     * @param heading verbatim heading line; empty for text before the first heading
     * @param setting {@code interior}, {@code exterior}, {@code both} or empty
     * @param place   place, may be empty
     * @param time    time of day as written, may be empty
     * @param earlier action of earlier shots of the scene, oldest first: the scene's first and the latest ones, about 2000 characters at
     *                most; absent from the JSON where there is none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Scene(String number, String heading, String setting, String place, String time,
                        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> earlier) {
        public Scene {
            earlier = earlier == null ? List.of() : earlier.stream().filter(Objects::nonNull).toList();
        }

        /** A scene of which nothing was told yet. */
        public Scene(final String number, final String heading, final String setting, final String place, final String time) {
            this(number, heading, setting, place, time, List.of());
        }

        /** The scene as a later shot of it knows it. */
        public Scene withEarlier(final List<String> told) {
            return new Scene(number, heading, setting, place, time, told);
        }
    }

    /**
     * One speech.
     *
     * @param speaker       name without extension
     * @param parenthetical acting note without brackets, may be empty
     * @param line          what is said, verbatim
     * @param extension     what the cue says of the voice, such as {@code V.O.} or {@code 画外音}; absent from the JSON where it says nothing
     * @param simultaneous  whether it is spoken together with the speech before; absent from the JSON otherwise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Dialogue(String speaker, String parenthetical, String line,
                           @JsonInclude(JsonInclude.Include.NON_EMPTY) String extension,
                           @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean simultaneous) {
        public Dialogue {
            extension = extension == null ? "" : extension;
        }

        /** A speech of a visible speaker in turn. */
        public Dialogue(final String speaker, final String parenthetical, final String line) {
            this(speaker, parenthetical, line, "", false);
        }
    }

    /** First and last line, from 1, inclusive. */
    public record LineRange(int from, int to) {
    }

    /**
     * What an estimated length is made of. The three lengths add up to the shot's seconds, unless the least or the greatest length of a
     * shot takes their place. Words in the script's other language count at that language's rates.
     *
     * @param dialogueRate    spoken Han characters (Chinese) or words (English) per second
     * @param actionRate      described characters per second
     * @param dialogueSeconds seconds of spoken words; for simultaneous speeches, of the longer one
     * @param actionSeconds   seconds of action
     * @param pauses          seconds of silence: ends of sentences, and the start and the end of the shot
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Estimate(double dialogueRate, double actionRate, double dialogueSeconds, double actionSeconds, double pauses) {
    }
}
