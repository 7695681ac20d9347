package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workflow and the places of a request in it: makes the graph of each job. Immutable. */
public final class WorkflowTemplate {
    private static final JsonMapper CANONICAL = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    /** The one class whose parentheses mean weights; its backslash takes that meaning away. */
    private static final String WEIGHING = "CLIPTextEncode";

    private final Workflow workflow;
    private final WorkflowMapping mapping;
    private final Optional<String> outputNode;
    private final boolean promptWeights;
    private final String digest;

    private WorkflowTemplate(final Workflow workflow, final WorkflowMapping mapping, final Optional<String> outputNode, final boolean promptWeights) {
        this.workflow = workflow;
        this.mapping = mapping;
        this.outputNode = outputNode;
        this.promptWeights = promptWeights;
        digest = computeDigest();
    }

    /**
     * Joins a workflow with what its owner says about it.
     *
     * @param mapping       lines {@code role = node.input}; what they leave out is found by the classes of the nodes
     * @param output        the node that saves the clip, by title, id or class; blank for the only one of a known class
     * @param promptWeights whether parentheses in prompts keep the meaning that ComfyUI gives them
     * @throws WorkflowException for what cannot be read, is not there, or is ambiguous
     */
    public static WorkflowTemplate of(final Workflow workflow, final String mapping, final String output, final boolean promptWeights)
            throws WorkflowException {
        final Optional<String> outputNode = outputNode(workflow, output);
        final Set<String> scope = outputNode.map(workflow::upstream).orElseGet(workflow::ids);
        return new WorkflowTemplate(workflow, WorkflowMapping.of(workflow, mapping, scope), outputNode, promptWeights);
    }

    private static Optional<String> outputNode(final Workflow workflow, final String output) throws WorkflowException {
        if (!output.isBlank()) {
            return Optional.of(workflow.resolve(output.strip()));
        }
        final List<String> saving = workflow.savingNodes();
        if (saving.size() > 1) {
            throw new WorkflowException("The workflow saves several videos, %s: name one in Output Node"
                    .formatted(saving.stream().map(workflow::name).toList()));
        }
        return saving.stream().findFirst();
    }

    /**
     * The graph of a job.
     *
     * @param prefix of the clip's file name in ComfyUI's output folder
     * @throws EngineException {@link EngineError#INVALID} where the request asks for what the workflow has no place for
     */
    ObjectNode fill(final VideoRequest request, final String prefix) throws EngineException {
        check(request);
        final ObjectNode graph = workflow.copy();
        putText(graph, Role.PROMPT, request.prompt());
        putText(graph, Role.NEGATIVE, request.negativePrompt());
        putNumber(graph, Role.WIDTH, request.width());
        putNumber(graph, Role.HEIGHT, request.height());
        putNumber(graph, Role.FRAMES, request.frames());
        putNumber(graph, Role.FPS, request.fps());
        putNumber(graph, Role.SEED, request.seed());
        mapping.inputs(Role.FILENAME_PREFIX).forEach(input -> inputs(graph, input).put(input.name(), prefix));
        if (request.settings().guidance() >= 0) {
            mapping.inputs(Role.GUIDANCE).forEach(input -> inputs(graph, input).put(input.name(), request.settings().guidance()));
        }
        if (request.settings().steps() > 0) {
            putNumber(graph, Role.STEPS, request.settings().steps());
            StepSplit.move(workflow, mapping.inputs(Role.STEPS), request.settings().steps(), graph);
        }
        return graph;
    }

    private void check(final VideoRequest request) throws EngineException {
        if (request.settings().steps() > 0 && !mapping.has(Role.STEPS)) {
            throw new EngineException(EngineError.INVALID, "", "The workflow has no known place for the number of steps");
        }
        if (request.settings().guidance() >= 0 && !mapping.has(Role.GUIDANCE)) {
            throw new EngineException(EngineError.INVALID, "", "The workflow has no known place for the guidance");
        }
        if (!request.settings().model().isEmpty() && !modelFiles().contains(request.settings().model())) {
            throw new EngineException(EngineError.INVALID, "", "The workflow decides the model, which is %s and not %s"
                    .formatted(modelFiles(), request.settings().model()));
        }
    }

    private void putText(final ObjectNode graph, final Role role, final String text) {
        for (final NodeInput input : mapping.inputs(role)) {
            final boolean plain = !promptWeights && WEIGHING.equals(workflow.classOf(input.node()));
            inputs(graph, input).put(input.name(), plain ? text.replace("(", "\\(").replace(")", "\\)") : text);
        }
    }

    private void putNumber(final ObjectNode graph, final Role role, final long number) {
        for (final NodeInput input : mapping.inputs(role)) {
            if (workflow.value(input).isFloatingPointNumber()) {
                inputs(graph, input).put(input.name(), (double) number);
            } else {
                inputs(graph, input).put(input.name(), number);
            }
        }
    }

    private static ObjectNode inputs(final ObjectNode graph, final NodeInput input) {
        return (ObjectNode) graph.path(input.node()).path("inputs");
    }

    /** SHA-256 of all of the workflow that determines clips: titles and what every request overwrites do not count. */
    String digest() {
        return digest;
    }

    private String computeDigest() {
        final ObjectNode graph = workflow.copy();
        graph.forEach(node -> ((ObjectNode) node).remove("_meta"));
        for (final Role role : Role.values()) {
            // Steps and guidance of the workflow stand where a request names none, so their places are marked beside them.
            mapping.inputs(role).forEach(input -> inputs(graph, input).put(role.shared() ? input.name() + "=" : input.name(), role.key()));
        }
        try {
            final String text = CANONICAL.writeValueAsString(CANONICAL.treeToValue(graph, Map.class)) + promptWeights + outputNode;
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A tree in memory has a text and every Java platform has SHA-256", e);
        }
    }

    /** The node that saves the clip, where it is known. */
    Optional<String> outputNode() {
        return outputNode;
    }

    /** Width and height must be multiples of this: the VAE's scale times the transformer's patch. */
    int sizeMultiple() {
        return workflow.ids().stream().anyMatch(id -> "Wan22ImageToVideoLatent".equals(workflow.classOf(id))) ? 32 : 16;
    }

    /** Whether a negative prompt has a place and, by the guidance of the workflow, an effect. */
    boolean negativePrompt() {
        final List<NodeInput> guidance = mapping.inputs(Role.GUIDANCE);
        return mapping.has(Role.NEGATIVE) && (guidance.isEmpty() || guidance.stream().anyMatch(input -> workflow.value(input).asDouble() != 1));
    }

    /** Names of the diffusion models that the workflow loads. */
    List<String> modelFiles() {
        return ModelFiles.of(workflow.copy());
    }

    /** Whether every request overwrites an input. */
    boolean isOverwritten(final NodeInput input) {
        final Set<NodeInput> written = new HashSet<>();
        for (final Role role : Role.values()) {
            if (!role.shared()) {
                written.addAll(mapping.inputs(role));
            }
        }
        return written.contains(input);
    }

    /** A node as messages call it; of a node that is not in the workflow, its id. */
    String name(final String id) {
        return workflow.has(id) ? workflow.name(id) : "node " + id;
    }

    /** The workflow itself. */
    Workflow workflow() {
        return workflow;
    }
}
