package io.nifiwan.engine.processors;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.services.TextToVideoService;
import org.apache.nifi.controller.AbstractControllerService;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One GPU that makes clips one after the other, each in the same time of an injected clock, and keeps a book of when it had nothing to do. */
final class TimedEngine extends AbstractControllerService implements TextToVideoService {
    private final InstantSource clock;
    private final long jobMillis;
    private final Map<String, Long> starts = new HashMap<>();
    private long firstStart = -1;
    private long freeAt;
    private int polls;

    TimedEngine(final InstantSource clock, final Duration jobTime) {
        this.clock = clock;
        jobMillis = jobTime.toMillis();
    }

    int polls() {
        return polls;
    }

    /** Share of the time between the first start and the last end in which the GPU had nothing to do. */
    double idleShare() {
        final double whole = freeAt - firstStart;
        return (whole - (double) jobMillis * starts.size()) / whole;
    }

    @Override
    public String submit(final VideoRequest request) {
        final long start = Math.max(clock.millis(), freeAt);
        firstStart = firstStart < 0 ? start : firstStart;
        freeAt = start + jobMillis;
        starts.put(request.requestId(), start);
        return request.requestId();
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        polls++;
        final long now = clock.millis();
        final long start = started(taskId);
        if (now < start) {
            return JobStatus.queued();
        }
        return now < start + jobMillis ? JobStatus.running((now - start) / (double) jobMillis) : JobStatus.succeeded();
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        started(taskId);
        output.write(ScriptedEngine.clip(taskId));
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        started(taskId);
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) {
        return starts.containsKey(request.requestId()) ? FoundJob.found(request.requestId()) : FoundJob.absent();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("timed", 10, 1920 * 1080, 16, true, true);
    }

    @Override
    public List<EngineCheck> verify() {
        return List.of(new EngineCheck("Reach Engine", true, "in memory"));
    }

    private long started(final String taskId) throws EngineException {
        final Long start = starts.get(taskId);
        if (start == null) {
            throw new EngineException(EngineError.ENGINE_LOST, "", "No such job: " + taskId);
        }
        return start;
    }
}
