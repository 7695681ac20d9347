package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.http.RateLimit;
import io.nifiwan.engine.job.EngineOperation;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine of Alibaba Cloud Model Studio: a job is one call that makes it, some that ask about it, and a signed address at the end. */
public final class DashScopeJobs implements TextToVideoEngine, AutoCloseable {
    /** Name of the engine in attributes and provenance. */
    public static final String NAME = "dashscope";
    private static final String URL_EXPIRED = "URL_EXPIRED";

    private final DashScopeSettings settings;
    private final DashScopeErrors errors = DashScopeErrors.bundled();
    private final JobRegister register = new JobRegister();
    private final RequestFit requests;
    private final DashScopeCalls calls;
    private final JobSearch search;
    private final InstantSource clock;

    /** Opens no connection yet. */
    public DashScopeJobs(final HttpSettings http, final DashScopeSettings settings, final InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        requests = new RequestFit(settings);
        calls = new DashScopeCalls(new EngineHttp(http, errors, clock), new RateLimit(settings.callsPerSecond(), clock));
        search = new JobSearch(calls, register, settings.absentAfter(), clock);
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        final ObjectNode body = requests.body(request);
        final String subject = JobSearch.subject(requests.modelName(request), request.prompt());
        // In doubt from the first byte on: a search for another request must not take this job for its own.
        register.doubt(request.requestId(), subject, clock.instant());
        try {
            final String taskId = calls.create(body);
            register.own(taskId, request.requestId());
            return taskId;
        } catch (final EngineException e) {
            if (e.error() == EngineError.AMBIGUOUS) {
                register.doubt(request.requestId(), subject, clock.instant());
            } else {
                register.settle(request.requestId());
            }
            throw e;
        }
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        return task(taskId).status(errors, settings.models(), calls::redact);
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        try {
            calls.download(address(taskId), output);
        } catch (final EngineException e) {
            if (!URL_EXPIRED.equals(e.code())) {
                throw e;
            }
            // Nothing was written: the refusal came before the first byte of a clip. The service may sign the address anew.
            calls.download(address(taskId), output);
        }
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        calls.cancel(taskId);
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        return search.find(request, requests.modelName(request), sentAfter);
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return requests.fit(request);
    }

    @Override
    public String configuration(final VideoRequest request) {
        return requests.configuration(request);
    }

    /** Limits of all models together: which one a request names is known in {@link #prepare}. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(NAME, settings.models().maximumSeconds(), settings.models().maximumPixels(), 2, true, true);
    }

    @Override
    public List<EngineCheck> verify() {
        final List<EngineCheck> checks = new ArrayList<>();
        try {
            calls.list(settings.model(), 1, 1);
            checks.add(new EngineCheck("Address and key", true,
                    "The service took the key and listed the account's jobs; nothing was made or charged"));
        } catch (final EngineException e) {
            checks.add(new EngineCheck("Address and key", false, e.getMessage() + hint(e)));
        }
        final boolean known = settings.models().has(settings.model());
        checks.add(new EngineCheck("Model", known || settings.allowUnknown(), known
                ? "The model table has " + settings.model() + "; whether the account may use it in this region shows with the first job"
                : "The model table has no " + settings.model() + "; known are " + String.join(", ", settings.models().names())));
        return checks;
    }

    @Override
    public void close() {
        calls.close();
    }

    private static String hint(final EngineException problem) {
        return problem.error() == EngineError.CONFIGURATION ? ". Keys are valid in the region that they were made in only" : "";
    }

    private String address(final String taskId) throws EngineException {
        final TaskReply reply = task(taskId);
        final JobStatus status = reply.status(errors, settings.models(), calls::redact);
        final Optional<EngineException> failure = status.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (status.state() == JobStatus.State.CANCELLED) {
            throw new EngineException(EngineError.ENGINE_LOST, "CANCELLED", "The job was cancelled at DashScope");
        }
        if (status.state() != JobStatus.State.SUCCEEDED) {
            throw new EngineException(EngineError.TRANSIENT, "", "The job is not finished: " + calls.redact(reply.word()));
        }
        return reply.clip().orElseThrow(() -> new EngineException(EngineError.BAD_OUTPUT, "",
                "DashScope reports a finished job without an address of its clip"));
    }

    private TaskReply task(final String taskId) throws EngineException {
        final TaskReply reply = calls.task(EngineOperation.POLL, taskId);
        if (reply.isForgotten()) {
            throw new EngineException(EngineError.ENGINE_LOST, "UNKNOWN",
                    "DashScope does not know the job: it keeps jobs for 24 hours, each in the region it was made in");
        }
        register.seen(taskId);
        return reply;
    }
}
