package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenAI: a bearer token, only its own fields, four sizes and three lengths, and DELETE for finished jobs only. */
final class OpenAiServer extends VideosServerDouble {
    private static final Set<String> FIELDS = Set.of("prompt", "model", "size", "seconds", "input_reference");
    private static final List<String> SIZES = List.of("720x1280", "1280x720", "1024x1792", "1792x1024");

    private final String key;

    OpenAiServer(final String key) {
        super("video_68");
        this.key = key;
    }

    @Override
    protected void describe(final ObjectNode job, final Map<String, String> fields) {
        job.put("model", fields.get("model")).put("prompt", fields.get("prompt")).put("size", fields.get("size"))
                .put("seconds", fields.get("seconds")).putNull("completed_at").putNull("error").putNull("expires_at");
    }

    @Override
    protected void advance(final ObjectNode job, final int asked) {
        job.put("status", asked > 2 ? "completed" : "in_progress").put("progress", asked > 2 ? 100 : 33 * asked);
    }

    @Override
    protected MockResponse refusal(final RecordedRequest request, final Map<String, String> fields) {
        if (!("Bearer " + key).equals(request.getHeaders().get("Authorization"))) {
            return json(401, error("Incorrect API key provided", "invalid_api_key"));
        }
        for (final String field : fields.keySet()) {
            if (!FIELDS.contains(field)) {
                return json(400, error("Unknown parameter: '" + field + "'.", "unknown_parameter"));
            }
        }
        return SIZES.contains(fields.get("size")) && Set.of("4", "8", "12").contains(fields.get("seconds")) ? null
                : json(400, error("Invalid value: '" + fields.get("seconds") + "'", "invalid_value"));
    }

    @Override
    protected MockResponse content(final ObjectNode job) {
        return "completed".equals(job.path("status").asText()) ? clip() : json(404, error("Video is not ready yet", null));
    }

    @Override
    protected MockResponse delete(final ObjectNode job) {
        return "completed".equals(job.path("status").asText())
                ? json(200, "{\"id\":\"" + job.path("id").asText() + "\",\"deleted\":true,\"object\":\"video.deleted\"}")
                : json(400, error("Only completed or failed videos can be deleted", null));
    }

    @Override
    protected MockResponse other(final RecordedRequest request) {
        return "/v1/models".equals(request.getUrl().encodedPath()) ? json(200, "{\"object\":\"list\",\"data\":[]}") : notFound();
    }

    @Override
    protected MockResponse notFound() {
        return json(404, error("Video with id not found", null));
    }

    @Override
    protected String moderation() {
        return error("Your request was blocked by our moderation system.", "moderation_blocked");
    }

    @Override
    protected String moderationOfJob() {
        return "{\"code\":\"moderation_blocked\",\"message\":\"Your request was blocked by our moderation system.\"}";
    }

    @Override
    protected String invalid() {
        return error("Invalid value: '5'. Supported values are: '4', '8', and '12'.", "invalid_value");
    }

    @Override
    protected String invalidOfJob() {
        return "{\"code\":\"invalid_prompt\",\"message\":\"The prompt cannot be used\"}";
    }

    private static String error(final String message, final String code) {
        final ObjectNode error = JSON.createObjectNode();
        error.putObject("error").put("message", message).put("type", "invalid_request_error").putNull("param").put("code", code);
        return error.toString();
    }
}
