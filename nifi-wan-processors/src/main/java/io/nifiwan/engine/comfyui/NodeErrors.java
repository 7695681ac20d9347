package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What ComfyUI found wrong with single nodes of a graph, its {@code node_errors}. */
final class NodeErrors {
    /** A value outside the list that the server offers; of a loader, a model file that the server does not have. */
    private static final String NOT_IN_LIST = "value_not_in_list";
    private static final int LONGEST = 4_000;

    private final Map<String, JsonNode> errors;

    private NodeErrors(final Map<String, JsonNode> errors) {
        this.errors = errors;
    }

    /** Out of an answer; none where it has none. */
    static NodeErrors in(final JsonNode answer) {
        return new NodeErrors(answer.path("node_errors").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new)));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Whether the branch of an output is left out; of an unknown output, whether any is. */
    boolean concern(final Optional<String> outputNode) {
        return outputNode.map(id -> errors.containsKey(id) || errors.values().stream().anyMatch(error ->
                Elements.of(error.path("dependent_outputs")).anyMatch(output -> output.asText().equals(id)))).orElse(!isEmpty());
    }

    /** What they are: something for the operator where all are missing files or choices, else a request that cannot be served. */
    Optional<EngineError> meaning() {
        final List<JsonNode> all = errors.values().stream().flatMap(node -> Elements.of(node.path("errors"))).toList();
        return all.isEmpty() ? Optional.empty()
                : Optional.of(all.stream().allMatch(error -> NOT_IN_LIST.equals(error.path("type").asText())) ? EngineError.CONFIGURATION
                : EngineError.INVALID);
    }

    /**
     * Every error with its node.
     *
     * @param template names the nodes
     * @param fit      makes the server's words fit to be shown
     */
    String text(final WorkflowTemplate template, final UnaryOperator<String> fit) {
        final List<String> lines = new ArrayList<>();
        errors.forEach((id, node) -> node.path("errors").forEach(error -> lines.add("%s: %s: %s: %s".formatted(template.name(id),
                fit.apply(error.path("type").asText()), fit.apply(error.path("message").asText()), fit.apply(error.path("details").asText())))));
        final String text = String.join("; ", lines);
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
