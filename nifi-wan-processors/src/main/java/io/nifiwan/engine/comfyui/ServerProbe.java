package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Asks a ComfyUI whether it could run a workflow: its version, the classes of all nodes, and every value that must be one of a list, the names of
 * model files among them. A graph that passes is not refused for what the server lacks.
 */
final class ServerProbe {
    private static final int SHOWN = 5;

    private final ComfyUiServer server;
    private final WorkflowTemplate template;

    ServerProbe(final ComfyUiServer server, final WorkflowTemplate template) {
        this.server = server;
        this.template = template;
    }

    List<EngineCheck> check() {
        final List<EngineCheck> checks = new ArrayList<>();
        try {
            checks.add(checkServer());
        } catch (final EngineException e) {
            return List.of(new EngineCheck("Server", false, e.error() + ": " + e.getMessage()));
        }
        try {
            final Map<String, JsonNode> classes = classes();
            checks.add(checkClasses(classes));
            checks.add(checkChoices(classes));
        } catch (final EngineException e) {
            checks.add(new EngineCheck("Nodes", false, e.error() + ": " + e.getMessage()));
        }
        return checks;
    }

    private EngineCheck checkServer() throws EngineException {
        final JsonNode stats = server.systemStats();
        final String version = server.redact(stats.path("system").path("comfyui_version").asText("unknown"));
        final JsonNode device = stats.path("devices").path(0);
        final String found = String.format(Locale.ROOT, "ComfyUI %s on %s with %.1f GB of memory free", version,
                server.redact(device.path("name").asText("no device")), device.path("vram_free").asDouble() / 1e9);
        final boolean reliable = ServerVersion.parse(version).filter(ServerVersion::isReliable).isPresent();
        return new EngineCheck("Server", reliable, reliable ? found
                : "%s; %s or newer is needed, for an older one may give jobs its own ids and stop other jobs than the named".formatted(found,
                ServerVersion.RELIABLE));
    }

    private Map<String, JsonNode> classes() throws EngineException {
        final Map<String, JsonNode> classes = new HashMap<>();
        for (final String id : template.workflow().ids()) {
            final String name = template.workflow().classOf(id);
            if (!classes.containsKey(name)) {
                classes.put(name, server.nodeClass(name));
            }
        }
        return classes;
    }

    private static EngineCheck checkClasses(final Map<String, JsonNode> classes) {
        final TreeSet<String> missing = new TreeSet<>();
        classes.forEach((name, description) -> {
            if (!description.isObject()) {
                missing.add(name);
            }
        });
        return new EngineCheck("Nodes", missing.isEmpty(), missing.isEmpty() ? "All %d node classes are there".formatted(classes.size())
                : "The server lacks the node classes %s: update it or install the custom nodes".formatted(missing));
    }

    private EngineCheck checkChoices(final Map<String, JsonNode> classes) {
        final List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (final String id : template.workflow().ids()) {
            final JsonNode description = classes.get(template.workflow().classOf(id));
            for (final Map.Entry<String, JsonNode> input : template.workflow().inputs(id).properties()) {
                final Optional<List<String>> choices = choices(description, input.getKey());
                if (choices.isPresent() && input.getValue().isTextual() && !template.isOverwritten(new NodeInput(id, input.getKey()))) {
                    checked++;
                    if (!choices.get().contains(input.getValue().asText())) {
                        wrong.add("%s of %s is %s, the server has %s".formatted(input.getKey(), template.name(id), input.getValue().asText(),
                                shown(choices.get())));
                    }
                }
            }
        }
        return new EngineCheck("Models and Choices", wrong.isEmpty(), wrong.isEmpty()
                ? "All %d model files and other choices of the workflow are there".formatted(checked)
                : server.redact(String.join("; ", wrong)));
    }

    /** A list stands in the place of the type, or in the options of the type COMBO. */
    private static Optional<List<String>> choices(final JsonNode description, final String input) {
        final JsonNode required = description.path("input").path("required").path(input);
        final JsonNode declared = required.isMissingNode() ? description.path("input").path("optional").path(input) : required;
        final JsonNode list = declared.path(0).isArray() ? declared.path(0) : declared.path(1).path("options");
        return list.isArray() ? Optional.of(Elements.of(list).map(JsonNode::asText).toList()) : Optional.empty();
    }

    private static String shown(final List<String> choices) {
        return choices.isEmpty() ? "none" : String.join(", ", choices.subList(0, Math.min(SHOWN, choices.size())))
                + (choices.size() > SHOWN ? " and %d more".formatted(choices.size() - SHOWN) : "");
    }
}
