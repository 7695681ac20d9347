package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A ComfyUI with its quirks: the history is empty for jobs that wait, run or are unknown; the same id is queued twice without a word; deleting what
 * is not there succeeds; interrupting without an id stops whatever runs; clips are listed under images. A newer one insists on canonical ids.
 */
public final class ComfyUiProtocolServer extends ProtocolServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, JobAtServer> jobs = new LinkedHashMap<>();
    private final List<String> orders = new ArrayList<>();
    private final Map<String, ObjectNode> classes = new LinkedHashMap<>();
    private boolean strictIds = true;
    private String version = "0.3.64";
    private Optional<String> foreignId = Optional.empty();
    private Optional<MockResponse> promptAnswer = Optional.empty();

    private static final class JobAtServer {
        private final JsonNode graph;
        private int looks;
        private boolean stuck;
        private Optional<ObjectNode> ending = Optional.empty();
        private Optional<ObjectNode> oddAnswer = Optional.empty();

        JobAtServer(final JsonNode graph) {
            this.graph = graph;
        }

        boolean isPending() {
            return looks < 1 && ending.isEmpty();
        }

        boolean isRunning() {
            return !isPending() && (stuck || looks < 2) && ending.isEmpty();
        }
    }

    /** An older server takes any text as id. */
    public synchronized ComfyUiProtocolServer lenient() {
        strictIds = false;
        return this;
    }

    /** A server that gives jobs ids of its own, as old ones do. */
    synchronized void ownIds(final String oldVersion, final String id) {
        version = oldVersion;
        foreignId = Optional.of(id);
    }

    synchronized void answerPrompt(final int status, final String body) {
        promptAnswer = Optional.of(json(status, body));
    }

    synchronized void know(final String nodeClass, final ObjectNode description) {
        classes.put(nodeClass, description);
    }

    /** A job that is in the queue or runs for ever, or ends at once with this record. */
    synchronized void put(final String id, final boolean running, final Optional<String> record) throws JsonProcessingException {
        final JobAtServer job = new JobAtServer(NODES.objectNode());
        job.looks = running ? 1 : -1_000_000;
        job.stuck = running;
        job.ending = record.isPresent() ? Optional.of((ObjectNode) JSON.readTree(record.get())) : Optional.empty();
        jobs.put(id, job);
    }

    /** What was asked beside questions: {@code delete ID}, {@code interrupt ID}. */
    synchronized List<String> orders() {
        return List.copyOf(orders);
    }

    synchronized JsonNode graph(final String id) {
        return jobs.get(id).graph;
    }

    @Override
    protected EngineOperation operationOf(final RecordedRequest request) {
        final boolean post = "POST".equals(request.getMethod());
        return switch (request.getUrl().pathSegments().getFirst()) {
            case "prompt" -> EngineOperation.SUBMIT;
            case "view" -> EngineOperation.DOWNLOAD;
            case "queue" -> post ? EngineOperation.CANCEL : EngineOperation.POLL;
            case "history" -> EngineOperation.POLL;
            case "interrupt" -> EngineOperation.CANCEL;
            default -> EngineOperation.FIND;
        };
    }

    @Override
    protected synchronized MockResponse answer(final EngineOperation operation, final RecordedRequest request) {
        final List<String> path = request.getUrl().pathSegments();
        return switch (operation) {
            case SUBMIT -> prompt(request);
            case POLL -> "queue".equals(path.getFirst()) ? queue() : history(path.get(1));
            case DOWNLOAD -> view(request);
            case CANCEL -> cancel(path.getFirst(), body(request));
            case FIND -> "system_stats".equals(path.getFirst()) ? stats() : objectInfo(path.get(1));
            case RESULT -> throw new IllegalArgumentException();
        };
    }

    private MockResponse prompt(final RecordedRequest request) {
        if (promptAnswer.isPresent()) {
            return promptAnswer.get();
        }
        final JsonNode body = body(request);
        final String id = foreignId.orElse(body.path("prompt_id").asText());
        if (strictIds && foreignId.isEmpty() && !CANONICAL.matcher(id).matches()) {
            return json(400, error("invalid_prompt_id", "prompt_id must be a valid UUID").toString());
        }
        if (!body.path("prompt").isObject()) {
            return json(400, error("no_prompt", "No prompt provided").toString());
        }
        jobs.put(jobs.containsKey(id) ? id + " again" : id, new JobAtServer(body.path("prompt")));
        return json(200, NODES.objectNode().put("prompt_id", id).put("number", jobs.size()).set("node_errors", NODES.objectNode()).toString());
    }

    private MockResponse queue() {
        final ArrayNode running = NODES.arrayNode();
        final ArrayNode pending = NODES.arrayNode();
        jobs.forEach((id, job) -> {
            if (job.isPending()) {
                pending.add(entry(id, job));
            } else if (job.isRunning()) {
                running.add(entry(id, job));
            }
            job.looks++;
        });
        final ObjectNode queue = NODES.objectNode();
        queue.set("queue_running", running);
        queue.set("queue_pending", pending);
        return json(200, queue.toString());
    }

    private static ArrayNode entry(final String id, final JobAtServer job) {
        return NODES.arrayNode().add(3).add(id).add(job.graph).add(NODES.objectNode()).add(NODES.arrayNode().add("14"));
    }

    private MockResponse history(final String id) {
        final ObjectNode history = NODES.objectNode();
        final JobAtServer job = jobs.get(id);
        if (job != null && !job.isPending() && !job.isRunning()) {
            history.set(id, job.oddAnswer.or(() -> job.ending).orElseGet(() -> success(id, job)));
            job.oddAnswer = Optional.empty();
        }
        return json(200, history.toString());
    }

    private static ObjectNode success(final String id, final JobAtServer job) {
        final ObjectNode file = NODES.objectNode().put("filename", "nifi_" + id + "_00001_.mp4").put("subfolder", "video").put("type", "output");
        final ObjectNode record = status("success", "execution_success", NODES.objectNode());
        record.set("prompt", NODES.arrayNode().add(3).add(id).add(job.graph).add(NODES.objectNode()).add(NODES.arrayNode().add("14")));
        final ObjectNode images = NODES.objectNode();
        images.set("images", NODES.arrayNode().add(file));
        images.set("animated", NODES.arrayNode().add(true));
        record.set("outputs", NODES.objectNode().set("14", images));
        return record;
    }

    static ObjectNode status(final String word, final String message, final ObjectNode data) {
        final ObjectNode status = NODES.objectNode().put("status_str", word).put("completed", "success".equals(word));
        status.set("messages", NODES.arrayNode().add(NODES.arrayNode().add("execution_start").add(NODES.objectNode()))
                .add(NODES.arrayNode().add(message).add(data)));
        final ObjectNode record = NODES.objectNode();
        record.set("status", status);
        record.set("outputs", NODES.objectNode());
        return record;
    }

    private MockResponse view(final RecordedRequest request) {
        final String name = request.getUrl().queryParameter("filename");
        final boolean known = "output".equals(request.getUrl().queryParameter("type"))
                && jobs.keySet().stream().anyMatch(id -> name.contains(id)) && "video".equals(request.getUrl().queryParameter("subfolder"));
        return known ? clip() : new MockResponse.Builder().code(404).build();
    }

    private MockResponse cancel(final String path, final JsonNode body) {
        if ("interrupt".equals(path)) {
            orders.add("interrupt " + body.path("prompt_id").asText("everything"));
        } else {
            body.path("delete").forEach(id -> {
                orders.add("delete " + id.asText());
                if (jobs.containsKey(id.asText()) && jobs.get(id.asText()).isPending()) {
                    jobs.remove(id.asText());
                }
            });
            if (body.has("clear")) {
                orders.add("clear");
            }
        }
        return new MockResponse.Builder().build();
    }

    private MockResponse stats() {
        return json(200, "{\"system\":{\"comfyui_version\":\"" + version + "\"},\"devices\":[{\"name\":\"cuda:0 H100\",\"vram_free\":79e9}]}");
    }

    private MockResponse objectInfo(final String nodeClass) {
        final ObjectNode info = NODES.objectNode();
        Optional.ofNullable(classes.get(nodeClass)).ifPresent(description -> info.set(nodeClass, description));
        return json(200, info.toString());
    }

    @Override
    protected synchronized MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour,
                                                     final RecordedRequest request) {
        if (operation == EngineOperation.SUBMIT) {
            // Queued but for the branch of the clip, which is all of this graph.
            final ObjectNode answer = NODES.objectNode().put("prompt_id", body(request).path("prompt_id").asText()).put("number", 1);
            answer.set("node_errors", NODES.objectNode()
                    .set("9", nodeError("value_bigger_than_max", "Value 16400 bigger than max of 16384", "width")));
            return json(200, answer.toString());
        }
        if (misbehaviour == Misbehaviour.JOB_FORGOTTEN) {
            jobs.clear();
        }
        jobs.values().forEach(job -> {
            job.looks = 2;
            switch (misbehaviour) {
                case MODERATION -> job.ending = Optional.of(status("error", "execution_error", NODES.objectNode().put("node_id", "10")
                        .put("node_type", "WanTextToVideoApi").put("exception_type", "Exception")
                        .put("exception_message", "DataInspectionFailed: Input data may contain inappropriate content.")));
                case ERROR_INSIDE_200 -> job.ending = Optional.of(status("error", "execution_error", NODES.objectNode().put("node_id", "10")
                        .put("node_type", "KSamplerAdvanced").put("exception_type", "ValueError").put("exception_message", "bad shape")));
                case UNKNOWN_STATUS -> job.oddAnswer = Optional.of(status("hibernating", "execution_paused", NODES.objectNode()));
                case SUCCESS_WITHOUT_CLIP -> job.oddAnswer = Optional.of(status("success", "execution_success", NODES.objectNode()));
                default -> throw new IllegalArgumentException(misbehaviour.toString());
            }
        });
        return answer(operation, request);
    }

    static ObjectNode nodeError(final String type, final String message, final String details) {
        final ObjectNode node = NODES.objectNode().put("class_type", "EmptyHunyuanLatentVideo");
        node.set("errors", NODES.arrayNode().add(NODES.objectNode().put("type", type).put("message", message).put("details", details)));
        node.set("dependent_outputs", NODES.arrayNode().add("14"));
        return node;
    }

    private static ObjectNode error(final String type, final String message) {
        final ObjectNode answer = NODES.objectNode();
        answer.set("error", NODES.objectNode().put("type", type).put("message", message).put("details", message));
        answer.set("node_errors", NODES.objectNode());
        return answer;
    }

    static JsonNode body(final RecordedRequest request) {
        try {
            return JSON.readTree(request.getBody() == null ? "{}" : request.getBody().utf8());
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("The request is no JSON", e);
        }
    }
}
