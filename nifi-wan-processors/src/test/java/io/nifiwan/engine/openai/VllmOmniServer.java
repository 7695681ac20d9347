package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import java.util.Map;

/** vLLM-Omni: forms only, {@code seconds} and {@code size} by their patterns, the prompt in the list, 422 for the content of a failed job. */
final class VllmOmniServer extends VideosServerDouble {
    VllmOmniServer() {
        super("video_gen_");
    }

    @Override
    protected void describe(final ObjectNode job, final Map<String, String> fields) {
        job.put("model", "Wan-AI/Wan2.2-T2V-A14B-Diffusers").put("prompt", fields.get("prompt")).put("size", fields.get("size"))
                .put("seconds", fields.get("seconds")).put("quality", "default").put("media_type", "video/mp4");
    }

    @Override
    protected void advance(final ObjectNode job, final int asked) {
        job.put("status", asked > 2 ? "completed" : "in_progress").put("progress", asked > 2 ? 100 : 30 * asked);
    }

    @Override
    protected MockResponse refusal(final RecordedRequest request, final Map<String, String> fields) {
        if (!Bodies.isForm(request)) {
            return error(400, "BadRequestError", "prompt field required");
        }
        final boolean valid = fields.getOrDefault("seconds", "4").matches("[1-9]\\d*") && fields.getOrDefault("size", "1x1").matches("\\d+x\\d+")
                && Integer.parseInt(fields.getOrDefault("num_inference_steps", "1")) <= 200;
        return valid ? null : error(400, "BadRequestError", "validation error");
    }

    @Override
    protected MockResponse content(final ObjectNode job) {
        return switch (job.path("status").asText()) {
            case "completed" -> clip();
            case "failed" -> error(422, "UnprocessableEntityError", "Video generation failed");
            default -> error(404, "NotFoundError", "Video is not ready");
        };
    }

    @Override
    protected MockResponse delete(final ObjectNode job) {
        return json(200, "{\"id\":\"" + job.path("id").asText() + "\",\"deleted\":true,\"object\":\"video.deleted\"}");
    }

    @Override
    protected MockResponse other(final RecordedRequest request) {
        return "/health".equals(request.getUrl().encodedPath()) ? new MockResponse.Builder().body("").build() : notFound();
    }

    @Override
    protected MockResponse notFound() {
        return error(404, "NotFoundError", "Video not found");
    }

    @Override
    protected String moderation() {
        return "{\"error\":{\"message\":\"Rejected by the content filter\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}";
    }

    @Override
    protected String moderationOfJob() {
        return "{\"code\":\"ContentPolicyViolation\",\"message\":\"The clip violates the content policy\"}";
    }

    @Override
    protected String invalid() {
        return "{\"error\":{\"message\":\"guidance_scale must be at most 20\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}";
    }

    @Override
    protected String invalidOfJob() {
        return "{\"code\":\"ValueError\",\"message\":\"num_frames is too large\"}";
    }

    private static MockResponse error(final int status, final String type, final String message) {
        return json(status, "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":%d}}".formatted(message, type, status));
    }
}
