package io.nifiwan.engine.openai;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.EngineOperation;
import okhttp3.HttpUrl;
import okhttp3.Request;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An engine behind the videos API: {@code POST /videos}, {@code GET /videos/{id}}, {@code GET /videos/{id}/content}, {@code DELETE
 * /videos/{id}} and {@code GET /videos}. A task id is the server's id of the job, or, where a gateway wants to be asked elsewhere, a path of
 * the same origin, which begins with a slash.
 */
public final class OpenAiVideos implements TextToVideoEngine, AutoCloseable {
    /** Name of the engine in attributes. */
    public static final String NAME = "openai-videos";
    /** Largest answer of a server whose answers hold clips: Base64 of a clip of about 70 MB. */
    public static final long LARGE_REPLIES = 96L << 20;

    private static final long KEPT_BYTES = 256L << 20;
    private static final int LONGEST_ID = 500;
    private static final Set<Integer> NOTHING_TO_STOP = Set.of(404, 405, 409, 410);

    private final VideosSettings settings;
    private final EngineHttp http;
    private final InstantSource clock;
    private final HttpUrl videos;
    private final JobSearch search;
    private final FinishedReplies finished = new FinishedReplies(KEPT_BYTES);

    /**
     * Opens no connection yet.
     *
     * @param httpSettings address with the version of the API, for example {@code http://localhost:8091/v1}, and how it is called
     */
    public OpenAiVideos(final VideosSettings settings, final HttpSettings httpSettings, final InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        http = new EngineHttp(httpSettings, new VideosErrors(), clock);
        videos = http.url("videos").build();
        search = new JobSearch(http, videos, settings.dialect().jobs(), clock);
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        search.attempt(request.requestId());
        final HttpReply reply = http.call(EngineOperation.SUBMIT,
                http.request(videos).post(Submission.body(VideosRules.prepare(request, settings), settings)).build());
        final VideoResource resource = new VideoResource(reply.json());
        final String taskId = taskId(request, resource, reply);
        search.know(taskId);
        if (resource.isReadable() && resource.hasEnded()) {
            finished.keep(taskId, resource, reply.body().size());
        }
        return taskId;
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        search.know(taskId);
        final Optional<VideoResource> kept = finished.find(taskId, clock.instant());
        if (kept.isPresent()) {
            return shown(kept.get().status());
        }
        final HttpReply reply = ask(taskId);
        final JobStatus status = shown(new VideoResource(reply.json()).status());
        final Map<String, String> details = new HashMap<>(status.details());
        final String requestId = reply.headers().get("x-request-id");
        if (requestId != null && !requestId.isBlank()) {
            details.put(VideoAttributes.VENDOR_REQUEST_ID, http.redact(requestId));
        }
        return status.with(details).askedAgainAfter(pause(reply));
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        try {
            fetch(taskId, output);
        } catch (final EngineException e) {
            if (!"URL_EXPIRED".equals(e.code())) {
                throw e;
            }
            // The server signs an address anew each time that it is asked about the job.
            finished.forget(taskId);
            fetch(taskId, output);
        }
        finished.fetched(taskId, clock.instant());
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        if (!settings.dialect().jobs().deleteStops()) {
            throw new EngineException(EngineError.INVALID, "CANNOT_STOP", settings.dialect().title()
                    + " cannot stop a job: deleting it would lose the clip, and the work would go on");
        }
        if (finished.find(taskId, clock.instant()).isPresent()) {
            return;
        }
        final HttpReply job = http.exchange(EngineOperation.CANCEL, http.request(job(taskId)).get().build());
        // A job that has ended keeps its clip.
        if (NOTHING_TO_STOP.contains(job.status()) || (job.successful() && new VideoResource(job.json()).hasEnded())) {
            return;
        }
        final HttpReply reply = http.exchange(EngineOperation.CANCEL, http.request(job(taskId)).delete().build());
        if (!reply.successful() && !NOTHING_TO_STOP.contains(reply.status())) {
            throw http.refusal(EngineOperation.CANCEL, reply);
        }
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        return search.find(request, sentAfter);
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return VideosRules.prepare(request, settings);
    }

    /** Without a model's name the server's address stands for whatever it has loaded. */
    @Override
    public String configuration(final VideoRequest request) {
        final String fields = Submission.configuration(request, settings);
        return settings.modelOf(request.settings()).model().isBlank() ? fields + " " + videos : fields;
    }

