package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/**
 * A question to a chat model whose answer is a JSON object.
 *
 * @param instructions what to do, in words of this bundle
 * @param text         what to do it with; it may come from anybody, so it never stands among the instructions
 * @param schemaName   name of the answer, letters and underscores
 * @param schema       JSON schema of the answer
 * @param images       pictures that the text speaks of, as data URLs; for models that see
 */
public record ChatRequest(String instructions, String text, String schemaName, JsonNode schema, List<String> images) {
    public ChatRequest {
        images = List.copyOf(images);
    }

    /** A question in words alone. */
    public ChatRequest(final String instructions, final String text, final String schemaName, final JsonNode schema) {
        this(instructions, text, schemaName, schema, List.of());
    }

    /** Keeps the text out of whatever prints the request. */
    @Override
    public String toString() {
        return "ChatRequest[" + schemaName + "]";
    }
}
