package io.nifiwan.prompt.glossary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The data of the reading rules: which forms are unmistakable in a story, which count in notes only, and short words of camera notes.
 *
 * @param explicit  by kind of term, patterns that an unmistakable folded form contains
 * @param notesOnly forms that mean something else in a story
 * @param noteWords words that name a term only as a whole entry of a note, by glossary id
 * @param labels    words that make a note of the rest of their line when a colon follows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MatchingRules(Map<String, Explicit> explicit, @JsonProperty("notes_only") Map<String, List<String>> notesOnly,
                     @JsonProperty("note_words") Map<String, Map<String, String>> noteWords, List<String> labels) {
    private static final String RESOURCE = "/io/nifiwan/prompt/matching.json";

    /** Patterns in both languages. */
    record Explicit(Pattern zh, Pattern en) {
        Explicit(@JsonProperty("zh") final String zh, @JsonProperty("en") final String en) {
            this(Pattern.compile(zh), Pattern.compile(en));
        }

        boolean matches(final String foldedForm, final boolean chinese) {
            return (chinese ? zh : en).matcher(foldedForm).find();
        }
    }

    static MatchingRules standard() {
        return Holder.STANDARD;
    }

    private static MatchingRules read() {
        try (InputStream stream = MatchingRules.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(stream, MatchingRules.class);
        } catch (final IOException e) {
            throw new UncheckedIOException("The matching rules of the bundle are not readable", e);
        }
    }

    private static final class Holder {
        private static final MatchingRules STANDARD = read();
    }
}
