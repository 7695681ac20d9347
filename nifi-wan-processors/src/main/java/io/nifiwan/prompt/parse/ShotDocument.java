package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.script.Shot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The JSON of a shot as it travels: everything that is in it stays in it, also fields that this stage does not know. */
public final class ShotDocument {
    /** Field that holds the slots. */
    public static final String PARSED = "parsed";
    /** Shots are a few hundred bytes; what is longer is something else. */
    public static final long MOST_BYTES = 1_048_576;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final ObjectNode json;
    private final Shot shot;

    private ShotDocument(final ObjectNode json, final Shot shot) {
        this.json = json;
        this.shot = shot;
    }

    /**
     * Reads a shot.
     *
     * @param content UTF-8 JSON
     * @throws PromptException when the content is no JSON or no shot
     * @throws IOException     when the content cannot be read at all
     */
    public static ShotDocument read(final InputStream content) throws IOException, PromptException {
        final JsonNode tree = readTree(content);
        if (!(tree instanceof final ObjectNode object)) {
            throw new PromptException(PromptError.NOT_A_SHOT, "The content is JSON but no object; it must be a shot as SplitScript writes it");
        }
        requireText(object, "id");
        requireText(object, "text");
        if (!object.path("scene").isObject()) {
            throw notAShot("scene");
        }
        try {
            return new ShotDocument(object, MAPPER.treeToValue(object, Shot.class));
        } catch (final JsonProcessingException e) {
            throw new PromptException(PromptError.NOT_A_SHOT, "The shot has a field of a wrong type: " + e.getOriginalMessage(), e);
        }
    }

    /** The document of a shot, without slots. */
    public static ShotDocument of(final Shot shot) {
        return new ShotDocument(MAPPER.valueToTree(shot), shot);
    }

    public Shot shot() {
        return shot;
    }

    /**
     * The slots, empty where the shot was not parsed.
     *
     * @throws PromptException when the field holds something else
     */
    public Optional<ParsedShot> parsed() throws PromptException {
        final JsonNode parsed = json.get(PARSED);
        if (parsed == null || parsed.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.treeToValue(parsed, ParsedShot.class));
        } catch (final JsonProcessingException e) {
            throw new PromptException(PromptError.NOT_PARSED, "The field parsed holds no slots: " + e.getOriginalMessage(), e);
        }
    }

    /** Puts slots into the document, in place of earlier ones. */
    public void put(final ParsedShot parsed) {
        json.set(PARSED, MAPPER.valueToTree(parsed));
    }

    /** Writes the document as UTF-8. */
    public void write(final OutputStream content) throws IOException {
        MAPPER.writeValue(content, json);
    }

    private static JsonNode readTree(final InputStream content) throws IOException, PromptException {
        try {
            return MAPPER.readTree(content);
        } catch (final JsonProcessingException e) {
            throw new PromptException(PromptError.NOT_JSON, "The content is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void requireText(final ObjectNode object, final String field) throws PromptException {
        if (!object.path(field).isTextual() || object.path(field).asText().isBlank()) {
            throw notAShot(field);
        }
    }

    private static PromptException notAShot(final String field) {
        return new PromptException(PromptError.NOT_A_SHOT, "The JSON lacks the field " + field + "; it must be a shot as SplitScript writes it");
    }
}
