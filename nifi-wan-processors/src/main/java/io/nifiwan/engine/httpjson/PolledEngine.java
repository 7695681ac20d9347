package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.Request;
import okio.ByteString;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An engine whose jobs are started by one call and asked about by others. It keeps nothing: all that is known of a job is in its task id.
 * Before every download the engine is asked where the clip is, for addresses expire; one that has expired all the same is asked for once more.
 */
public final class PolledEngine extends ProfileEngine {
    /** Refusals of the second hop that say nothing about the job. */
    private static final Set<Integer> OF_THE_CALL = Set.of(401, 403, 407, 408, 425, 429);

    /** As {@link ProfileEngine#ProfileEngine}; the profile has a status. */
    public PolledEngine(final EngineProfile profile, final Map<String, String> operator, final HttpSettings settings, final InstantSource clock) {
        super(profile, operator, settings, clock);
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        final Request submission = calls().submission(request);
        final HttpReply reply = http().exchange(EngineOperation.SUBMIT, submission);
        if (!profile().submit().accepts(reply.status())) {
            throw http().refusal(EngineOperation.SUBMIT, reply);
        }
        final TaskHandle task = TaskHandle.of(profile().submit(), checked(EngineOperation.SUBMIT, reply));
        if (task.isEmpty()) {
            throw lacking(EngineOperation.SUBMIT, reply, "accepted the request and gave no id for the job");
        }
        return task.text();
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        final TaskHandle task = TaskHandle.parse(taskId);
        final JsonNode answer = status(task, Optional.empty());
        return switch (state(answer)) {
            case QUEUED -> JobStatus.queued();
            case RUNNING -> JobStatus.running(profile().status().progress(answer));
            case CANCELLED -> JobStatus.cancelled();
            case FAILED -> withDetails(JobStatus.failed(failure(answer)), answer);
            case SUCCEEDED -> finished(task, answer);
        };
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        final TaskHandle task = TaskHandle.parse(taskId);
        if (profile().result().content() != null) {
            fetch(calls().content(task).toString(), output);
            return;
        }
        if (profile().result().base64() != null) {
            decode(task, output);
            return;
        }
        final String address = address(task);
        try {
            fetch(address, output);
        } catch (final EngineException e) {
            if (!isExpired(e)) {
                throw e;
            }
            fetch(address(task), output);
        }
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        final TaskHandle task = TaskHandle.parse(taskId);
        if (profile().cancel() == null || (profile().cancel().path() == null && task.cancelUrl().isEmpty())) {
            return;
        }
        final HttpReply reply = http().exchange(EngineOperation.CANCEL, calls().cancel(task));
        // Jobs that are unknown, finished or past the point of cancelling are refused with one of these.
        if (!reply.successful() && !Set.of(400, 404, 409, 410, 422).contains(reply.status())) {
            throw http().refusal(EngineOperation.CANCEL, reply);
        }
    }

    /** A profile knows no list of jobs and no id of ours. */
    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) {
        return FoundJob.unknown();
    }

    private JobStatus.State state(final JsonNode answer) {
        return profile().status().stateOf(profile().status().state().text(answer));
    }

    /** @param clip takes the clip where the status answer holds it */
    private JsonNode status(final TaskHandle task, final Optional<OutputStream> clip) throws EngineException {
        final Request question = calls().status(task);
        final boolean holdsClip = profile().result().hop() == null && profile().result().base64() != null;
        final HttpReply reply = holdsClip ? large(EngineOperation.POLL, question, clip) : http().exchange(EngineOperation.POLL, question);
        if (!reply.successful()) {
            throw http().refusal(EngineOperation.POLL, reply);
        }
        final JsonNode answer = checked(EngineOperation.POLL, reply);
        if (profile().status().state().text(answer).isEmpty()) {
            throw lacking(EngineOperation.POLL, reply, "answered without a status");
        }
        return answer;
    }

    private JobStatus finished(final TaskHandle task, final JsonNode status) throws EngineException {
        if (profile().result().hop() == null) {
            return withDetails(JobStatus.succeeded(), status);
        }
        final HttpReply reply = hop(task, Optional.empty());
        if (refusesJob(reply)) {
            return JobStatus.failed(http().refusal(EngineOperation.RESULT, reply));
        }
        return withDetails(JobStatus.succeeded(), result(reply));
    }

    private HttpReply hop(final TaskHandle task, final Optional<OutputStream> clip) throws EngineException {
        final Request question = calls().hop(task);
        return profile().result().base64() != null ? large(EngineOperation.POLL, question, clip) : http().exchange(EngineOperation.POLL, question);
    }

    private JsonNode result(final HttpReply reply) throws EngineException {
        if (!reply.successful()) {
            throw http().refusal(EngineOperation.POLL, reply);
        }
        return checked(EngineOperation.POLL, reply);
    }

    private static boolean refusesJob(final HttpReply reply) {
        return reply.status() >= 400 && reply.status() < 500 && !OF_THE_CALL.contains(reply.status());
    }

    /** The answer that holds the clip or its address, of a finished job. */
    private JsonNode answerWithClip(final TaskHandle task, final Optional<OutputStream> clip) throws EngineException {
        if (profile().result().hop() != null) {
            return result(hop(task, clip));
        }
        final JsonNode answer = status(task, clip);
        if (state(answer) != JobStatus.State.SUCCEEDED) {
            throw new EngineException(EngineError.BAD_OUTPUT, "NOT_DONE", "%s reported a finished job that is not finished any more"
                    .formatted(profile().title()));
        }
        return answer;
    }

    private String address(final TaskHandle task) throws EngineException {
        final String address = clipAddress(answerWithClip(task, Optional.empty()));
        if (address.isEmpty()) {
            throw noClip();
        }
        return address;
    }

    private void decode(final TaskHandle task, final OutputStream output) throws EngineException {
        final LimitedOutput clip = new LimitedOutput(output, http().settings().maximumClip());
        answerWithClip(task, Optional.of(clip));
        if (clip.written() == 0) {
            throw noClip();
        }
    }

    /** An answer whose clip goes past the memory. */
    private HttpReply large(final EngineOperation operation, final Request question, final Optional<OutputStream> clip) throws EngineException {
        try {
            return http().stream(operation, question, clip.isPresent() ? http().settings().downloadTimeout() : http().settings().timeout(),
                    abort -> { }, (status, headers, retryAfter, body) -> {
                        final Optional<OutputStream> target = status >= 200 && status < 300 ? clip : Optional.empty();
                        final JsonNode tree = new AnswerReader(profile().result().base64(), target, http().settings().maximumReply()).read(body);
                        return new HttpReply(status, headers, ByteString.encodeString(tree.isMissingNode() ? "" : tree.toString(),
                                StandardCharsets.UTF_8), retryAfter);
                    });
        } catch (final LimitedOutput.TooLargeException e) {
            throw new EngineException(EngineError.BAD_OUTPUT, "TOO_LARGE", "%s: %s".formatted(profile().title(), e.getMessage()), e);
        } catch (final IOException e) {
            throw new EngineException(EngineError.TRANSIENT, "", "The clip cannot be written: " + e.getMessage(), e);
        }
    }

    private EngineException failure(final JsonNode answer) {
        final VendorError error = profile().errors().read(answer);
        final String code = http().redact(error.code());
        final String words = http().redact(error.message());
        return new EngineException(error.meaning().orElse(EngineError.TRANSIENT), code, "%s reports that the job failed%s%s".formatted(
                profile().title(), code.isEmpty() ? "" : " with " + code, words.isEmpty() ? " and gives no reason" : ": " + words));
    }
}
