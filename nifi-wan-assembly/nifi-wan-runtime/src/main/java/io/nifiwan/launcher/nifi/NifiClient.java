package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A NiFi over its REST API: what the launcher and the system tests need of it, as plain calls that return when NiFi has done the
 * work, or throw. Waiting is bounded everywhere. Failures are {@link NifiApiException} with NiFi's own words. Safe for use by several
 * threads.
 */
public final class NifiClient implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final Duration WORK_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final NifiHttp http;
    private final GroupControl groups;
    private final FlowFileRequests flowFiles;

    /** @param address root of the server, for example {@code http://127.0.0.1:8080} */
    public NifiClient(final String address) {
        this(address, CALL_LIMIT, PAUSE, WORK_LIMIT);
    }

    /** @param pause time between two looks at something that takes its time */
    NifiClient(final String address, final Duration callLimit, final Duration pause, final Duration workLimit) {
        this.http = new NifiHttp(address, callLimit, pause);
        this.groups = new GroupControl(http, workLimit);
        this.flowFiles = new FlowFileRequests(http, workLimit);
    }

    /**
     * Waits until NiFi answers and has loaded its components. Refused connections, error pages and half a start are part of a start.
     *
     * @param alive whether waiting still makes sense
     * @return whether NiFi is ready
     */
    public boolean awaitReady(final Duration limit, final BooleanSupplier alive) throws IOException, InterruptedException {
        final boolean[] ready = {false};
        http.await(limit, () -> {
            ready[0] = alive.getAsBoolean() && isReady();
            return ready[0] || !alive.getAsBoolean();
        });
        return ready[0];
    }

    private boolean isReady() {
        try {
            return !http.getOnce("flow/about").path("about").path("version").asText("").isEmpty()
                    && !http.getOnce("flow/processor-types").path("processorTypes").isEmpty()
                    && http.getOnce("process-groups/root").hasNonNull("id");
        } catch (final IOException e) {
            return false;
        }
    }

    /** Something that NiFi is expected to reach. */
    @FunctionalInterface
    public interface Condition {
        boolean isMet() throws IOException, InterruptedException;
    }

    /**
     * Looks again and again until a condition is met.
     *
     * @return whether it was met within the limit
     */
    public boolean await(final Duration limit, final Condition condition) throws IOException, InterruptedException {
        return http.await(limit, condition);
    }

    /** NiFi's version, for example {@code 2.3.0}. */
    public String version() throws IOException, InterruptedException {
        return http.get("flow/about").path("about").path("version").asText();
    }

    /** Every processor type with the bundles that have it, as {@code group:artifact:version}. */
    public Map<String, List<String>> processorTypes() throws IOException, InterruptedException {
        return types("processor-types", "processorTypes");
    }

    /** Every controller service type with the bundles that have it, as {@code group:artifact:version}. */
    public Map<String, List<String>> controllerServiceTypes() throws IOException, InterruptedException {
        return types("controller-service-types", "controllerServiceTypes");
    }

    private Map<String, List<String>> types(final String resource, final String field) throws IOException, InterruptedException {
        final Map<String, List<String>> types = new TreeMap<>();
        for (final JsonNode type : http.get("flow/" + resource).path(field)) {
            final JsonNode bundle = type.path("bundle");
            types.computeIfAbsent(type.path("type").asText(), name -> new ArrayList<>())
                    .add(bundle.path("group").asText() + ":" + bundle.path("artifact").asText() + ":" + bundle.path("version").asText());
        }
        return types;
    }

    /**
     * The additional documentation of a component, as Markdown.
     *
     * @param bundle {@code group:artifact:version}
     * @param type   class name
     */
    public String additionalDetails(final String bundle, final String type) throws IOException, InterruptedException {
        return http.get("flow/additional-details/" + bundle.replace(':', '/') + "/" + type).path("additionalDetails").asText();
    }

    /** The process group on the top level with a name. */
    public Optional<ProcessGroup> findGroup(final String name) throws IOException, InterruptedException {
        for (final JsonNode group : http.get("process-groups/root/process-groups").path("processGroups")) {
            if (group.path("component").path("name").asText().equals(name)) {
                return Optional.of(new ProcessGroup(group.path("id").asText(), name));
            }
        }
        return Optional.empty();
    }

    /** Uploads a flow definition as a new process group on the top level. */
    public ProcessGroup uploadFlow(final String name, final Path definition) throws IOException {
        final RequestBody body = new MultipartBody.Builder().setType(MultipartBody.FORM)
                .addFormDataPart("groupName", name)
                .addFormDataPart("positionX", "0")
                .addFormDataPart("positionY", "0")
                .addFormDataPart("clientId", "nifi-wan")
                .addFormDataPart("disconnectedNodeAcknowledged", "false")
                .addFormDataPart("file", "flow.json", RequestBody.create(definition.toFile(), MediaType.get("application/json")))
                .build();
        return new ProcessGroup(http.post("process-groups/root/process-groups/upload", body).path("id").asText(), name);
    }

    /** Values of a parameter context by name; sensitive values and values never set are left out. */
    public Map<String, String> parameters(final String context) throws IOException, InterruptedException {
        final Map<String, String> values = new LinkedHashMap<>();
        for (final JsonNode entry : context(context).path("component").path("parameters")) {
            final JsonNode parameter = entry.path("parameter");
            if (parameter.hasNonNull("value") && !parameter.path("sensitive").asBoolean()) {
                values.put(parameter.path("name").asText(), parameter.path("value").asText());
            }
        }
        return values;
    }

    /**
     * Sets parameters of a context; others keep their values. Components that use them are stopped and started again by NiFi.
     *
     * @throws NifiApiException when the context or one of the parameters does not exist
     */
    public void setParameters(final String context, final Map<String, String> values) throws IOException, InterruptedException {
        final JsonNode entity = context(context);
        for (final String name : values.keySet()) {
            if (parameter(entity, name).isEmpty()) {
                throw new NifiApiException(NifiApiException.NO_ANSWER, "Parameter context " + context + " has no parameter named " + name);
            }
        }
        update(entity, values);
    }

    /**
     * Sets parameters of a context and adds those that it does not have; others keep their values.
     *
     * @throws NifiApiException when the context does not exist
     */
    public void putParameters(final String context, final Map<String, String> values) throws IOException, InterruptedException {
        update(context(context), values);
    }

    private void update(final JsonNode entity, final Map<String, String> values) throws IOException, InterruptedException {
        final String id = entity.path("id").asText();
        final ObjectNode update = NifiHttp.object().put("id", id);
        update.set("revision", entity.path("revision"));
        final ObjectNode component = update.putObject("component").put("id", id);
        for (final Map.Entry<String, String> value : values.entrySet()) {
            final ObjectNode parameter = component.withArray("parameters").addObject().putObject("parameter");
            // Description and sensitivity are sent along: what an update leaves out of a parameter is gone afterwards.
            final Optional<JsonNode> known = parameter(entity, value.getKey());
            parameter.put("name", value.getKey());
            known.ifPresent(old -> parameter.set("description", old.path("description")));
            parameter.put("sensitive", known.filter(old -> old.path("sensitive").asBoolean()).isPresent());
            parameter.put("value", value.getValue());
        }
        http.request("parameter-contexts/" + id + "/update-requests", update, "request", "complete", WORK_LIMIT);
    }

    private JsonNode context(final String name) throws IOException, InterruptedException {
        for (final JsonNode context : http.get("flow/parameter-contexts").path("parameterContexts")) {
            if (context.path("component").path("name").asText().equals(name)) {
                return context;
            }
        }
        throw new NifiApiException(NifiApiException.NO_ANSWER, "NiFi has no parameter context named " + name);
    }

    private static Optional<JsonNode> parameter(final JsonNode context, final String name) {
        for (final JsonNode entry : context.path("component").path("parameters")) {
            if (entry.path("parameter").path("name").asText().equals(name)) {
                return Optional.of(entry.path("parameter"));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds a controller service, disabled, to a group.
     *
     * @param type       class name; one bundle has it
     * @param properties values by name; others keep their defaults
     * @return id of the service, as a property of a processor names it
     */
    public String addService(final ProcessGroup group, final String type, final Map<String, String> properties) throws IOException {
        return groups.addService(group, type, properties);
    }

    /**
     * Enables every controller service of a group and waits for them.
     *
     * @throws NifiApiException that names the services that are invalid, and why
     */
    public void enableServices(final ProcessGroup group) throws IOException, InterruptedException {
        groups.enableServices(group);
    }

    /** Disables every controller service of a group and waits for them. */
    public void disableServices(final ProcessGroup group) throws IOException, InterruptedException {
        groups.disableServices(group);
    }

    /**
     * Starts every processor of a group once NiFi has validated them.
     *
     * @throws NifiApiException that names the processors that are invalid, and why
     */
    public void startGroup(final ProcessGroup group) throws IOException, InterruptedException {
        groups.start(group);
    }

    /** Stops every processor of a group and waits until no thread is at work in it. */
    public void stopGroup(final ProcessGroup group) throws IOException, InterruptedException {
        groups.stop(group);
    }

    /** Stops a group, empties its queues and deletes it. */
    public void deleteGroup(final ProcessGroup group) throws IOException, InterruptedException {
        groups.delete(group);
    }

    /** Sets properties of a processor that is stopped; others keep their values. */
    public void configure(final String processorId, final Map<String, String> properties) throws IOException, InterruptedException {
        final String path = "processors/" + processorId;
        http.change(path, entity -> {
            final ObjectNode update = NifiHttp.object().set("revision", entity.path("revision"));
            properties.forEach(update.putObject("component").put("id", processorId).putObject("config").putObject("properties")::put);
            return http.put(path, update);
        });
    }

    /** What a group is doing. */
    public GroupStatus status(final ProcessGroup group) throws IOException, InterruptedException {
        return groups.status(group.id());
    }

    /** What the whole flow is doing. */
    public GroupStatus status() throws IOException, InterruptedException {
        return groups.status("root");
    }

    /** Every counter, once for each processor and once for all of a type. */
    public List<Counter> counters() throws IOException, InterruptedException {
        final List<Counter> counters = new ArrayList<>();
        for (final JsonNode counter : http.get("counters").path("counters").path("aggregateSnapshot").path("counters")) {
            counters.add(new Counter(counter.path("id").asText(), counter.path("context").asText(), counter.path("name").asText(),
                    counter.path("valueCount").asLong()));
        }
        return counters;
    }

    /** Value of a counter over all processors; 0 where nothing has counted. */
    public long counter(final String name) throws IOException, InterruptedException {
        return counters().stream()
                .filter(counter -> counter.name().equals(name) && counter.context().startsWith("All "))
                .mapToLong(Counter::value)
                .sum();
    }

    /** Sets a counter to 0. */
    public void resetCounter(final Counter counter) throws IOException {
        http.put("counters/" + counter.id(), NifiHttp.object());
    }

    /** The FlowFiles that wait in a connection, with their attributes; NiFi lists at most 100 of them. */
    public List<QueuedFlowFile> queue(final String connectionId) throws IOException, InterruptedException {
        return flowFiles.queue(connectionId);
    }

    /**
     * Provenance events that match every term, oldest first, at most 1000.
     *
     * @param terms values by searchable field, for example {@code FlowFileUUID}, {@code ProcessorID}, {@code EventType}, or an indexed attribute
     */
    public List<ProvenanceEvent> provenance(final Map<String, String> terms) throws IOException, InterruptedException {
        return flowFiles.provenance(terms);
    }

    /** Every event in the lineage of a FlowFile, as far as its parents and children are known: NiFi's nodes and links. */
    public JsonNode lineage(final String flowFileUuid) throws IOException, InterruptedException {
        return flowFiles.lineage(flowFileUuid);
    }

    /** Warnings and errors of the last minutes in a group and the groups inside it. */
    public List<Bulletin> bulletins(final ProcessGroup group) throws IOException, InterruptedException {
        final List<Bulletin> bulletins = new ArrayList<>();
        for (final JsonNode entry : http.get("flow/bulletin-board?groupId=" + encoded(group.id())).path("bulletinBoard").path("bulletins")) {
            final JsonNode bulletin = entry.path("bulletin");
            bulletins.add(new Bulletin(bulletin.path("level").asText(), bulletin.path("sourceName").asText(), bulletin.path("message").asText()));
        }
        return bulletins;
    }

    /** State that a processor keeps in NiFi on this node. */
    public Map<String, String> processorState(final String processorId) throws IOException, InterruptedException {
        final Map<String, String> state = new TreeMap<>();
        for (final JsonNode entry : http.get("processors/" + processorId + "/state").path("componentState").path("localState").path("state")) {
            state.put(entry.path("key").asText(), entry.path("value").asText());
        }
        return state;
    }

    @Override
    public void close() {
        http.close();
    }

    private static String encoded(final String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
