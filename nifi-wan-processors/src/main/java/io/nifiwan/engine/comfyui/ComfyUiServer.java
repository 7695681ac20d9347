package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The calls of a ComfyUI, one method each. What it answers is held to its form here: anything else is unreadable, not absent. */
final class ComfyUiServer implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    private final EngineHttp http;

    ComfyUiServer(final EngineHttp http) {
        this.http = http;
    }

    /** Where the queue has a job. */
    enum Place {
        PENDING, RUNNING, NOWHERE
    }

    /** Posts a graph under our own id; the answer whatever its status. */
    HttpReply prompt(final ObjectNode graph, final String promptId) throws EngineException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("prompt", graph);
        body.put("prompt_id", promptId);
        return http.exchange(EngineOperation.SUBMIT, http.request(http.url("prompt").build()).post(json(body)).build());
    }

    Place queued(final EngineOperation operation, final String id) throws EngineException {
        final JsonNode queue = get(operation, http.url("queue"));
        final JsonNode running = queue.path("queue_running");
        final JsonNode pending = queue.path("queue_pending");
        if (!running.isArray() || !pending.isArray()) {
            throw http.unreadable(operation, "answered with a queue that cannot be read");
        }
        if (holds(running, id)) {
            return Place.RUNNING;
        }
        return holds(pending, id) ? Place.PENDING : Place.NOWHERE;
    }

    /** Entries are {@code [number, id, graph, …]}. */
    private static boolean holds(final JsonNode entries, final String id) {
        return Elements.of(entries).anyMatch(entry -> entry.path(1).asText("").equals(id));
    }

    /** The record of an ended job; empty for one that waits, runs or is not known. */
    Optional<JobRecord> history(final EngineOperation operation, final String id) throws EngineException {
        final JsonNode history = get(operation, http.url("history").addPathSegment(id));
        if (!history.isObject() || (!history.isEmpty() && !history.path(id).isObject())) {
            throw http.unreadable(operation, "answered with a history that cannot be read");
        }
        return history.isEmpty() ? Optional.empty() : Optional.of(new JobRecord(history.path(id)));
    }

    /** Takes a waiting job out of the queue; no other job is touched. */
    void delete(final String id) throws EngineException {
        final ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("delete").add(id);
        post("queue", body);
    }

    /** Stops a running job. Without the id ComfyUI would stop whatever runs. */
    void interrupt(final String id) throws EngineException {
        post("interrupt", JsonNodeFactory.instance.objectNode().put("prompt_id", id));
    }

    void view(final ClipFile clip, final OutputStream output) throws EngineException, IOException {
        final HttpUrl url = http.url("view").addQueryParameter("filename", clip.filename()).addQueryParameter("subfolder", clip.subfolder())
                .addQueryParameter("type", "output").build();
        http.download(url.toString(), output);
    }

    JsonNode systemStats() throws EngineException {
        final JsonNode stats = get(EngineOperation.FIND, http.url("system_stats"));
        if (!stats.path("system").isObject()) {
            throw http.unreadable(EngineOperation.FIND, "answered with something else than its state: is Base URL a ComfyUI?");
        }
        return stats;
    }

    Optional<ServerVersion> version() throws EngineException {
        return ServerVersion.parse(systemStats().path("system").path("comfyui_version").asText(""));
    }

    /** Inputs of a node class as the server knows it; missing for a class that it lacks. */
    JsonNode nodeClass(final String name) throws EngineException {
        return get(EngineOperation.FIND, http.url("object_info").addPathSegment(name)).path(name);
    }

    /** The failure that an answer tells of. */
    EngineException refusal(final EngineOperation operation, final HttpReply reply) {
        return http.refusal(operation, reply);
    }

    EngineException unreadable(final EngineOperation operation, final String what) {
        return http.unreadable(operation, what);
    }

    String redact(final String text) {
        return http.redact(text);
    }

    private JsonNode get(final EngineOperation operation, final HttpUrl.Builder url) throws EngineException {
        return http.call(operation, http.request(url.build()).get().build()).json();
    }

    private void post(final String path, final ObjectNode body) throws EngineException {
        http.call(EngineOperation.CANCEL, http.request(http.url(path).build()).post(json(body)).build());
    }

    private static RequestBody json(final ObjectNode body) {
        return RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }

    @Override
    public void close() {
        http.close();
    }
}
