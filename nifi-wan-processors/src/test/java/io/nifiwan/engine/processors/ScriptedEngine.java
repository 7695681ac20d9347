package io.nifiwan.engine.processors;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.services.TextToVideoService;
import org.apache.nifi.controller.AbstractControllerService;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A little job engine in memory that outlives the processors that use it, as a server does. It counts what it accepts, and each next call
 * can be told to go wrong. Safe for use by several threads.
 */
final class ScriptedEngine extends AbstractControllerService implements TextToVideoService {
    static final String NAME = "scripted";
    private static final byte[] BOX = "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1);

    private final Map<String, EngineJob> jobs = new LinkedHashMap<>();
    private final Map<EngineOperation, Deque<Fault>> faults = new EnumMap<>(EngineOperation.class);
    private final Map<EngineOperation, Integer> calls = new EnumMap<>(EngineOperation.class);
    private final List<VideoRequest> requests = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private int queuedPolls;
    private int runningPolls = 1;
    private int active;
    private int mostActive;
    private FoundJob.Certainty blind;
    private Capabilities capabilities = new Capabilities(NAME, 10, 1920 * 1080, 16, true, true);
    private byte[] content;
    private Map<String, String> details = Map.of();
    private String configuration = NAME;

    /** What happens to a call; runs in place of the call, or after it was carried out. */
    record Fault(boolean carriedOut, EngineException problem, RuntimeException broken, Error killed, IOException torn) {
        static Fault refuse(final EngineError error) {
            return new Fault(false, new EngineException(error, "E-" + error, "scripted " + error), null, null, null);
        }

        static Fault acceptThen(final EngineError error) {
            return new Fault(true, new EngineException(error, "E-" + error, "scripted " + error), null, null, null);
        }

        static Fault raise(final EngineException problem) {
            return new Fault(false, problem, null, null, null);
        }

        static Fault breakDown(final boolean carriedOut) {
            return new Fault(carriedOut, null, new IllegalStateException("adapter bug"), null, null);
        }

        static Fault kill(final boolean carriedOut) {
            return new Fault(carriedOut, null, null, new Killed(), null);
        }

        static Fault tear() {
            return new Fault(true, null, null, null, new IOException("connection reset"));
        }
    }

    /** Stands for the end of the process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class EngineJob {
        private final String requestId;
        private int polls;
        private JobStatus.State state = JobStatus.State.QUEUED;
        private EngineException failure;

        private EngineJob(final String requestId) {
            this.requestId = requestId;
        }
    }

    synchronized void next(final EngineOperation operation, final Fault... next) {
        faults.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(List.of(next));
    }

    synchronized void pace(final int queued, final int running) {
        queuedPolls = queued;
        runningPolls = running;
    }

    synchronized void blind(final FoundJob.Certainty certainty) {
        blind = certainty;
    }

    synchronized void capabilities(final Capabilities next) {
        capabilities = next;
    }

    synchronized void content(final byte[] next) {
        content = next.clone();
    }

    synchronized void details(final Map<String, String> next) {
        details = next;
    }

    /** Where it is empty, the configuration is the model that the request names. */
    synchronized void configuration(final String next) {
        configuration = next;
    }

    synchronized void failAll(final EngineException failure) {
        jobs.values().forEach(job -> {
            job.state = JobStatus.State.FAILED;
            job.failure = failure;
        });
    }

    synchronized void forgetAll() {
        jobs.clear();
    }

    synchronized String addForeignJob() {
        final String taskId = "foreign-" + jobs.size();
        jobs.put(taskId, new EngineJob("foreign"));
        return taskId;
    }

    synchronized int accepted() {
        return requests.size();
    }

    synchronized long acceptedTwice() {
        final Map<String, Integer> counts = new HashMap<>();
        requests.forEach(request -> counts.merge(request.requestId(), 1, Integer::sum));
        return counts.values().stream().filter(count -> count > 1).count();
    }

    synchronized List<VideoRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> cancelledJobs() {
        return List.copyOf(cancelled);
    }

    synchronized int calls(final EngineOperation operation) {
        return calls.getOrDefault(operation, 0);
    }

    synchronized int mostActive() {
        return mostActive;
    }

