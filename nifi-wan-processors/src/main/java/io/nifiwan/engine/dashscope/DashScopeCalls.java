package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.RateLimit;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The calls of the service, all under one limit of calls per second. */
final class DashScopeCalls implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    private final EngineHttp http;
    private final RateLimit limit;

    DashScopeCalls(final EngineHttp http, final RateLimit limit) {
        this.http = http;
        this.limit = limit;
    }

    /** Makes a job; its id. */
    String create(final ObjectNode body) throws EngineException {
        final Request request = http.request(http.url("services/aigc/video-generation/video-synthesis").build())
                .header("X-DashScope-Async", "enable")
                .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        final JsonNode taskId = call(EngineOperation.SUBMIT, request).path("output").path("task_id");
        if (!taskId.isTextual() || taskId.textValue().isBlank()) {
            throw http.unreadable(EngineOperation.SUBMIT, "answered without a task id");
        }
        return taskId.textValue();
    }

    /** What the service says of a job. */
    TaskReply task(final EngineOperation operation, final String taskId) throws EngineException {
        final TaskReply reply = new TaskReply(call(operation, http.request(task(taskId).build()).get().build()));
        if (reply.word().isBlank()) {
            throw http.unreadable(operation, "answered without the status of the job");
        }
        return reply;
    }

    /** Stops a job that waits; the service cannot stop one that runs, and says so. */
    void cancel(final String taskId) throws EngineException {
        final Request request = http.request(task(taskId).addPathSegment("cancel").build()).post(RequestBody.create(new byte[0], JSON)).build();
        try {
            call(EngineOperation.CANCEL, request);
        } catch (final EngineException e) {
            if (e.error() != EngineError.INVALID && e.error() != EngineError.ENGINE_LOST) {
                throw e;
            }
        }
    }

    /**
     * One page of the account's jobs of a model in the last 24 hours, which is what the service lists where no times are given. Times are
     * left out because they are in the zone of the service, which nothing tells; the answer has epoch milliseconds.
     *
     * @param page from 1
     */
    JsonNode list(final String model, final int page, final int pageSize) throws EngineException {
        final HttpUrl url = http.url("tasks")
                .addPathSegment("")
                .addQueryParameter("page_no", Integer.toString(page))
                .addQueryParameter("page_size", Integer.toString(pageSize))
                .addQueryParameter("model_name", model)
                .build();
        final JsonNode reply = call(EngineOperation.FIND, http.request(url).get().build());
        if (!reply.path("data").isArray()) {
            throw http.unreadable(EngineOperation.FIND, "answered without a list of jobs");
        }
        return reply;
    }

    /** Fetches a clip by its signed address. */
    void download(final String address, final OutputStream output) throws EngineException, IOException {
        http.download(address, output);
    }

    String redact(final String text) {
        return http.redact(text);
    }

    @Override
    public void close() {
        http.close();
    }

    /** A call that must succeed: also a success by its status may hold an error. */
    private JsonNode call(final EngineOperation operation, final Request request) throws EngineException {
        final Optional<Duration> wait = limit.take();
        if (wait.isPresent()) {
            throw new EngineException(EngineError.THROTTLED, "CALLS_PER_SECOND",
                    "The limit of calls per second to DashScope is reached; nothing was sent", wait.get(), null);
        }
        final HttpReply reply = http.call(operation, request);
        if (!reply.json().path("code").asText("").isEmpty()) {
            throw http.refusal(operation, reply);
        }
        return reply.json();
    }

    private HttpUrl.Builder task(final String taskId) {
        return http.url("tasks").addPathSegment(taskId);
    }
}
