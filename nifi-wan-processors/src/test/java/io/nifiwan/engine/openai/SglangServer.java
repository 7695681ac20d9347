package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

import java.util.Arrays;
import java.util.Map;

/**
 * SGLang with cloud storage: a job is queued until it is completed, its resource hides the prompt, its content is half written before it is
 * completed and refused with the address after, a form loses the second guidance, DELETE forgets the job and stops nothing, and the seed is 1024
 * where none is sent.
 */
final class SglangServer extends VideosServerDouble {
    private final String signature;
    private int halfWritten;

    SglangServer(final String signature) {
        super("video_");
        this.signature = signature;
    }

    /** How often a clip was asked for that was still being written. */
    int halfWritten() {
        return halfWritten;
    }

    @Override
    protected void describe(final ObjectNode job, final Map<String, String> fields) {
        job.put("model", fields.getOrDefault("model", "sora-2")).put("size", fields.get("size")).put("seconds", fields.get("seconds"))
                .put("quality", "standard").put("x_seed", fields.getOrDefault("seed", "1024"));
    }

    @Override
    protected void advance(final ObjectNode job, final int asked) {
        if (asked > 2) {
            // Another host name than that of the API, as storage has.
            job.put("status", "completed").put("progress", 100).put("completed_at", 1_700_000_100L)
                    .put("url", url("/bucket/" + job.path("id").asText() + ".mp4").newBuilder().host("127.0.0.1").build() + "?" + signature);
        }
    }

    @Override
    protected MockResponse refusal(final RecordedRequest request, final Map<String, String> fields) {
        return fields.containsKey("prompt") ? null : json(400, "{\"detail\":\"prompt is required\"}");
    }

    @Override
    protected EngineOperation operationOf(final RecordedRequest request) {
        final String path = request.getUrl().encodedPath();
        if (path.endsWith("/content")) {
            return EngineOperation.RESULT;
        }
        return path.startsWith("/bucket/") ? EngineOperation.DOWNLOAD : super.operationOf(request);
    }

    @Override
    protected MockResponse content(final ObjectNode job) {
        if (!"completed".equals(job.path("status").asText())) {
            halfWritten++;
            final byte[] clip = SampleClip.bytes();
            return new MockResponse.Builder().addHeader("Content-Type", "video/mp4")
                    .body(new Buffer().write(Arrays.copyOf(clip, clip.length / 2))).build();
        }
        return json(job.hasNonNull("url") ? 400 : 404, job.hasNonNull("url")
                ? "{\"detail\":\"Video has been uploaded to cloud storage. Please use the cloud URL: " + job.path("url").asText() + "\"}"
                : "{\"detail\":\"Generation is still in-progress\"}");
    }

    @Override
    protected MockResponse other(final RecordedRequest request) {
        final String path = request.getUrl().encodedPath();
        if (path.startsWith("/bucket/")) {
            return signature.equals(request.getUrl().query()) && request.getHeaders().get("Authorization") == null
                    ? clip() : new MockResponse.Builder().code(400).body("<Error>InvalidRequest</Error>").build();
        }
        return "/models".equals(path) ? json(200, "{\"model_path\":\"Wan-AI/Wan2.2-T2V-A14B-Diffusers\",\"task_type\":\"T2V\"}") : notFound();
    }

    @Override
    protected MockResponse delete(final ObjectNode job) {
        return json(200, job.deepCopy().put("status", "deleted").toString());
    }

    /** Without an output path the file is deleted, and the content says for ever that it is not there yet. */
    @Override
    protected void loseClip(final ObjectNode job) {
        job.put("status", "completed");
    }

    @Override
    protected void mark(final ObjectNode list, final boolean more) {
        list.remove("has_more");
    }

    @Override
    protected MockResponse notFound() {
        return json(404, "{\"detail\":\"Video not found\"}");
    }

    @Override
    protected String moderation() {
        return "{\"detail\":\"The prompt was blocked by the safety system\"}";
    }

    @Override
    protected String moderationOfJob() {
        return "{\"message\":\"The picture was blocked by the safety checker as NSFW\"}";
    }

    @Override
    protected String invalid() {
        return "{\"error\":{\"type\":\"ValueError\",\"message\":\"height must be divisible by 16\"}}";
    }

    @Override
    protected String invalidOfJob() {
        return "{\"code\":\"ValueError\",\"message\":\"height must be divisible by 16\"}";
    }
}
