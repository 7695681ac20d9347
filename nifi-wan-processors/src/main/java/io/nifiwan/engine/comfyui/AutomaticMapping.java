package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds by itself where a role belongs in a workflow: prompts by following the samplers' positive and negative back to the encoder, everything
 * else by the classes of common nodes. An input that a value node feeds (a primitive, a constant) stands for that node's value. Only nodes that
 * the clip depends on are looked at. What cannot be told for certain is refused where the clip needs it, never guessed.
 */
final class AutomaticMapping {
    private static final String NO_PROMPT = "ConditioningZeroOut";

    private final Workflow workflow;
    private final Set<String> scope;

    /** @param scope ids of the nodes that the clip depends on */
    AutomaticMapping(final Workflow workflow, final Set<String> scope) {
        this.workflow = workflow;
        this.scope = scope;
    }

    /**
     * The inputs of a role; empty where an optional role has none.
     *
     * @throws WorkflowException for a required role without an input, and for any role with several where one is meant
     */
    List<NodeInput> find(final Role role) throws WorkflowException {
        final Set<NodeInput> places = places(role);
        final Set<NodeInput> inputs = settle(places);
        if (role == Role.NEGATIVE) {
            // A sampler whose two sides come from one encoder has no negative prompt.
            inputs.removeAll(settle(places(Role.PROMPT)));
        }
        if (inputs.isEmpty() && role.required()) {
            throw new WorkflowException(places.isEmpty()
                    ? "The workflow has no node where %s belongs as far as its classes tell: name it in Workflow Mapping, %s = title.input"
                            .formatted(role.key(), role.key())
                    : "%s belongs to %s, which other nodes feed: name the input to write to in Workflow Mapping, %s = title.input"
                            .formatted(role.key(), named(places), role.key()));
        }
        if (inputs.size() > 1 && !role.shared()) {
            throw new WorkflowException("%s is ambiguous, it could belong to any of %s: name one in Workflow Mapping, %s = id.input"
                    .formatted(role.key(), named(inputs), role.key()));
        }
        return List.copyOf(inputs);
    }

    private Set<NodeInput> settle(final Set<NodeInput> places) {
        return places.stream().flatMap(place -> settle(place).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<NodeInput> places(final Role role) {
        final Set<NodeInput> places = new LinkedHashSet<>();
        for (final String id : scope) {
            if (role == Role.PROMPT || role == Role.NEGATIVE) {
                final String side = role == Role.PROMPT ? "positive" : "negative";
                trace(new NodeInput(id, side), side, places, new HashSet<>());
                if (role == Role.PROMPT && "BasicGuider".equals(workflow.classOf(id))) {
                    trace(new NodeInput(id, "conditioning"), "positive", places, new HashSet<>());
                }
            }
            final Optional<String> input = role.inputOf(workflow.classOf(id));
            if (input.isPresent() && workflow.inputs(id).has(input.get()) && !(role == Role.SEED && isSilent(id))) {
                places.add(new NodeInput(id, input.get()));
            }
        }
        return places;
    }

    /** The second expert of two continues the noise of the first; its own seed has no effect. */
    private boolean isSilent(final String id) {
        final JsonNode noise = workflow.inputs(id).path("add_noise");
        return "disable".equals(noise.asText()) || (noise.isBoolean() && !noise.asBoolean());
    }

    /** Follows one side of the conditioning back to the nodes that encode a text. */
    private void trace(final NodeInput input, final String side, final Set<NodeInput> places, final Set<NodeInput> seen) {
        final Optional<String> source = workflow.source(input);
        if (source.isEmpty() || !seen.add(input)) {
            return;
        }
        final String id = source.get();
        if (workflow.inputs(id).has("text")) {
            places.add(new NodeInput(id, "text"));
            return;
        }
        if (NO_PROMPT.equals(workflow.classOf(id))) {
            return;
        }
        final List<String> links = workflow.inputs(id).properties().stream().map(Map.Entry::getKey)
                .filter(name -> workflow.source(new NodeInput(id, name)).isPresent()).toList();
        final List<String> conditionings = links.contains(side) ? List.of(side)
                : links.stream().filter(name -> name.startsWith("conditioning")).toList();
        for (final String name : conditionings.isEmpty() && links.size() == 1 ? links : conditionings) {
            trace(new NodeInput(id, name), side, places, seen);
        }
    }

    /** The input that holds the value: the place itself, or the only value of the node that feeds it. */
    private Optional<NodeInput> settle(final NodeInput place) {
        final Optional<String> source = workflow.source(place);
        if (source.isEmpty()) {
            return Optional.of(place);
        }
        final Set<Map.Entry<String, JsonNode>> inputs = workflow.inputs(source.get()).properties();
        final List<NodeInput> values = inputs.stream().filter(input -> input.getValue().isValueNode() && !isControl(input.getKey()))
                .map(input -> new NodeInput(source.get(), input.getKey())).toList();
        final boolean linked = inputs.stream().anyMatch(input -> input.getValue().isArray());
        return linked || values.size() != 1 ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** What the editor does to a value between two runs is no value. */
    private static boolean isControl(final String name) {
        return name.startsWith("control_");
    }

    private List<String> named(final Set<NodeInput> inputs) {
        return inputs.stream().map(input -> input.name() + " of " + workflow.name(input.node())).toList();
    }
}
