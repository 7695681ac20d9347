package io.nifiwan.prompt.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Writes the body of {@code POST chat/completions} (OpenAI API reference, Create chat completion), with the fields that most servers know. */
public final class ChatBody {
    /** Fields that settings may not add, since the client reads its answer by them. */
    public static final Set<String> RESERVED_FIELDS = Set.of("model", "messages", "response_format", "stream", "n", "tools", "tool_choice");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ChatBody() {
    }

    static byte[] write(final ChatSettings settings, final ChatRequest request) {
        final ObjectNode body = MAPPER.createObjectNode();
        body.put("model", settings.model());
        final ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", instructions(settings.format(), request));
        final ObjectNode question = messages.addObject().put("role", "user");
        if (request.images().isEmpty()) {
            question.put("content", request.text());
        } else {
            final ArrayNode parts = question.putArray("content");
            parts.addObject().put("type", "text").put("text", request.text());
            request.images().forEach(image -> parts.addObject().put("type", "image_url").putObject("image_url").put("url", image));
        }
        if (settings.temperature() != null) {
            body.put("temperature", settings.temperature());
        }
        if (settings.seed() != null) {
            body.put("seed", settings.seed());
        }
        body.put("max_tokens", settings.maximumTokens());
        body.put("stream", false);
        body.setAll(settings.extraFields());
        if (settings.format() == AnswerFormat.JSON_SCHEMA) {
            final ObjectNode format = body.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema").put("name", request.schemaName()).put("strict", true).set("schema", request.schema());
        } else if (settings.format() == AnswerFormat.JSON_OBJECT) {
            body.putObject("response_format").put("type", "json_object");
        }
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON is always writable", e);
        }
    }

    private static String instructions(final AnswerFormat format, final ChatRequest request) {
        return format == AnswerFormat.JSON_SCHEMA ? request.instructions()
                : request.instructions() + "\n\nAnswer with one JSON object and nothing else. It follows this JSON schema:\n" + request.schema();
    }
}
