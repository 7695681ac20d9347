package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.VideoAttributes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to talk to one engine. Read from JSON by {@link ProfileReader}; additionalDetails of the service documents each member.
 *
 * @param name    stable name of the engine for attributes: lower-case letters, digits and dashes
 * @param title   what messages call the engine
 * @param baseUrl usual address, absent where everyone has an own one
 * @param key     how the key is sent; absent where none is
 * @param headers headers of every call
 * @param hosts   hosts beside that of the base address that the engine may send us to with the key, for status, result and cancel
 * @param values  names for templates beside those of the request, with their values; null stands for a name that is absent until it is set
 * @param makes   what the engine makes
 * @param submit  how a job is started, or in one blocking call made
 * @param status  how a job is asked about; absent where the submission answers with the clip
 * @param result  where the clip is
 * @param cancel  how a job is stopped; absent where it cannot be
 * @param verify  a call that costs nothing and needs the key; absent where there is none
 * @param errors  how errors are told
 * @param details attribute by path: what an answer with the finished job tells of it
 */
public record EngineProfile(String name, String title, String baseUrl, Key key, Map<String, String> headers, Set<String> hosts,
                            Map<String, JsonNode> values, ClipRules makes, Submission submit, StatusRules status, ResultRules result,
                            CallTemplate cancel, CallTemplate verify, ErrorRules errors, Map<String, FieldPath> details) {
    /** Names that every request and job gives to templates. */
    public static final Set<String> REQUEST_NAMES = Set.of("prompt", "negative", "width", "height", "frames", "fps", "seconds", "seed", "model",
            "steps", "guidance", "request");
    private static final Set<String> DETAILS = Set.of(VideoAttributes.MODEL, VideoAttributes.SEED, VideoAttributes.ACTUAL_PROMPT,
            VideoAttributes.USAGE_SECONDS, VideoAttributes.USAGE_TIER, VideoAttributes.VENDOR_REQUEST_ID);

    /**
     * How the key is sent.
     *
     * @param header   name of the header, Authorization where absent
     * @param prefix   what stands before the key, for example {@code "Bearer "}
     * @param required whether the engine answers nobody without a key
     */
    public record Key(String header, String prefix, boolean required) {
        public Key {
            header = header == null ? "Authorization" : header;
            prefix = prefix == null ? "" : prefix;
        }
    }

    /**
     * How a job is started.
     *
     * @param call      the call
     * @param success   statuses that accept the job; where absent, all from 200 to 299
     * @param id        paths to the id in the answer
     * @param statusUrl path to the address for the status, where the answer names one
     * @param resultUrl path to the address for the second hop, where the answer names one
     * @param cancelUrl path to the address for cancelling, where the answer names one
     */
    public record Submission(CallTemplate call, Set<Integer> success, List<FieldPath> id, FieldPath statusUrl, FieldPath resultUrl,
                             FieldPath cancelUrl) {
        public Submission {
            success = success == null ? Set.of() : Set.copyOf(success);
            id = id == null ? List.of() : List.copyOf(id);
        }

        boolean accepts(final int statusCode) {
            return success.isEmpty() ? statusCode >= 200 && statusCode < 300 : success.contains(statusCode);
        }
    }

    /**
     * Where the clip is. Exactly one of url, base64, content and body says it.
     *
     * @param hop     a second call whose answer tells of the clip; absent where the status answer does. A 4xx to it means that the job failed
     * @param url     paths to the address of the clip: a text, or an array whose first element counts
     * @param base64  path to the clip itself in base64 (RFC 4648)
     * @param content address of the clip by a template
     * @param body    whether the answer of a blocking submission is the clip
     * @param key     whom the download shows the key
     */
    public record ResultRules(CallTemplate hop, List<FieldPath> url, FieldPath base64, AddressTemplate content, boolean body, KeyUse key) {
        public ResultRules {
            url = url == null ? List.of() : List.copyOf(url);
            key = key == null ? KeyUse.OWN : key;
        }

        int ways() {
            return (url.isEmpty() ? 0 : 1) + (base64 == null ? 0 : 1) + (content == null ? 0 : 1) + (body ? 1 : 0);
        }
    }

    /** Whom a download shows the key. */
    public enum KeyUse {
        /** The origin of the base address and no other. */
        OWN,
        /** That, and the profile's hosts over https. */
        HOSTS,
        /** Nobody. */
        NEVER
    }

    public EngineProfile {
        require(name != null && name.matches("[a-z0-9][a-z0-9-]{0,63}"), "'name' must be lower-case letters, digits and dashes");
        require(submit != null && submit.call() != null && submit.call().path() != null, "'submit.call.path' is missing");
        require(result != null && result.ways() == 1, "'result' must have exactly one of 'url', 'base64', 'content' and 'body'");
        title = title == null ? name : title;
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        hosts = hosts == null ? Set.of() : Set.copyOf(hosts);
        values = values == null ? Map.of() : new LinkedHashMap<>(values);
        makes = makes == null ? new ClipRules(null, 0, 0, null, 0, 0, false, 0, 0, null, 0, true, 0) : makes;
        errors = errors == null ? new ErrorRules(null, null, null, null, null) : errors;
        details = details == null ? Map.of() : Map.copyOf(details);
        require(DETAILS.containsAll(details.keySet()), "'details' can hold " + new TreeSet<>(DETAILS));
        require(values.keySet().stream().noneMatch(own -> REQUEST_NAMES.contains(own) && !Set.of("model", "steps", "guidance").contains(own)),
                "'values' must not hold names of the request");
        requireSteps(submit, status, result, cancel);
        requireNames(names(submit.call()), Set.of(), values, makes);
        requireNames(names(verify), Set.of(), values, makes);
        final Set<String> ofJobs = Set.of("id");
        if (status != null) {
            requireNames(names(status.call()), ofJobs, values, makes);
        }
        requireNames(names(result.hop()), ofJobs, values, makes);
        requireNames(names(cancel), ofJobs, values, makes);
        requireNames(result.content() == null ? Set.of() : result.content().names(), ofJobs, values, makes);
    }

    /** Whether the submission blocks until the clip is made and answers with it. */
    public boolean isBlocking() {
        return status == null;
    }

    private static void requireSteps(final Submission submit, final StatusRules status, final ResultRules result, final CallTemplate cancel) {
        if (status == null) {
            require(result.hop() == null && result.content() == null && cancel == null,
                    "without 'status' the submission answers with the clip: 'result' has 'url', 'base64' or 'body', and there is no 'cancel'");
            return;
        }
        require(!result.body(), "'result.body' is for submissions that answer with the clip, without 'status'");
        require(!submit.id().isEmpty() || submit.statusUrl() != null, "'submit' needs 'id' or 'statusUrl'");
        requireAddress("status.call", status.call(), submit.statusUrl());
        requireAddress("result.hop", result.hop(), submit.resultUrl());
        requireAddress("cancel", cancel, submit.cancelUrl());
    }

    private static void requireAddress(final String where, final CallTemplate call, final FieldPath named) {
        require(call == null || call.path() != null || named != null,
                "'%s' needs a 'path', or 'submit' the path to its address in the answer".formatted(where));
    }

    private static void requireNames(final Set<String> used, final Set<String> more, final Map<String, JsonNode> values, final ClipRules makes) {
        for (final String name : used) {
            final boolean ofSizes = !makes.sizes().isEmpty() && makes.sizes().stream().allMatch(size -> size.values().containsKey(name));
            require(REQUEST_NAMES.contains(name) || more.contains(name) || values.containsKey(name) || ofSizes,
                    "{{%s}} is no name of the request, of 'values' or of every size".formatted(name));
        }
    }

    private static Set<String> names(final CallTemplate call) {
        final Set<String> names = new TreeSet<>();
        if (call != null) {
            call.address().ifPresent(address -> names.addAll(address.names()));
            call.content().ifPresent(content -> names.addAll(content.names()));
        }
        return names;
    }

    private static void require(final boolean condition, final String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
