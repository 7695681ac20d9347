package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.http.VendorError;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A job as a server shows it. Words of a status that no document knows mean that the job goes on; the deadlines end it.
 *
 * @param json the resource, an object
 */
record VideoResource(JsonNode json) {
    private static final List<String> CLIP_ADDRESSES = List.of("/url", "/video_url", "/urls/0", "/unsigned_urls/0", "/data/0/url", "/metadata/url",
            "/output/url", "/output/video_url");
    private static final List<String> CLIPS = List.of("/data/0/b64_json", "/b64_json");

    /** Whether this is a resource at all: an object with a status, or with the clip itself. */
    boolean isReadable() {
        return json.isObject() && (!word().isEmpty() || holdsClip());
    }

    String id() {
        return json.path("id").isValueNode() ? json.path("id").asText("").strip() : "";
    }

    /** Where a gateway wants to be asked about the job; empty for most servers. */
    String pollingUrl() {
        return json.path("polling_url").asText("").strip();
    }

    String prompt() {
        return json.path("prompt").asText("");
    }

    String size() {
        return json.path("size").asText("");
    }

    String seconds() {
        return json.path("seconds").asText("");
    }

    /** When the job was made, to the second; empty where the server does not tell. */
    Optional<Instant> createdAt() {
        final JsonNode created = json.path("created_at");
        return created.isNumber() && created.asLong() > 0 ? Optional.of(Instant.ofEpochSecond(created.asLong())) : Optional.empty();
    }

    boolean hasEnded() {
        return switch (state()) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING -> false;
        };
    }

    JobStatus.State state() {
        final String word = word();
        return switch (word) {
            case "completed", "complete", "succeeded", "success", "done" -> JobStatus.State.SUCCEEDED;
            case "failed", "failure", "error", "expired", "rejected" -> JobStatus.State.FAILED;
            case "cancelled", "canceled", "deleted" -> JobStatus.State.CANCELLED;
            // A server that never says "in_progress" may still count.
            case "queued", "pending", "submitted", "created" -> progress() > 0 ? JobStatus.State.RUNNING : JobStatus.State.QUEUED;
            case "" -> holdsClip() ? JobStatus.State.SUCCEEDED : JobStatus.State.QUEUED;
            default -> JobStatus.State.RUNNING;
        };
    }

    /** The status with all that the server tells. */
    JobStatus status() {
        final JobStatus status = switch (state()) {
            case QUEUED -> JobStatus.queued();
            case RUNNING -> JobStatus.running(progress());
            case SUCCEEDED -> JobStatus.succeeded();
            case CANCELLED -> JobStatus.cancelled();
            case FAILED -> JobStatus.failed(failure());
        };
        return status.with(details());
    }

    /** Web addresses of the clip, absolute or not, in the order in which they are worth trying; may be empty. */
    List<String> clipAddresses() {
        final List<String> addresses = new ArrayList<>();
        for (final String path : CLIP_ADDRESSES) {
            final String address = json.at(path).asText("").strip();
            final boolean local = address.isEmpty() || address.regionMatches(true, 0, "file:", 0, 5) || address.regionMatches(true, 0, "data:", 0, 5);
            if (!local && !addresses.contains(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    boolean holdsClip() {
        return CLIPS.stream().anyMatch(path -> !json.at(path).asText("").isEmpty()) || !clipAddresses().isEmpty();
    }

    /**
     * The clip itself, where the resource holds it.
     *
     * @throws EngineException {@link EngineError#BAD_OUTPUT} when it is no Base64
     */
    Optional<byte[]> clip() throws EngineException {
        for (final String path : CLIPS) {
            final String text = json.at(path).asText("");
            if (!text.isEmpty()) {
                try {
                    return Optional.of(Base64.getMimeDecoder().decode(text));
                } catch (final IllegalArgumentException e) {
                    throw new EngineException(EngineError.BAD_OUTPUT, "", "The clip inside the answer is no Base64", e);
                }
            }
        }
        return Optional.empty();
    }

    private String word() {
        return json.path("status").asText("").strip().toLowerCase(Locale.ROOT);
    }

    /** Servers count to 100. */
    private double progress() {
        final JsonNode progress = json.path("progress");
        return progress.isNumber() ? Math.clamp(progress.asDouble() / 100, 0, 1) : -1;
    }

    private EngineException failure() {
        final VendorError error = VideosErrors.ofJob(json.hasNonNull("error") ? json.path("error") : json.path("failure_reason"));
        final EngineError kind = error.meaning().orElse("expired".equals(word()) ? EngineError.ENGINE_LOST : EngineError.TRANSIENT);
        return new EngineException(kind, error.code(), "The job failed: " + (error.message().isEmpty() ? "no reason is given" : error.message()));
    }

    private Map<String, String> details() {
        final Map<String, String> details = new HashMap<>();
        put(details, VideoAttributes.MODEL, json.path("model").asText(""));
        put(details, VideoAttributes.SEED, json.path("seed").isIntegralNumber() ? json.path("seed").asText() : "");
        put(details, VideoAttributes.ACTUAL_PROMPT, json.at("/data/0/revised_prompt").asText(""));
        return details;
    }

    private static void put(final Map<String, String> details, final String name, final String value) {
        if (!value.isBlank()) {
            details.put(name, value);
        }
    }
}
