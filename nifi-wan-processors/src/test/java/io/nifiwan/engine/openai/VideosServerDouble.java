package io.nifiwan.engine.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.ProtocolServer;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What servers of the videos API have in common: jobs in memory, finished after two questions, listed from the newest on. */
abstract class VideosServerDouble extends ProtocolServer {
    protected static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Made before any call is timed.
        SampleClip.bytes();
    }

    private final Map<String, ObjectNode> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> polls = new LinkedHashMap<>();
    private final String idPrefix;
    private boolean neverFinishing;

    VideosServerDouble(final String idPrefix) {
        this.idPrefix = idPrefix;
    }

    /** Jobs stay as they are, however often they are asked about. */
    final void neverFinish() {
        neverFinishing = true;
    }

    /** The process ends and begins anew: every job is forgotten. */
    final synchronized void restart() {
        jobs.clear();
    }

    final synchronized List<String> ids() {
        return List.copyOf(jobs.keySet());
    }

    final synchronized ObjectNode job(final String id) {
        return jobs.get(id);
    }

    /** A job of somebody else. */
    final synchronized String add(final Map<String, String> fields) {
        final ObjectNode job = JSON.createObjectNode();
        final String id = idPrefix + (jobs.size() + 1);
        job.put("id", id).put("object", "video").put("status", "queued").put("progress", 0)
                .put("created_at", System.currentTimeMillis() / 1000);
        describe(job, fields);
        jobs.put(id, job);
        return id;
    }

    /** What the server shows of a request. */
    protected abstract void describe(ObjectNode job, Map<String, String> fields);

    /** Goes from one question to the next. */
    protected abstract void advance(ObjectNode job, int asked);

    /** A submission that the server refuses; null where it takes it. */
    protected abstract MockResponse refusal(RecordedRequest request, Map<String, String> fields);

    protected abstract MockResponse content(ObjectNode job);

    protected abstract MockResponse delete(ObjectNode job);

    protected abstract MockResponse notFound();

    /** Another path than those of the API. */
    protected MockResponse other(final RecordedRequest request) {
        return notFound();
    }

    @Override
    protected EngineOperation operationOf(final RecordedRequest request) {
        final HttpUrl url = request.getUrl();
        if ("POST".equals(request.getMethod())) {
            return EngineOperation.SUBMIT;
        }
        if ("DELETE".equals(request.getMethod())) {
            return EngineOperation.CANCEL;
        }
        if (url.encodedPath().endsWith("/content")) {
            return EngineOperation.DOWNLOAD;
        }
        return url.encodedPath().matches("/v1/videos/[^/]+") ? EngineOperation.POLL : EngineOperation.FIND;
    }

    @Override
    protected final synchronized MockResponse answer(final EngineOperation operation, final RecordedRequest request) {
        final List<String> path = request.getUrl().pathSegments();
        if (path.size() < 2 || !"videos".equals(path.get(1))) {
            return other(request);
        }
        if (operation == EngineOperation.SUBMIT) {
            final Map<String, String> fields = Bodies.fields(request);
            final MockResponse refusal = refusal(request, fields);
            return refusal == null ? json(200, job(add(fields)).toString()) : refusal;
        }
        if (path.size() == 2) {
            return list(request.getUrl());
        }
        final ObjectNode job = jobs.get(path.get(2));
        if (job == null) {
            return notFound();
        }
        if (path.size() == 4) {
            return content(job);
        }
        if (operation == EngineOperation.CANCEL) {
            final MockResponse deleted = delete(job);
            if (deleted.getCode() < 300) {
                jobs.remove(path.get(2));
            }
            return deleted;
        }
        if (!neverFinishing) {
            advance(job, polls.merge(path.get(2), 1, Integer::sum));
        }
        return json(200, job.toString());
    }

    private MockResponse list(final HttpUrl url) {
        final List<ObjectNode> newest = new ArrayList<>(jobs.values()).reversed();
        final String after = url.queryParameter("after");
        final int from = after == null ? 0 : newest.indexOf(jobs.get(after)) + 1;
        final int limit = Integer.parseInt(url.queryParameter("limit"));
        final List<ObjectNode> page = newest.subList(from, Math.min(newest.size(), from + limit));
        final ObjectNode answer = JSON.createObjectNode().put("object", "list");
        final ArrayNode data = answer.putArray("data");
        page.forEach(data::add);
        mark(answer, from + page.size() < newest.size());
        return json(200, answer.toString());
    }

    /** The job is said to be completed before its clip is there. */
    protected void loseClip(final ObjectNode job) {
        // Servers that look at the status before they serve a clip have none to serve.
    }

    /** Says whether there are more pages, where the server says it. */
    protected void mark(final ObjectNode list, final boolean more) {
        list.put("has_more", more);
    }

    @Override
    protected final MockResponse vendorAnswer(final EngineOperation operation, final Misbehaviour misbehaviour, final RecordedRequest request) {
        final String id = request.getUrl().pathSegments().getLast();
        return switch (misbehaviour) {
            case MODERATION -> operation == EngineOperation.SUBMIT ? json(400, moderation()) : json(200, ended(id, "failed", moderationOfJob()));
            case ERROR_INSIDE_200 -> operation == EngineOperation.SUBMIT ? json(200, invalid()) : json(200, ended(id, "failed", invalidOfJob()));
            case UNKNOWN_STATUS -> json(200, ended(id, "rendering_upscale", "null"));
            case SUCCESS_WITHOUT_CLIP -> {
                loseClip(jobs.get(id));
                yield json(200, ended(id, "completed", "null"));
            }
            case JOB_FORGOTTEN -> notFound();
            default -> throw new IllegalArgumentException(misbehaviour.toString());
        };
    }

    /** Bodies of errors and errors of jobs, in the server's words. */
    protected abstract String moderation();

    protected abstract String moderationOfJob();

    protected abstract String invalid();

    protected abstract String invalidOfJob();

    private static String ended(final String id, final String status, final String error) {
        try {
            final ObjectNode job = JSON.createObjectNode().put("id", id).put("object", "video").put("status", status);
            job.set("error", JSON.readTree(error));
            return job.toString();
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
