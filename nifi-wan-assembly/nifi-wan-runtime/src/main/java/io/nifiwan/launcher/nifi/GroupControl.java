package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starting and stopping what is in a process group. */
final class GroupControl {
    private static final String VALIDATING = "VALIDATING";
    private static final String INVALID = "INVALID";

    private final NifiHttp http;
    private final Duration limit;

    GroupControl(final NifiHttp http, final Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    String addService(final ProcessGroup group, final String type, final Map<String, String> properties) throws IOException {
        final ObjectNode body = NifiHttp.object();
        body.putObject("revision").put("version", 0).put("clientId", "nifi-wan");
        final ObjectNode component = body.putObject("component").put("type", type);
        component.set("properties", NifiHttp.object(properties));
        return http.post("process-groups/" + group.id() + "/controller-services", body).path("id").asText();
    }

    void enableServices(final ProcessGroup group) throws IOException, InterruptedException {
        requireValid("controller services", group, () -> services(group));
        http.put(servicesPath(group), NifiHttp.object(Map.of("id", group.id(), "state", "ENABLED")));
        awaitServices(group, "ENABLED");
    }

    void disableServices(final ProcessGroup group) throws IOException, InterruptedException {
        http.put(servicesPath(group), NifiHttp.object(Map.of("id", group.id(), "state", "DISABLED")));
        awaitServices(group, "DISABLED");
    }

    void start(final ProcessGroup group) throws IOException, InterruptedException {
        requireValid("processors", group, () -> processors(group));
        schedule(group, "RUNNING");
        final boolean running = http.await(limit, () -> processors(group).stream()
                .map(entity -> entity.path("component").path("state").asText())
                .allMatch(state -> state.equals("RUNNING") || state.equals("DISABLED")));
        if (!running) {
            throw failure("The processors of " + group.name() + " do not run after " + limit.toSeconds() + " s: "
                    + names(processors(group), "state", "RUNNING"));
        }
    }

    void stop(final ProcessGroup group) throws IOException, InterruptedException {
        schedule(group, "STOPPED");
        if (!http.await(limit, () -> status(group.id()).activeThreads() == 0 && status(group.id()).count("Running") == 0)) {
            throw failure("Processors of " + group.name() + " are still at work " + limit.toSeconds() + " s after they were stopped");
        }
    }

    void delete(final ProcessGroup group) throws IOException, InterruptedException {
        stop(group);
        disableServices(group);
        final String emptying = "process-groups/" + group.id() + "/empty-all-connections-requests";
        http.awaitRequest(emptying, http.post(emptying, NifiHttp.object()), "dropRequest", "finished", limit);
        final String path = "process-groups/" + group.id();
        http.change(path, entity -> http.delete(path + "?disconnectedNodeAcknowledged=false&clientId=nifi-wan&version="
                + entity.path("revision").path("version").asLong()));
    }

    GroupStatus status(final String groupId) throws IOException, InterruptedException {
        return GroupStatus.read(http.get("flow/process-groups/" + groupId + "/status?recursive=true")
                .path("processGroupStatus").path("aggregateSnapshot"));
    }

    private void schedule(final ProcessGroup group, final String state) throws IOException {
        final ObjectNode body = NifiHttp.object(Map.of("id", group.id(), "state", state)).put("disconnectedNodeAcknowledged", false);
        http.put("flow/process-groups/" + group.id(), body);
    }

    /** Reads the components that are to be valid. */
    @FunctionalInterface
    private interface Components {
        List<JsonNode> read() throws IOException, InterruptedException;
    }

    /** Validation runs in the background after every change; what is still being validated would not be started. */
    private void requireValid(final String what, final ProcessGroup group, final Components components) throws IOException, InterruptedException {
        final boolean validated = http.await(limit, () -> components.read().stream()
                .filter(GroupControl::isWanted)
                .noneMatch(entity -> validation(entity).equals(VALIDATING)));
        if (!validated) {
            throw failure("NiFi is still validating the " + what + " of " + group.name() + " after " + limit.toSeconds() + " s");
        }
        final List<String> invalid = new ArrayList<>();
        for (final JsonNode entity : components.read().stream().filter(GroupControl::isWanted).toList()) {
            if (validation(entity).equals(INVALID)) {
                final List<String> errors = new ArrayList<>();
                entity.path("component").path("validationErrors").forEach(error -> errors.add(error.asText()));
                invalid.add(entity.path("component").path("name").asText() + " (" + String.join("; ", errors) + ")");
            }
        }
        if (!invalid.isEmpty()) {
            throw failure("Invalid " + what + " in " + group.name() + ": " + String.join(", ", invalid));
        }
    }

    /** A disabled processor is left out on purpose and never validated; a controller service is disabled until it is enabled. */
    private static boolean isWanted(final JsonNode entity) {
        final JsonNode component = entity.path("component");
        return component.has("controllerServiceApis") || !component.path("state").asText().equals("DISABLED");
    }

    private void awaitServices(final ProcessGroup group, final String state) throws IOException, InterruptedException {
        final boolean reached = http.await(limit, () -> services(group).stream()
                .allMatch(entity -> entity.path("component").path("state").asText().equals(state)));
        if (!reached) {
            throw failure("Controller services of " + group.name() + " are not " + state + " after " + limit.toSeconds() + " s: "
                    + names(services(group), "state", state));
        }
    }

    private List<JsonNode> services(final ProcessGroup group) throws IOException, InterruptedException {
        return list(http.get(servicesPath(group) + "?includeAncestorGroups=false&includeDescendantGroups=true").path("controllerServices"));
    }

    private List<JsonNode> processors(final ProcessGroup group) throws IOException, InterruptedException {
        return list(http.get("process-groups/" + group.id() + "/processors?includeDescendantGroups=true").path("processors"));
    }

    private static String servicesPath(final ProcessGroup group) {
        return "flow/process-groups/" + group.id() + "/controller-services";
    }

    private static String validation(final JsonNode entity) {
        return entity.path("component").path("validationStatus").asText();
    }

    private static String names(final List<JsonNode> entities, final String field, final String expected) {
        return String.join(", ", entities.stream()
                .map(entity -> entity.path("component"))
                .filter(component -> !component.path(field).asText().equals(expected))
                .map(component -> component.path("name").asText() + " is " + component.path(field).asText())
                .toList());
    }

    private static List<JsonNode> list(final JsonNode array) {
        final List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static NifiApiException failure(final String message) {
        return new NifiApiException(NifiApiException.NO_ANSWER, message);
    }
}
