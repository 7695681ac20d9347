package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * Finds the JSON object in what a model wrote. Models put it into a fence, say something before and after, or think aloud first; what stands
 * before {@code </think>} is no answer. The object itself must be sound: an incomplete one or one with a field twice is none.
 */
final class JsonInText {
    private static final String END_OF_THOUGHT = "</think>";
    private static final int MOST_TRIES = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonInText() {
    }

    /** The first balanced object of a text that is sound JSON. */
    static Optional<ObjectNode> find(final String text) {
        final int thought = text.lastIndexOf(END_OF_THOUGHT);
        int from = text.indexOf('{', thought < 0 ? 0 : thought + END_OF_THOUGHT.length());
        for (int tries = 0; from >= 0 && tries < MOST_TRIES; tries++) {
            final int to = end(text, from);
            if (to > from) {
                final Optional<ObjectNode> object = parse(text.substring(from, to));
                if (object.isPresent()) {
                    return object;
                }
            }
            // A pair of brackets in prose is skipped as a whole; an open one only by itself.
            from = text.indexOf('{', to > from ? to : from + 1);
        }
        return Optional.empty();
    }

    /** One past the bracket that closes the one at a place, minding strings; -1 where none does. */
    private static int end(final String text, final int from) {
        int depth = 0;
        boolean quoted = false;
        for (int index = from; index < text.length(); index++) {
            final char character = text.charAt(index);
            if (quoted) {
                if (character == '\\') {
                    index++;
                } else if (character == '"') {
                    quoted = false;
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == '{') {
                depth++;
            } else if (character == '}') {
                depth--;
                if (depth == 0) {
                    return index + 1;
                }
            }
        }
        return -1;
    }

    private static Optional<ObjectNode> parse(final String text) {
        try {
            return MAPPER.readTree(text) instanceof final ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (final JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
