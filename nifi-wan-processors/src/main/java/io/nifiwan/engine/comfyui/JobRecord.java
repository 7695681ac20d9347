package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoAttributes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How a job ended, by its record in ComfyUI's history. */
final class JobRecord {
    private static final Pattern OUT_OF_MEMORY = Pattern.compile("(?i)OutOfMemory|out of memory|allocation on device|not enough memory");
    /** Nodes that ask services on the network repeat those services' refusals; ComfyUI itself judges no content. */
    private static final Pattern REFUSED_CONTENT = Pattern.compile(
            "(?i)data_?inspection_?failed|content[ _]moderation|moderation_blocked|content[ _]policy|inappropriate content|IPInfringementSuspect");

    private final JsonNode json;

    JobRecord(final JsonNode json) {
        this.json = json;
    }

    /** @param fit makes the server's words fit to be shown */
    JobStatus status(final UnaryOperator<String> fit) {
        final List<String> models = ModelFiles.of(json.path("prompt").path(2));
        return state(fit).with(models.isEmpty() ? Map.of() : Map.of(VideoAttributes.MODEL, String.join(", ", models)));
    }

    private JobStatus state(final UnaryOperator<String> fit) {
        final JsonNode status = json.path("status");
        if (message("execution_interrupted").isPresent()) {
            return JobStatus.cancelled();
        }
        // Old records have no status; they are made when a job ends.
        final String word = status.isObject() ? status.path("status_str").asText("").toLowerCase(Locale.ROOT) : "success";
        return switch (word) {
            case "success" -> JobStatus.succeeded();
            case "error" -> JobStatus.failed(failure(fit));
            default -> JobStatus.running(-1);
        };
    }

    private EngineException failure(final UnaryOperator<String> fit) {
        final JsonNode error = message("execution_error").orElse(MissingNode.getInstance());
        final String type = error.path("exception_type").asText("");
        final String message = error.path("exception_message").asText("");
        final EngineError kind = OUT_OF_MEMORY.matcher(type + " " + message).find() ? EngineError.OUT_OF_MEMORY
                : REFUSED_CONTENT.matcher(message).find() ? EngineError.MODERATION : EngineError.INVALID;
        return new EngineException(kind, fit.apply(type), type.isEmpty() ? "ComfyUI reports that the job failed and gives no reason"
                : "ComfyUI failed in node %s (%s): %s: %s".formatted(fit.apply(error.path("node_id").asText("?")),
                        fit.apply(error.path("node_type").asText("?")), fit.apply(type), fit.apply(message)));
    }

    /** The data of a message of the job, which are pairs of a name and data. */
    private Optional<JsonNode> message(final String name) {
        return Elements.of(json.path("status").path("messages")).filter(message -> message.path(0).asText("").equals(name))
                .map(message -> message.path(1)).findFirst();
    }

    Optional<ClipFile> clip(final Optional<String> outputNode) {
        return ClipFile.in(json.path("outputs"), outputNode);
    }

    /** Names of the nodes with outputs, for whoever looks for a clip among them. */
    List<String> outputNodes() {
        return json.path("outputs").properties().stream().map(Map.Entry::getKey).toList();
    }
}
