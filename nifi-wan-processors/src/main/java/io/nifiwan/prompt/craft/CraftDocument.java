package io.nifiwan.prompt.craft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;

import java.io.IOException;
import java.io.InputStream;

/**
 * A craft entry with the JSON that it was read from, so that fields that nobody reads here reach the archive.
 *
 * @param entry what is read of it
 * @param json  all of it
 */
public record CraftDocument(CraftEntry entry, ObjectNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    private static final int LONGEST_ID = 100;
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 15;

    /**
     * Reads an entry.
     *
     * @param content UTF-8 JSON, one object
     * @throws PromptException when the content is no JSON or no entry, with the name of the field at fault
     * @throws IOException     when the content cannot be read at all
     */
    public static CraftDocument read(final InputStream content) throws IOException, PromptException {
        final JsonNode tree;
        try {
            tree = MAPPER.readTree(content);
        } catch (final JsonProcessingException e) {
            throw new PromptException(PromptError.NOT_JSON, "The content is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!(tree instanceof final ObjectNode object)) {
            throw notAnEntry("The content is JSON but no object; it must be one craft entry, so split a list of entries first");
        }
        try {
            final CraftEntry entry = MAPPER.treeToValue(object, CraftEntry.class);
            validate(entry);
            return new CraftDocument(entry, object);
        } catch (final JsonProcessingException e) {
            throw new PromptException(PromptError.NOT_A_CRAFT_ENTRY, "The craft entry has a field of a wrong type: " + e.getOriginalMessage(), e);
        }
    }

    private static void validate(final CraftEntry entry) throws PromptException {
        require("id", entry.id());
        require("craft", entry.craft());
        require("step", entry.step());
        if (entry.id().length() > LONGEST_ID) {
            throw notAnEntry("The id of the craft entry has " + entry.id().length() + " characters of at most " + LONGEST_ID);
        }
        if (entry.actions().isEmpty()) {
            throw notAnEntry("The craft entry lacks the field actions; it must say what the hands do, in order");
        }
        for (int index = 0; index < entry.actions().size(); index++) {
            require("actions[" + index + "].verb", entry.actions().get(index).verb());
        }
        for (int index = 0; index < entry.parameters().size(); index++) {
            final CraftEntry.Parameter parameter = entry.parameters().get(index);
            require("parameters[" + index + "].name", parameter.name());
            final Double confidence = parameter.confidence();
            if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
                throw notAnEntry("The field parameters[" + index + "].confidence must be a number from 0 to 1");
            }
        }
        final Double seconds = entry.seconds();
        if (seconds != null && !(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw notAnEntry("The field seconds must be a number from " + SHORTEST + " to " + LONGEST);
        }
    }

    private static void require(final String field, final String value) throws PromptException {
        if (value == null || value.isBlank()) {
            throw notAnEntry("The craft entry lacks the field " + field);
        }
    }

    private static PromptException notAnEntry(final String message) {
        return new PromptException(PromptError.NOT_A_CRAFT_ENTRY, message);
    }
}
