package io.nifiwan.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.http.VendorErrors;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads errors in all the shapes in which servers of the videos API write them: {@code {"error":{code,message,type}}} of OpenAI and
 * vLLM-Omni, {@code {"error":"text"}} of gateways, {@code {"detail":"text"}} and {@code {"detail":[{loc,msg}]}} of FastAPI, and the
 * {@code error} of a failed job. The code of vLLM-Omni is the name of a Python exception, or the HTTP status as a number.
 */
final class VideosErrors implements VendorErrors {
    /** Statuses that say themselves what is wrong: OpenAI calls all of them {@code invalid_request_error}. */
    private static final Set<Integer> TELLING = Set.of(401, 402, 403, 404, 405, 408, 409, 410, 429);
    private static final Pattern INVALID_CODE = Pattern.compile("(?i)invalid_(?:value|type|request.*|parameter.*|prompt|size|image)"
            + "|(?:missing|unknown|unsupported)_.*|value_?error|validation_?error|bad_?request(?:_?error)?|.*out_of_range");
    private static final List<Rule> RULES = List.of(
            new Rule(EngineError.MODERATION, "(?i).*(?:moderation|content_?policy|content_?filter|safety|sentinel|sensitive|nsfw).*",
                    "(?i)blocked by (?:our|the) (?:moderation|safety)|(?:content|usage|safety) polic|safety system|content filter|content moderation"
                            + "|\\bnsfw\\b|内容安全|敏感|违规|审核未通过"),
            new Rule(EngineError.QUOTA, "(?i)insufficient_(?:quota|balance|credits?|funds)|billing_.*|quota_exceeded|payment_required",
                    "(?i)exceeded your current quota|insufficient (?:balance|credits?|funds)|余额不足"),
            new Rule(EngineError.THROTTLED, "(?i)rate_limit.*|too_many_requests|throttl.*", "(?i)rate limit (?:reached|exceeded)"),
            new Rule(EngineError.CONFIGURATION, "(?i)invalid_api_key|incorrect_api_key|model_not_found|authentication_error|permission_.*"
                    + "|invalid_organization|unsupported_country.*|billing_not_active", "(?i)incorrect api key|model .{1,200} does not exist"),
            new Rule(EngineError.OUT_OF_MEMORY, "(?i).*out_?of_?memory.*", "(?i)out of memory|OutOfMemoryError|\\bCUDA OOM\\b"),
            new Rule(EngineError.ENGINE_LOST, "(?i)EngineDeadError|expired|job_expired", "(?i)engine (?:core )?(?:is dead|died)"));

    /**
     * One row of the table.
     *
     * @param error   what it means
     * @param code    pattern of the whole code or type
     * @param message pattern somewhere in the message
     */
    private record Rule(EngineError error, Pattern code, Pattern message) {
        private Rule(final EngineError error, final String code, final String message) {
            this(error, Pattern.compile(code), Pattern.compile(message));
        }

        private boolean matches(final VideosError found) {
            return code.matcher(found.code).matches() || code.matcher(found.type).matches() || message.matcher(found.message).find();
        }
    }

    /** Code, type and message as they stand. */
    private record VideosError(String code, String type, String message) {
    }

    @Override
    public VendorError read(final HttpReply reply) {
        final JsonNode body = reply.json();
        return read(body.hasNonNull("error") ? body.path("error") : body, TELLING.contains(reply.status()));
    }

    /** The error of a failed job, as its resource shows it. */
    static VendorError ofJob(final JsonNode error) {
        return read(error, false);
    }

    private static VendorError read(final JsonNode error, final boolean statusTells) {
        final VideosError found = found(error);
        if (found.code.isEmpty() && found.type.isEmpty() && found.message.isEmpty()) {
            return VendorError.NONE;
        }
        return new VendorError(found.code.isEmpty() ? found.type : found.code, found.message, meaning(found, statusTells));
    }

    private static Optional<EngineError> meaning(final VideosError found, final boolean statusTells) {
        final Optional<EngineError> known = RULES.stream().filter(rule -> rule.matches(found)).map(Rule::error).findFirst();
        if (known.isPresent() || statusTells) {
            return known;
        }
        final boolean invalid = INVALID_CODE.matcher(found.code).matches() || INVALID_CODE.matcher(found.type).matches();
        return invalid ? Optional.of(EngineError.INVALID) : Optional.empty();
    }

    private static VideosError found(final JsonNode error) {
        if (error.isTextual()) {
            return new VideosError("", "", error.asText());
        }
        return new VideosError(error.path("code").asText(""), error.path("type").asText(""), message(error));
    }

    private static String message(final JsonNode error) {
        final String message = error.path("message").asText("");
        if (!message.isEmpty()) {
            return message;
        }
        final JsonNode detail = error.path("detail");
        if (!detail.isArray()) {
            return detail.isTextual() ? detail.asText() : "";
        }
        final StringBuilder messages = new StringBuilder();
        for (final JsonNode part : detail) {
            messages.append(messages.isEmpty() ? "" : "; ").append(field(part.path("loc"))).append(part.path("msg").asText(""));
        }
        return messages.toString();
    }

    /** The last of the names that lead to a field. */
    private static String field(final JsonNode location) {
        return location.isEmpty() ? "" : location.get(location.size() - 1).asText() + ": ";
    }
}
