package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the body of a chat completion: {@code choices[0].message.content}, {@code finish_reason}, {@code usage}, {@code model}. */
final class ChatCompletion {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_NAME = 100;

    private ChatCompletion() {
    }

    /**
     * The answer in a body.
     *
     * @param askedModel names the model where the server does not
     * @throws ChatException where the body is no completion or its text holds no object
     */
    static ChatAnswer read(final String body, final String askedModel) throws ChatException {
        final JsonNode completion = parse(body);
        final JsonNode choice = completion.path("choices").path(0);
        final JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new ChatException(ChatError.MALFORMED, "The chat service answered with a body that is no chat completion");
        }
        final String reason = choice.path("finish_reason").asText("");
        if (reason.equals("content_filter") || message.path("refusal").isTextual()) {
            throw new ChatException(ChatError.DECLINED, "The chat model declined to answer");
        }
        return new ChatAnswer(JsonInText.find(content(message.path("content"))).orElseThrow(() -> noObject(reason)),
                name(completion.path("model").asText(askedModel)),
                tokens(completion, "prompt_tokens"), tokens(completion, "completion_tokens"));
    }

    /** Content is a string, or a list of parts of which those of type text count. */
    private static String content(final JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        final StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private static ChatException noObject(final String reason) {
        return reason.equals("length")
                ? new ChatException(ChatError.CUT_OFF, "The answer of the chat model was cut off; raise its maximum number of tokens")
                : new ChatException(ChatError.MALFORMED, "The chat model answered without a JSON object");
    }

    private static JsonNode parse(final String body) throws ChatException {
        try {
            return MAPPER.readTree(body);
        } catch (final JsonProcessingException e) {
            throw new ChatException(ChatError.MALFORMED, "The chat service answered with a body that is not JSON");
        }
    }

    private static long tokens(final JsonNode completion, final String field) {
        final JsonNode tokens = completion.path("usage").path(field);
        return tokens.canConvertToLong() && tokens.isIntegralNumber() && tokens.longValue() >= 0 ? tokens.longValue() : -1;
    }

    /** The name comes from outside and ends in an attribute. */
    private static String name(final String model) {
        final String safe = model.replaceAll("[^A-Za-z0-9._:/@ -]", "_");
        return safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    }
}
