package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

/**
 * A job as plain text: its id, or where the engine named addresses for it, a JSON object with the id and them. Addresses are held to the
 * allowed hosts whenever they are used, for the text lives in an attribute that a flow can change.
 *
 * @param id        the engine's id, may be empty
 * @param statusUrl address for the status, may be empty
 * @param resultUrl address for the second hop, may be empty
 * @param cancelUrl address for cancelling, may be empty
 */
record TaskHandle(String id, String statusUrl, String resultUrl, String cancelUrl) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Out of the answer to a submission; its id and addresses are empty where the answer has none. */
    static TaskHandle of(final EngineProfile.Submission submission, final JsonNode answer) {
        return new TaskHandle(FieldPath.first(submission.id(), answer), text(submission.statusUrl(), answer), text(submission.resultUrl(), answer),
                text(submission.cancelUrl(), answer));
    }

    /** Out of the text. */
    static TaskHandle parse(final String text) throws EngineException {
        if (!text.startsWith("{")) {
            return new TaskHandle(text, "", "", "");
        }
        try {
            final JsonNode node = MAPPER.readTree(text);
            return new TaskHandle(node.path("id").asText(), node.path("status").asText(), node.path("result").asText(), node.path("cancel").asText());
        } catch (final JsonProcessingException e) {
            throw new EngineException(EngineError.INVALID, "", "The task id is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether there is nothing to find the job by. */
    boolean isEmpty() {
        return id.isEmpty() && statusUrl.isEmpty();
    }

    /** The text. */
    String text() {
        if (statusUrl.isEmpty() && resultUrl.isEmpty() && cancelUrl.isEmpty() && !id.startsWith("{")) {
            return id;
        }
        final ObjectNode node = MAPPER.createObjectNode();
        node.put("id", id);
        put(node, "status", statusUrl);
        put(node, "result", resultUrl);
        put(node, "cancel", cancelUrl);
        return node.toString();
    }

    private static void put(final ObjectNode node, final String name, final String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static String text(final FieldPath path, final JsonNode answer) {
        return path == null ? "" : path.text(answer);
    }
}
