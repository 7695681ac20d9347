package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.Dropped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a FlowFile says of a question to a chat model. */
final class ChatAttributes {
    private static final int MOST_ENTRIES = 20;

    private ChatAttributes() {
    }

    /**
     * Of an answer.
     *
     * @param taken names of what was taken over
     */
    static Map<String, String> of(final ChatAnswer answer, final List<String> taken, final List<Dropped> dropped) {
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(PromptAttributes.CHAT_MODEL, answer.model());
        if (answer.promptTokens() >= 0) {
            attributes.put(PromptAttributes.CHAT_TOKENS_PROMPT, Long.toString(answer.promptTokens()));
        }
        if (answer.completionTokens() >= 0) {
            attributes.put(PromptAttributes.CHAT_TOKENS_COMPLETION, Long.toString(answer.completionTokens()));
        }
        putList(attributes, PromptAttributes.CHAT_FILLED, taken);
        putList(attributes, PromptAttributes.CHAT_DROPPED, dropped.stream().map(Dropped::toString).toList());
        return attributes;
    }

    /**
     * Of a question without an answer.
     *
     * @param consequence what the FlowFile goes on with
     */
    static Map<String, String> of(final ChatException failure, final String consequence) {
        return Map.of(PromptAttributes.WARNING, "CHAT_" + failure.error() + ": " + failure.getMessage() + "; " + consequence);
    }

    private static void putList(final Map<String, String> attributes, final String name, final List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, values.stream().limit(MOST_ENTRIES).collect(Collectors.joining(", ")));
        }
    }
}
