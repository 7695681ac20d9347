package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow in ComfyUI's API format: an object of nodes by id, each with {@code class_type}, {@code inputs} and, as exported, a title in
 * {@code _meta.title}. An input is a value, or a link {@code [id, output]} to another node. Immutable.
 */
public final class Workflow {
    /** Nodes that write a video into ComfyUI's output folder. */
    private static final Set<String> SAVING_CLASSES = Set.of("SaveVideo", "SaveWEBM", "VHS_VideoCombine");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode graph;

    private Workflow(final ObjectNode graph) {
        this.graph = graph;
    }

    /**
     * Reads a workflow.
     *
     * @throws WorkflowException for what is no workflow in the API format
     */
    public static Workflow parse(final String text) throws WorkflowException {
        final JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (final JacksonException e) {
            throw new WorkflowException("The workflow is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!(root instanceof final ObjectNode graph) || graph.isEmpty()) {
            throw new WorkflowException("The workflow must be a JSON object of nodes by id");
        }
        if (graph.path("nodes").isArray()) {
            throw new WorkflowException("The workflow is in the format of ComfyUI's editor. Export it again by Workflow > Export (API)");
        }
        for (final Map.Entry<String, JsonNode> entry : graph.properties()) {
            final JsonNode node = entry.getValue();
            if (!node.path("class_type").isTextual() || !node.path("inputs").isObject()) {
                throw new WorkflowException("Node %s of the workflow lacks class_type or inputs. Export it by Workflow > Export (API)"
                        .formatted(entry.getKey()));
            }
        }
        final Workflow workflow = new Workflow(graph);
        for (final String id : workflow.ids()) {
            for (final Map.Entry<String, JsonNode> input : workflow.inputs(id).properties()) {
                final Optional<String> source = source(input.getValue());
                if (source.isPresent() && !graph.has(source.get())) {
                    throw new WorkflowException("Input %s of %s is linked to node %s, which does not exist"
                            .formatted(input.getKey(), workflow.name(id), source.get()));
                }
            }
        }
        return workflow;
    }

    /** Ids of all nodes, in the order of the file. */
    Set<String> ids() {
        final Set<String> ids = new LinkedHashSet<>();
        graph.fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    boolean has(final String id) {
        return graph.has(id);
    }

    String classOf(final String id) {
        return graph.path(id).path("class_type").asText();
    }

    ObjectNode inputs(final String id) {
        return (ObjectNode) graph.path(id).path("inputs");
    }

    /** Value or link of an input; missing where the node has none of the name. */
    JsonNode value(final NodeInput input) {
        final JsonNode inputs = graph.path(input.node()).path("inputs");
        return inputs.isObject() ? inputs.path(input.name()) : MissingNode.getInstance();
    }

    /** A node as messages call it, for example {@code node 10 (KSamplerAdvanced "High Noise Sampler")}. */
    String name(final String id) {
        final String title = graph.path(id).path("_meta").path("title").asText("");
        return "node %s (%s%s)".formatted(id, classOf(id), title.isEmpty() ? "" : " \"" + title + "\"");
    }

    /** The node that feeds an input, empty where it holds a value of its own. */
    Optional<String> source(final NodeInput input) {
        return source(value(input));
    }

    private static Optional<String> source(final JsonNode value) {
        final boolean link = value.isArray() && value.size() == 2 && value.get(0).isTextual() && value.get(1).isInt();
        return link ? Optional.of(value.get(0).asText()) : Optional.empty();
    }

    /**
     * The node that a person means: by id or title, or else by class.
     *
     * @throws WorkflowException where there is none or more than one
     */
    String resolve(final String reference) throws WorkflowException {
        final List<String> named = ids().stream()
                .filter(id -> id.equals(reference) || graph.path(id).path("_meta").path("title").asText("").equals(reference)).toList();
        final List<String> meant = named.isEmpty() ? ids().stream().filter(id -> classOf(id).equals(reference)).toList() : named;
        if (meant.isEmpty()) {
            throw new WorkflowException("The workflow has no node with the title, id or class '%s'".formatted(reference));
        }
        if (meant.size() > 1) {
            throw new WorkflowException("'%s' is ambiguous, it could be any of %s: name the node by its id"
                    .formatted(reference, meant.stream().map(this::name).toList()));
        }
        return meant.getFirst();
    }

    /** Nodes that write a video, as far as their classes are known. */
    List<String> savingNodes() {
        return ids().stream()
                .filter(id -> SAVING_CLASSES.contains(classOf(id)) && inputs(id).path("save_output").asBoolean(true))
                .toList();
    }

    /** A node and all that it depends on. */
    Set<String> upstream(final String id) {
        final Set<String> reached = new LinkedHashSet<>();
        final Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            final String next = open.pop();
            if (reached.add(next)) {
                Elements.of(inputs(next)).flatMap(value -> source(value).stream()).forEach(open::push);
            }
        }
        return reached;
    }

    /** A copy of the nodes, to be changed freely. */
    ObjectNode copy() {
        return graph.deepCopy();
    }
}