    static byte[] clip(final String taskId) {
        final byte[] tail = ("clip of " + taskId).getBytes(StandardCharsets.UTF_8);
        final byte[] clip = new byte[BOX.length + tail.length];
        System.arraycopy(BOX, 0, clip, 0, BOX.length);
        System.arraycopy(tail, 0, clip, BOX.length, tail.length);
        return clip;
    }

    @Override
    public synchronized String submit(final VideoRequest request) throws EngineException {
        final Fault fault = begin(EngineOperation.SUBMIT);
        if (fault != null && !fault.carriedOut) {
            raise(fault);
        }
        final String taskId = "task-" + (jobs.size() + 1);
        requests.add(request);
        jobs.put(taskId, new EngineJob(request.requestId()));
        active++;
        mostActive = Math.max(mostActive, active);
        if (fault != null) {
            raise(fault);
        }
        return taskId;
    }

    @Override
    public synchronized JobStatus poll(final String taskId) throws EngineException {
        final Fault fault = begin(EngineOperation.POLL);
        if (fault != null) {
            raise(fault);
        }
        final EngineJob job = known(taskId);
        if (job.state == JobStatus.State.QUEUED || job.state == JobStatus.State.RUNNING) {
            job.polls++;
            job.state = job.polls <= queuedPolls ? JobStatus.State.QUEUED
                    : job.polls <= queuedPolls + runningPolls ? JobStatus.State.RUNNING : JobStatus.State.SUCCEEDED;
        }
        final JobStatus status = switch (job.state) {
            case QUEUED -> JobStatus.queued();
            case RUNNING -> JobStatus.running(0.5);
            case SUCCEEDED -> JobStatus.succeeded();
            case FAILED -> JobStatus.failed(job.failure);
            case CANCELLED -> JobStatus.cancelled();
        };
        return status.with(details);
    }

    @Override
    public synchronized void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        final Fault fault = begin(EngineOperation.DOWNLOAD);
        if (fault != null && !fault.carriedOut) {
            raise(fault);
        }
        known(taskId);
        if (fault != null) {
            output.write(clip(taskId), 0, 5);
            raise(fault);
            throw fault.torn;
        }
        output.write(Objects.requireNonNullElseGet(content, () -> clip(taskId)));
        active--;
    }

    @Override
    public synchronized void cancel(final String taskId) throws EngineException {
        final Fault fault = begin(EngineOperation.CANCEL);
        if (fault != null) {
            raise(fault);
        }
        cancelled.add(taskId);
        if (jobs.containsKey(taskId)) {
            jobs.get(taskId).state = JobStatus.State.CANCELLED;
        }
    }

    @Override
    public synchronized FoundJob find(final VideoRequest request, final Instant sentAfter) throws EngineException {
        final String requestId = request.requestId();
        final Fault fault = begin(EngineOperation.FIND);
        if (fault != null) {
            raise(fault);
        }
        if (blind != null) {
            return new FoundJob(blind, "");
        }
        return jobs.entrySet().stream().filter(entry -> entry.getValue().requestId.equals(requestId)).findFirst()
                .map(entry -> FoundJob.found(entry.getKey())).orElseGet(FoundJob::absent);
    }

    @Override
    public synchronized Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public synchronized String configuration(final VideoRequest request) {
        return configuration.isEmpty() ? request.settings().model() : configuration;
    }

    @Override
    public List<EngineCheck> verify() {
        return List.of(new EngineCheck("Reach Engine", true, "in memory"), new EngineCheck("Find Model", false, "no model"));
    }

    private Fault begin(final EngineOperation operation) {
        calls.merge(operation, 1, Integer::sum);
        return faults.getOrDefault(operation, new ArrayDeque<>()).poll();
    }

    private static void raise(final Fault fault) throws EngineException {
        if (fault.problem != null) {
            throw fault.problem;
        }
        if (fault.broken != null) {
            throw fault.broken;
        }
        if (fault.killed != null) {
            throw fault.killed;
        }
    }

    private EngineJob known(final String taskId) throws EngineException {
        if (!jobs.containsKey(taskId)) {
            throw new EngineException(EngineError.ENGINE_LOST, "404", "No such job: " + taskId);
        }
        return jobs.get(taskId);
    }
}