    @Override
    public Capabilities capabilities() {
        final VideosDialect dialect = settings.dialect();
        final List<Integer> lengths = dialect.request().limits().seconds();
        return new Capabilities(NAME, lengths.isEmpty() ? settings.maxSeconds() : lengths.getLast(), dialect.request().limits().maxPixels(),
                dialect.request().limits().sizeMultiple(), dialect.request().fields().contains(VideosField.NEGATIVE_PROMPT),
                dialect.jobs().listShowsPrompts());
    }

    @Override
    public List<EngineCheck> verify() {
        return new VideosProbe(http, videos, settings).check();
    }

    @Override
    public void close() {
        http.close();
    }

    /** The content is never asked for before the job is completed: SGLang serves a file that is still being written. */
    private void fetch(final String taskId, final OutputStream output) throws EngineException, IOException {
        final Optional<VideoResource> kept = finished.find(taskId, clock.instant());
        final VideoResource resource = kept.isPresent() ? kept.get() : new VideoResource(ask(taskId).json());
        if (resource.state() != JobStatus.State.SUCCEEDED) {
            throw new EngineException(EngineError.TRANSIENT, "", "The job is not completed: its status is " + resource.state());
        }
        final ClipSource source = new ClipSource(http, settings.dialect());
        if (kept.isPresent() && resource.holdsClip()) {
            source.fromResource(resource, output);
        } else {
            source.fromContent(job(taskId).newBuilder().addPathSegment("content").build(), resource, output);
        }
    }

    private HttpReply ask(final String taskId) throws EngineException {
        final Request request = http.request(job(taskId)).get().build();
        final HttpReply reply = http.call(EngineOperation.POLL, request);
        final VideoResource resource = new VideoResource(reply.json());
        if (!resource.isReadable()) {
            throw resource.json().hasNonNull("error") ? http.refusal(EngineOperation.POLL, reply)
                    : http.unreadable(EngineOperation.POLL, "answered a question about a job with no status");
        }
        return reply;
    }

    /** Where a job is asked about. */
    private HttpUrl job(final String taskId) throws EngineException {
        final HttpUrl url = taskId.startsWith("/") ? videos.resolve(taskId) : videos.newBuilder().addPathSegment(taskId).build();
        final boolean below = url != null && (taskId.startsWith("/") ? isOwn(url) : url.pathSize() == videos.pathSize() + 1
                && !url.pathSegments().getLast().isEmpty());
        if (!below || isUnusable(taskId)) {
            throw new EngineException(EngineError.ENGINE_LOST, "", "'%s' is no task id of this engine".formatted(http.redact(taskId)));
        }
        return url;
    }

    private boolean isOwn(final HttpUrl url) {
        return url.scheme().equals(videos.scheme()) && url.host().equals(videos.host()) && url.port() == videos.port();
    }

    private String taskId(final VideoRequest request, final VideoResource resource, final HttpReply reply) throws EngineException {
        final String id = resource.id();
        final Optional<String> elsewhere = elsewhere(resource, id);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        if (!id.isEmpty() && !isUnusable(id)) {
            return id;
        }
        if (resource.holdsClip()) {
            return request.requestId();
        }
        throw resource.json().hasNonNull("error") ? http.refusal(EngineOperation.SUBMIT, reply)
                : http.unreadable(EngineOperation.SUBMIT, "took the request, by its status, but named no job");
    }

    /** A path where a gateway wants to be asked: of the same origin, with no query, which may hold a signature, and not where jobs are anyway. */
    private Optional<String> elsewhere(final VideoResource resource, final String id) {
        final HttpUrl url = resource.pollingUrl().isEmpty() ? null : videos.resolve(resource.pollingUrl());
        if (url == null || !isOwn(url) || url.query() != null || url.encodedPath().length() > LONGEST_ID
                || (!id.isEmpty() && url.encodedPath().equals(videos.newBuilder().addPathSegment(id).build().encodedPath()))) {
            return Optional.empty();
        }
        return Optional.of(url.encodedPath());
    }

    private static boolean isUnusable(final String id) {
        return id.isBlank() || ".".equals(id) || "..".equals(id) || id.length() > LONGEST_ID
                || id.startsWith("//") || id.chars().anyMatch(Character::isISOControl);
    }

    /** What a server says of a failure may hold anything. */
    private JobStatus shown(final JobStatus status) {
        return status.failure().map(failure -> JobStatus.failed(new EngineException(failure.error(), http.redact(failure.code()),
                http.redact(failure.getMessage()), failure)).with(status.details())).orElse(status);
    }

    private static Optional<Duration> pause(final HttpReply reply) {
        final String millis = reply.headers().get("openai-poll-after-ms");
        if (millis != null && millis.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(millis.strip())));
        }
        return reply.retryAfter();
    }
}
