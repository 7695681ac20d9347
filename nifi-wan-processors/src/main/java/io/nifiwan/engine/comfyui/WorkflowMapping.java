package io.nifiwan.engine.comfyui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which inputs of a workflow each part of a request is written to. */
final class WorkflowMapping {
    private static final String NONE = "none";

    private final Map<Role, List<NodeInput>> inputs;

    private WorkflowMapping(final Map<Role, List<NodeInput>> inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads what is said and finds the rest.
     *
     * @param text  lines {@code role = node.input}, the node by title, id or class; a role may stand in several lines; {@code role = none}
     *              leaves an optional role to the workflow; empty lines and lines that begin with # say nothing
     * @param scope ids of the nodes that are looked at for roles of which nothing is said
     * @throws WorkflowException for a line that cannot be read, a node or input that is not there, and whatever cannot be found for certain
     */
    static WorkflowMapping of(final Workflow workflow, final String text, final Set<String> scope) throws WorkflowException {
        final Map<Role, List<NodeInput>> said = new EnumMap<>(Role.class);
        for (final String line : text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            final int equals = line.indexOf('=');
            if (equals < 0) {
                throw new WorkflowException("The mapping '%s' is not of the form role = node.input".formatted(line));
            }
            final String key = line.substring(0, equals).strip();
            final Role role = Role.of(key).orElseThrow(() -> new WorkflowException("The mapping names '%s', which is none of %s"
                    .formatted(key, Arrays.stream(Role.values()).map(Role::key).toList())));
            final List<NodeInput> targets = said.computeIfAbsent(role, any -> new ArrayList<>());
            final String target = line.substring(equals + 1).strip();
            if (!target.toLowerCase(Locale.ROOT).equals(NONE)) {
                targets.add(input(workflow, role, target));
            } else if (role.required()) {
                throw new WorkflowException("%s cannot be left to the workflow: the clip would not be the one asked for".formatted(role.key()));
            }
        }
        final AutomaticMapping found = new AutomaticMapping(workflow, scope);
        for (final Role role : Role.values()) {
            if (!said.containsKey(role)) {
                said.put(role, found.find(role));
            }
        }
        return new WorkflowMapping(said);
    }

    private static NodeInput input(final Workflow workflow, final Role role, final String target) throws WorkflowException {
        final int dot = target.lastIndexOf('.');
        if (dot <= 0 || dot == target.length() - 1) {
            throw new WorkflowException("The mapping of %s must name a node and an input, title.input, but is '%s'".formatted(role.key(), target));
        }
        final String id = workflow.resolve(target.substring(0, dot).strip());
        final NodeInput input = new NodeInput(id, target.substring(dot + 1).strip());
        if (workflow.value(input).isMissingNode()) {
            final List<String> names = new ArrayList<>();
            workflow.inputs(id).fieldNames().forEachRemaining(names::add);
            throw new WorkflowException("The mapping of %s names the input '%s', but %s has only %s"
                    .formatted(role.key(), input.name(), workflow.name(id), names));
        }
        return input;
    }

    /** The inputs of a role; empty where the workflow's own value stands. */
    List<NodeInput> inputs(final Role role) {
        return inputs.get(role);
    }

    boolean has(final Role role) {
        return !inputs.get(role).isEmpty();
    }
}
