package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.comfyui.ComfyUiServer.Place;
import io.nifiwan.engine.http.EngineHttp;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.http.VendorErrors;
import io.nifiwan.engine.job.EngineOperation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Jobs at a ComfyUI. ComfyUI takes a job's id from its client, and takes the same id twice without a word; so our id is sent, and a job is looked
 * for before it is ever sent again. The queue is looked at before the history: a job goes from the one to the other in one step, so in this order
 * it cannot slip through between two looks. The history forgets with the process; what is in neither place twice in a row is lost.
 */
public final class ComfyUiJobs implements TextToVideoEngine, AutoCloseable {
    /** What messages call the engine. */
    public static final String NAME = "ComfyUI";
    /** Largest answer in bytes: the queue repeats the graphs of all waiting jobs. */
    public static final long MAXIMUM_REPLY = 64L << 20;

    private static final VendorErrors ERRORS = new ComfyUiErrors();
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ComfyUiServer server;
    private final WorkflowTemplate template;
    private final Settings settings;

    /**
     * Settings of the engine.
     *
     * @param filenamePrefix of the clips in ComfyUI's output folder; the job's id is added
     * @param maxSeconds     longest clip
     * @param maxPixels      largest width x height
     */
    public record Settings(String filenamePrefix, double maxSeconds, long maxPixels) {
    }

    /** Opens no connection yet. */
    public ComfyUiJobs(final HttpSettings http, final WorkflowTemplate template, final Settings settings) {
        this.server = new ComfyUiServer(new EngineHttp(http, ERRORS, Instant::now));
        this.template = template;
        this.settings = settings;
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        final String id = promptId(request.requestId());
        final ObjectNode graph = template.fill(request, settings.filenamePrefix() + "_" + id);
        final HttpReply reply = server.prompt(graph, id);
        final JsonNode answer = reply.json();
        final NodeErrors errors = NodeErrors.in(answer);
        if (!reply.successful() || answer.has("error")) {
            final EngineException refusal = server.refusal(EngineOperation.SUBMIT, reply);
            throw errors.isEmpty() ? refusal : new EngineException(refusal.error(), refusal.code(),
                    refusal.getMessage() + "; " + errors.text(template, server::redact), refusal.retryAfter().orElse(null), null);
        }
        final String accepted = answer.path("prompt_id").asText("");
        if (accepted.isEmpty()) {
            throw server.unreadable(EngineOperation.SUBMIT, "answered without the id of the job");
        }
        if (errors.concern(template.outputNode())) {
            drop(accepted);
            throw new EngineException(errors.meaning().orElse(EngineError.INVALID), "node_errors",
                    NAME + " would leave out the clip: " + errors.text(template, server::redact));
        }
        return accepted;
    }

    /** ComfyUI queued the outputs that are sound; none of them is the clip. */
    private void drop(final String id) {
        try {
            cancel(id);
        } catch (final EngineException e) {
            // Without the clip's branch the job is small, and nobody waits for it.
            return;
        }
    }

    /** The request id where ComfyUI would take it, else one that is always the same for it. */
    static String promptId(final String requestId) {
        return UUID_FORM.matcher(requestId).matches() ? requestId : UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        for (int look = 0; look < 2; look++) {
            final Optional<JobStatus> status = look(taskId);
            if (status.isPresent()) {
                return status.get();
            }
        }
        throw lost(taskId);
    }

    private Optional<JobStatus> look(final String taskId) throws EngineException {
        return switch (server.queued(EngineOperation.POLL, taskId)) {
            case PENDING -> Optional.of(JobStatus.queued());
            case RUNNING -> Optional.of(JobStatus.running(-1));
            case NOWHERE -> server.history(EngineOperation.POLL, taskId).map(job -> job.status(server::redact));
        };
    }

    private static EngineException lost(final String taskId) {
        return new EngineException(EngineError.ENGINE_LOST, "", ("%s has the job %s neither in its queue nor in its history: it was restarted, or "
                + "its queue or history was cleared").formatted(NAME, taskId));
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        final JobRecord job = server.history(EngineOperation.DOWNLOAD, taskId).orElseThrow(() -> lost(taskId));
        final ClipFile clip = job.clip(template.outputNode()).orElseThrow(() -> new EngineException(EngineError.BAD_OUTPUT, "",
                "%s ended the job %s without a video file; nodes with outputs: %s".formatted(NAME, taskId, job.outputNodes())));
        try {
            server.view(clip, output);
        } catch (final EngineException e) {
            throw e.error() != EngineError.ENGINE_LOST ? e : new EngineException(EngineError.ENGINE_LOST, e.code(),
                    "The clip %s is no longer in ComfyUI's output folder".formatted(server.redact(clip.filename())), e);
        }
    }

    /** A job that waits may begin to run while it is taken out of the queue, so the queue is looked at once more. */
    @Override
    public void cancel(final String taskId) throws EngineException {
        Place place = server.queued(EngineOperation.CANCEL, taskId);
        if (place == Place.PENDING) {
            server.delete(taskId);
            place = server.queued(EngineOperation.CANCEL, taskId);
        }
        if (place == Place.RUNNING) {
            server.interrupt(taskId);
        }
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        final String id = promptId(request.requestId());
        if (server.queued(EngineOperation.FIND, id) != Place.NOWHERE || server.history(EngineOperation.FIND, id).isPresent()) {
            return FoundJob.found(id);
        }
        return server.version().filter(ServerVersion::isReliable).isPresent() ? FoundJob.absent() : FoundJob.unknown();
    }

    /** Sizes go down to what the model makes, frames to 4n+1. */
    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        final int multiple = template.sizeMultiple();
        final int width = request.width() / multiple * multiple;
        final int height = request.height() / multiple * multiple;
        if (width == 0 || height == 0) {
            throw new EngineException(EngineError.INVALID, "", "The size %dx%d is too small: the least is %dx%d"
                    .formatted(request.width(), request.height(), multiple, multiple));
        }
        final VideoRequest prepared = request.resized(width, height, (request.frames() - 1) / 4 * 4 + 1, request.fps());
        template.fill(prepared, settings.filenamePrefix());
        return prepared;
    }

    @Override
    public String configuration(final VideoRequest request) {
        return capabilities().name() + " workflow " + template.digest();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("comfyui", settings.maxSeconds(), settings.maxPixels(), 1, template.negativePrompt(), true);
    }

    @Override
    public List<EngineCheck> verify() {
        return new ServerProbe(server, template).check();
    }

    @Override
    public void close() {
        server.close();
    }
}
