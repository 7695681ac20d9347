package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.Headers;
import okhttp3.MediaType;
import okio.ByteString;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The one call of a blocking engine that makes a clip, and what its answer means. */
final class BlockingCall {
    private final BlockingEngine engine;
    private final Duration timeout;
    private final InstantSource clock;

    /** @param timeout from connecting to the last byte of the clip */
    BlockingCall(final BlockingEngine engine, final Duration timeout, final InstantSource clock) {
        this.engine = engine;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Makes the call and waits for the clip.
     *
     * @param abort is given what ends the call from another thread
     * @throws EngineException of class THROTTLED or TRANSIENT only when the call was certainly not taken
     * @throws IOException     when the clip cannot be written
     */
    BlockingJob.Result make(final BlockingJob job, final VideoRequest request, final Consumer<Runnable> abort) throws EngineException, IOException {
        try {
            return engine.http().stream(EngineOperation.SUBMIT, engine.calls().submission(request), timeout, abort,
                    (status, headers, retryAfter, body) -> read(job, new Head(status, headers, retryAfter), body));
        } catch (final LimitedOutput.TooLargeException e) {
            throw new EngineException(EngineError.BAD_OUTPUT, "TOO_LARGE", "%s: %s".formatted(engine.profile().title(), e.getMessage()), e);
        }
    }

    private BlockingJob.Result read(final BlockingJob job, final Head head, final InputStream body) throws EngineException, IOException {
        if (!engine.profile().submit().accepts(head.status())) {
            throw engine.http().refusal(EngineOperation.SUBMIT, whole(head, body));
        }
        final EngineProfile.ResultRules rules = engine.profile().result();
        if (rules.body()) {
            return ofBody(job, head, body);
        }
        return rules.base64() == null ? ofAddress(job, head, body) : ofBase64(job, head, body);
    }

    private BlockingJob.Result ofBody(final BlockingJob job, final Head head, final InputStream body) throws EngineException, IOException {
        final String type = head.headers().get("Content-Type");
        final MediaType media = type == null ? null : MediaType.parse(type);
        if (media != null && ("text".equals(media.type()) || media.subtype().endsWith("json") || media.subtype().endsWith("xml"))) {
            throw engine.lacking(EngineOperation.SUBMIT, whole(head, body), "answered with %s/%s instead of a clip"
                    .formatted(media.type(), media.subtype()));
        }
        final long written;
        try (OutputStream file = Files.newOutputStream(job.clipDraft()); LimitedOutput clip = limited(file)) {
            body.transferTo(clip);
            written = clip.written();
        }
        if (written == 0) {
            throw engine.http().unreadable(EngineOperation.SUBMIT, "answered with nothing");
        }
        return accepted(job, Map.of());
    }

    private BlockingJob.Result ofBase64(final BlockingJob job, final Head head, final InputStream body) throws EngineException, IOException {
        final JsonNode tree;
        final long written;
        try (OutputStream file = Files.newOutputStream(job.clipDraft()); LimitedOutput clip = limited(file)) {
            tree = new AnswerReader(engine.profile().result().base64(), Optional.of(clip), engine.http().settings().maximumReply()).read(body);
            written = clip.written();
        }
        final HttpReply reply = head.with(ByteString.encodeString(tree.isMissingNode() ? "" : tree.toString(), StandardCharsets.UTF_8));
        final JsonNode answer = engine.checked(EngineOperation.SUBMIT, reply);
        if (written == 0) {
            throw withoutClip(reply);
        }
        return accepted(job, details(answer));
    }

    private BlockingJob.Result ofAddress(final BlockingJob job, final Head head, final InputStream body) throws EngineException, IOException {
        final HttpReply reply = whole(head, body);
        final JsonNode answer = engine.checked(EngineOperation.SUBMIT, reply);
        final String address = engine.clipAddress(answer);
        if (address.isEmpty()) {
            throw withoutClip(reply);
        }
        if (DataAddress.is(address)) {
            Files.write(job.clipDraft(), DataAddress.decode(address, engine.profile().title()));
            return accepted(job, details(answer));
        }
        return BlockingJob.Result.succeeded(clock.millis(), address, details(answer));
    }

    private EngineException withoutClip(final HttpReply reply) {
        final VendorError error = engine.profile().errors().read(reply);
        return error.code().isEmpty() && error.message().isEmpty() ? engine.noClip() : engine.http().refusal(EngineOperation.SUBMIT, reply);
    }

    private BlockingJob.Result accepted(final BlockingJob job, final Map<String, String> details) throws IOException {
        job.acceptClip();
        return BlockingJob.Result.succeeded(clock.millis(), "", details);
    }

    private Map<String, String> details(final JsonNode answer) {
        return engine.withDetails(JobStatus.succeeded(), answer).details();
    }

    private LimitedOutput limited(final OutputStream file) {
        return new LimitedOutput(file, engine.http().settings().maximumClip());
    }

    private HttpReply whole(final Head head, final InputStream body) throws EngineException, IOException {
        final int limit = Math.toIntExact(engine.http().settings().maximumReply());
        final byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw engine.http().unreadable(EngineOperation.SUBMIT, "answered with more than %d bytes".formatted(limit));
        }
        return head.with(ByteString.of(bytes));
    }

    private record Head(int status, Headers headers, Optional<Duration> retryAfter) {
        HttpReply with(final ByteString body) {
            return new HttpReply(status, headers, body, retryAfter);
        }
    }
}
