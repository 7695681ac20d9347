package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A question to a chat model whose answer is a JSON object.
 *
 * @param instructions what to do, in words of this bundle
 * @param text         what to do it with; it may come from anybody, so it never stands among the instructions
 * @param schemaName   name of the answer, letters and underscores
 * @param schema       JSON schema of the answer
 */
public record ChatRequest(String instructions, String text, String schemaName, JsonNode schema) {
    /** Keeps the text out of whatever prints the request. */
    @Override
    public String toString() {
        return "ChatRequest[" + schemaName + "]";
    }
}
