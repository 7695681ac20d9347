package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.http.VendorError;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the service says of a job. Failed jobs come with HTTP 200, numbers as numbers or as text, and what is charged under other names in each
 * family of models.
 *
 * @param body the whole answer
 */
record TaskReply(JsonNode body) {
    private static final List<String> SECONDS = List.of("video_duration", "output_video_duration", "duration");
    private static final List<String> SIZES = List.of("video_ratio", "size");

    /** State of the job in the service's word, empty where the answer is no answer about a job. */
    String word() {
        return output().path("task_status").asText("");
    }

    /** Whether the service no longer knows the job, or never knew it. */
    boolean isForgotten() {
        return "UNKNOWN".equals(word());
    }

    boolean isFinished() {
        return switch (word()) {
            case "SUCCEEDED", "FAILED", "CANCELED", "UNKNOWN" -> true;
            default -> false;
        };
    }

    /** Address of the clip, signed, valid for 24 hours. */
    Optional<String> clip() {
        return Stream.of(output().path("video_url"), output().path("results").path("video_url"))
                .map(url -> url.asText(""))
                .filter(url -> !url.isBlank())
                .findFirst();
    }

    /** The prompt as it was sent, which the service tells of finished jobs. */
    Optional<String> prompt() {
        return Optional.of(output().path("orig_prompt").asText("")).filter(prompt -> !prompt.isBlank());
    }

    /**
     * The status. A word that nobody knows means that the job goes on.
     *
     * @param redactor makes the service's words fit to be shown
     */
    JobStatus status(final DashScopeErrors errors, final ModelTable models, final UnaryOperator<String> redactor) {
        final Map<String, String> details = details(models, redactor);
        return switch (word()) {
            case "PENDING" -> JobStatus.queued().with(details);
            case "SUCCEEDED" -> JobStatus.succeeded().with(details);
            case "CANCELED" -> JobStatus.cancelled().with(details);
            case "FAILED" -> JobStatus.failed(failure(errors, redactor)).with(details);
            default -> JobStatus.running(-1).with(details);
        };
    }

    /** Why the job failed; null-safe, for some jobs fail without a word. */
    private EngineException failure(final DashScopeErrors errors, final UnaryOperator<String> redactor) {
        final VendorError error = errors.of(output());
        final String code = redactor.apply(error.code());
        final String said = redactor.apply(error.message());
        final String message = "DashScope reports that the job failed" + (code.isEmpty() ? "" : ", " + code)
                + (said.isEmpty() ? code.isEmpty() ? ", and gives no reason" : "" : ": " + said);
        return new EngineException(error.meaning().orElse(EngineError.TRANSIENT), code, message);
    }

    private Map<String, String> details(final ModelTable models, final UnaryOperator<String> redactor) {
        final Map<String, String> details = new HashMap<>();
        put(details, VideoAttributes.VENDOR_REQUEST_ID, redactor.apply(body.path("request_id").asText("")));
        put(details, VideoAttributes.ACTUAL_PROMPT, output().path("actual_prompt").asText(""));
        SECONDS.stream().map(this::usage).flatMap(Optional::stream).findFirst()
                .ifPresent(seconds -> put(details, VideoAttributes.USAGE_SECONDS, seconds.stripTrailingZeros().toPlainString()));
        put(details, VideoAttributes.USAGE_TIER, tier(models));
        return details;
    }

    /** The price class: said as lines of the picture in newer families, as a size in older ones. */
    private String tier(final ModelTable models) {
        final Optional<BigDecimal> lines = usage("SR");
        if (lines.isPresent()) {
            return lines.get().stripTrailingZeros().toPlainString() + "P";
        }
        return SIZES.stream().map(name -> body.path("usage").path(name).asText(""))
                .filter(size -> !size.isBlank())
                .findFirst()
                .map(size -> models.tierOf(size).orElse(size))
                .orElse("");
    }

    private Optional<BigDecimal> usage(final String name) {
        try {
            final BigDecimal number = new BigDecimal(body.path("usage").path(name).asText("").strip());
            return Optional.of(number).filter(value -> value.signum() > 0 && value.precision() < 10);
        } catch (final NumberFormatException e) {
            return Optional.empty();
        }
    }

    private JsonNode output() {
        return body.path("output");
    }

    private static void put(final Map<String, String> details, final String name, final String value) {
        if (!value.isBlank()) {
            details.put(name, value.strip());
        }
    }
}
