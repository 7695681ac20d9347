package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a chat model answered and what it took. The object is as the model wrote it: whether it follows the schema is for the caller to check.
 *
 * @param json             the answer
 * @param model            as the server names it, else as it was asked for
 * @param promptTokens     tokens read, -1 where the server does not say
 * @param completionTokens tokens written, -1 where the server does not say
 */
public record ChatAnswer(ObjectNode json, String model, long promptTokens, long completionTokens) {
    /** Keeps the text out of whatever prints the answer. */
    @Override
    public String toString() {
        return "ChatAnswer[" + model + ", " + promptTokens + " + " + completionTokens + " tokens]";
    }
}
