package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

import java.util.List;

/**
 * Where one expert hands over to the other. Two samplers share one schedule: the first ends at the step where the second starts. When the number
 * of steps changes, the hand-over keeps its part of the way, for it stands for a level of noise.
 */
final class StepSplit {
    private static final List<String> BOUNDS = List.of("start_at_step", "end_at_step", "start_step", "end_step");

    private StepSplit() {
    }

    /**
     * Moves the bounds of all samplers whose steps are written to.
     *
     * @param graph the filled copy of the workflow, changed in place
     * @param steps the new number of steps, above zero
     * @throws EngineException {@link EngineError#INVALID} where the hand-over cannot be moved
     */
    static void move(final Workflow workflow, final List<NodeInput> targets, final int steps, final ObjectNode graph) throws EngineException {
        for (final String id : workflow.ids()) {
            if ("SplitSigmas".equals(workflow.classOf(id))) {
                throw fixed(workflow, id);
            }
            final NodeInput own = new NodeInput(id, "steps");
            final NodeInput target = workflow.source(own)
                    .flatMap(source -> targets.stream().filter(input -> input.node().equals(source)).findFirst()).orElse(own);
            if (targets.contains(target)) {
                final int before = workflow.value(target).asInt();
                for (final String bound : BOUNDS) {
                    move(workflow, new NodeInput(id, bound), before, steps, graph);
                }
            }
        }
    }

    private static void move(final Workflow workflow, final NodeInput bound, final int before, final int steps, final ObjectNode graph)
            throws EngineException {
        final JsonNode value = workflow.value(bound);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isInt() || before <= 0) {
            throw fixed(workflow, bound.node());
        }
        final int old = value.asInt();
        if (old <= 0) {
            return;
        }
        if (old < before && steps < 2) {
            throw new EngineException(EngineError.INVALID, "", "The workflow shares the steps between two samplers: one step is too few");
        }
        final int moved = old >= before ? Math.max(old, steps) : Math.clamp(Math.round((double) old * steps / before), 1, steps - 1);
        ((ObjectNode) graph.path(bound.node()).path("inputs")).put(bound.name(), moved);
    }

    private static EngineException fixed(final Workflow workflow, final String id) {
        return new EngineException(EngineError.INVALID, "", "The number of steps cannot be changed: %s splits them in a way that is not understood. "
                .formatted(workflow.name(id)) + "Set the steps in the workflow itself");
    }
}
