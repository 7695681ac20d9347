package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.http.VendorErrors;

import java.util.Optional;

/** Reads {@code {"error":{"type","message","details"},"node_errors":{}}}, ComfyUI's refusal of a graph. */
final class ComfyUiErrors implements VendorErrors {
    @Override
    public VendorError read(final HttpReply reply) {
        final JsonNode answer = reply.json();
        final JsonNode error = answer.path("error");
        if (error.isTextual()) {
            return new VendorError("", error.asText(), Optional.empty());
        }
        if (!error.isObject()) {
            return VendorError.NONE;
        }
        final String type = error.path("type").asText("");
        final String message = error.path("message").asText("");
        final String details = error.path("details").asText("");
        return new VendorError(type, details.isBlank() || details.equals(message) ? message : message + ": " + details, meaning(type, answer));
    }

    private static Optional<EngineError> meaning(final String type, final JsonNode answer) {
        return switch (type) {
            // The workflow itself, or a node that the server lacks: the same for every request.
            case "no_prompt", "invalid_prompt", "prompt_no_outputs", "missing_node_type" -> Optional.of(EngineError.CONFIGURATION);
            case "prompt_outputs_failed_validation" -> NodeErrors.in(answer).meaning().or(() -> Optional.of(EngineError.INVALID));
            case "invalid_prompt_id" -> Optional.of(EngineError.INVALID);
            default -> Optional.empty();
        };
    }
}
