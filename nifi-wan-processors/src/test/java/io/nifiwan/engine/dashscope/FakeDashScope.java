package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Speaks DashScope's protocol with its quirks: creating checks the key and nothing else; what is wrong with a request shows when its job is
 * asked about, with HTTP 200; the list tells neither prompts nor our ids; a job tells its prompt once it is done; only waiting jobs can be
 * cancelled; the store of clips refuses a key beside its signature, and is another host.
 */
public final class FakeDashScope extends ProtocolServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SIZES_OF_2_2 = Set.of("832*480", "480*832", "624*624", "1920*1080", "1080*1920", "1440*1440", "1632*1248",
            "1248*1632");
    private static final int POLLS = 2;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final InstantSource clock;
    private final String key;
    private final String signature;
    private Duration listingDelay = Duration.ZERO;
    private int pageSize = Integer.MAX_VALUE;

    private static final class Job {
        private final String id;
        private final JsonNode body;
        private final long created;
        private int polls;
        private String end = "SUCCEEDED";

        private Job(final String id, final JsonNode body, final long created) {
            this.id = id;
            this.body = body;
            this.created = created;
        }

        private String word() {
            if (polls >= POLLS || "CANCELED".equals(end)) {
                return end;
            }
            return polls == 0 ? "PENDING" : "RUNNING";
        }
    }

    public FakeDashScope(final InstantSource clock, final String key, final String signature) {
        this.clock = clock;
        this.key = key;
        this.signature = signature;
    }

    /** Jobs appear in the list so long after they were made. */
    synchronized void listLate(final Duration delay) {
        listingDelay = delay;
    }

    /** However large a page is asked for, it has no more jobs. */
    synchronized void pagesOf(final int jobsAPage) {
        pageSize = jobsAPage;
    }

    /** A job of someone else on the same account. */
    synchronized String foreignJob(final String model, final String prompt, final String end) {
        final ObjectNode body = JSON.createObjectNode().put("model", model);
        body.putObject("input").put("prompt", prompt);
        final Job job = make(body);
        job.polls = POLLS;
        job.end = end;
        return job.id;
    }

    synchronized String bodyOf(final String taskId) {
        return jobs.get(taskId).body.toString();
    }

    @Override
    protected EngineOperation operationOf(final RecordedRequest request) {
        final List<String> path = request.getUrl().pathSegments();
        if (path.contains("clips")) {
            return EngineOperation.DOWNLOAD;
        }
        if ("POST".equals(request.getMethod())) {
            return path.contains("video-synthesis") ? EngineOperation.SUBMIT : EngineOperation.CANCEL;
        }
        return path.getLast().isEmpty() ? EngineOperation.FIND : EngineOperation.POLL;
    }

    @Override
    protected synchronized MockResponse answer(final EngineOperation operation, final RecordedRequest request) {
        if (operation == EngineOperation.DOWNLOAD) {
            return request.getHeaders().get("Authorization") == null ? clip() : error(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        if (!("Bearer " + key).equals(request.getHeaders().get("Authorization"))) {
            return error(401, "InvalidApiKey", "Invalid API-key provided.");
        }
        final List<String> path = request.getUrl().pathSegments();
        return switch (operation) {
            case SUBMIT -> create(request);
            case FIND -> list(request);
            case CANCEL -> cancel(jobs.get(path.get(path.size() - 2)));
            default -> json(200, task(path.getLast()).toString());
        };
    }

    @Override
    protected synchronized MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour,
                                                     final RecordedRequest request) {
        if (operation == EngineOperation.SUBMIT) {
            return misbehaviour == Misbehaviour.MODERATION
                    ? error(400, "InternalError.Algo", "<400> InternalError.Algo.DataInspectionFailed: Input data may contain inappropriate content.")
                    : error(200, "InvalidParameter", "url error, please check url!");
        }
        final ObjectNode reply = JSON.createObjectNode();
        final ObjectNode output = reply.putObject("output").put("task_id", request.getUrl().pathSegments().getLast());
        switch (misbehaviour) {
            case MODERATION -> output.put("task_status", "FAILED").put("code", "DataInspectionFailed").put("message", "Output is inappropriate.");
            case ERROR_INSIDE_200 -> output.put("task_status", "FAILED").put("code", "InvalidParameter").put("message", "Duration is out of range");
            case UNKNOWN_STATUS -> output.put("task_status", "SUSPENDED");
            case SUCCESS_WITHOUT_CLIP -> output.put("task_status", "SUCCEEDED");
            case JOB_FORGOTTEN -> output.put("task_status", "UNKNOWN");
            default -> throw new IllegalArgumentException(misbehaviour.name());
        }
        return json(200, reply.toString());
    }

    private MockResponse create(final RecordedRequest request) {
        if (!"enable".equals(request.getHeaders().get("X-DashScope-Async"))) {
            return error(403, "AccessDenied", "current user api does not support synchronous calls.");
        }
        try {
            final Job job = make(JSON.readTree(request.getBody().utf8()));
            final ObjectNode reply = JSON.createObjectNode().put("request_id", "R-" + job.id);
            reply.putObject("output").put("task_id", job.id).put("task_status", "PENDING");
            return json(200, reply.toString());
        } catch (final JsonProcessingException e) {
            return error(400, "InvalidParameter", "Required body invalid, please check the request body format.");
        }
    }

    private Job make(final JsonNode body) {
        final Job job = new Job("task-" + (jobs.size() + 1), body, clock.millis());
        jobs.put(job.id, job);
        return job;
    }

    private ObjectNode task(final String id) {
        final ObjectNode reply = JSON.createObjectNode().put("request_id", "R2-" + id);
        final ObjectNode output = reply.putObject("output").put("task_id", id);
        final Job job = jobs.get(id);
        if (job == null) {
            output.put("task_status", "UNKNOWN");
            return reply;
        }
        final String word = job.word();
        job.polls++;
        final JsonNode size = job.body.path("parameters").path("size");
        if ("SUCCEEDED".equals(word) && "wan2.2-t2v-plus".equals(job.body.path("model").asText()) && !size.isMissingNode()
                && !SIZES_OF_2_2.contains(size.asText())) {
            output.put("task_status", "FAILED").put("code", "InvalidParameter").put("message", "size must be in 1080*1920,...");
            return reply;
        }
        output.put("task_status", word);
        if ("SUCCEEDED".equals(word)) {
            final String clip = url("/clips/" + id + ".mp4?Expires=1785664800&" + signature).newBuilder().host("127.0.0.1").build().toString();
            output.put("orig_prompt", job.body.path("input").path("prompt").asText()).put("video_url", clip);
            reply.putObject("usage").put("video_duration", 5).put("video_ratio", size.asText("832*480")).put("video_count", 1);
        }
        return reply;
    }

    private MockResponse list(final RecordedRequest request) {
        final int size = Math.min(pageSize, Integer.parseInt(request.getUrl().queryParameter("page_size")));
        final int page = Integer.parseInt(request.getUrl().queryParameter("page_no"));
        final String model = request.getUrl().queryParameter("model_name");
        final List<Job> all = new ArrayList<>(jobs.values().stream()
                .filter(job -> job.body.path("model").asText().equals(model) && job.created + listingDelay.toMillis() <= clock.millis())
                .toList()).reversed();
        final ObjectNode reply = JSON.createObjectNode().put("total", all.size()).put("total_page", (all.size() + size - 1) / size)
                .put("page_no", page).put("page_size", size).put("request_id", "R3");
        final ArrayNode data = reply.putArray("data");
        all.stream().skip((page - 1L) * size).limit(size).forEach(job -> data.addObject().put("task_id", job.id).put("gmt_create", job.created)
                .put("model_name", model).put("status", job.word()).put("region", "cn-beijing").put("request_id", "R-" + job.id));
        return json(200, reply.toString());
    }

    private static MockResponse cancel(final Job job) {
        if (job == null || !"PENDING".equals(job.word())) {
            return error(400, "UnsupportedOperation", "Failed to cancel the task, please confirm if the task is in PENDING status.");
        }
        job.end = "CANCELED";
        return json(200, "{\"request_id\":\"R4\"}");
    }

    private static MockResponse error(final int status, final String code, final String message) {
        return json(status, JSON.createObjectNode().put("code", code).put("message", message).put("request_id", "R5").toString());
    }
}
