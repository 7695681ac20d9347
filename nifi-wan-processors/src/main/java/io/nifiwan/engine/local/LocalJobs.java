package io.nifiwan.engine.local;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine on this machine: jobs in a folder, worked off by a few threads. The task id is the request id. The folder is the truth: whatever a
 * crash interrupts is made again when the engine is opened on the same folder, and a job is known exactly when its folder exists.
 */
public final class LocalJobs implements TextToVideoEngine, AutoCloseable {
    private static final long CLOSE_SECONDS = 10;

    private final JobStore store;
    private final ClipMaker maker;
    private final Clock clock;
    private final Duration timeLimit;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    /** Jobs that wait for a thread or run. */
    private final Map<String, Job> active = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Settings of the engine.
     *
     * @param folder    where jobs live; created where absent
     * @param threads   clips made at the same time, at least 1
     * @param keep      how long finished jobs stay
     * @param timeLimit longest time for one clip
     * @param name      for the names of the threads
     */
    public record Settings(Path folder, int threads, Duration keep, Duration timeLimit, String name) {
    }

    /**
     * Opens the engine and queues what is unfinished.
     *
     * @throws IOException when the folder cannot be used
     */
    public LocalJobs(final Settings settings, final ClipMaker maker, final Clock clock) throws IOException {
        this.store = new JobStore(settings.folder(), clock, settings.keep());
        this.maker = maker;
        this.clock = clock;
        this.timeLimit = settings.timeLimit();
        this.workers = new ThreadPoolExecutor(settings.threads(), settings.threads(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                threads(settings.name() + " Work"));
        this.timer = new ScheduledThreadPoolExecutor(1, threads(settings.name() + " Time Limit"));
        timer.setRemoveOnCancelPolicy(true);
        try {
            store.sweep();
            final List<JobFolder> unfinished = store.unfinished();
            maker.recover(unfinished.stream().map(JobFolder::path).toList());
            for (final JobFolder folder : unfinished) {
                queue(folder);
            }
        } catch (final IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        JobId.check(request.requestId());
        maker.check(request);
        if (closed) {
            throw new EngineException(EngineError.TRANSIENT, "closed", "The engine " + maker.capabilities().name() + " is not running");
        }
        final JobFolder folder = store.folder(request.requestId());
        try {
            store.sweep();
            if (folder.create(request)) {
                queue(folder);
            }
        } catch (final IOException e) {
            throw new EngineException(EngineError.TRANSIENT, "store", "The job cannot be stored: " + e.getMessage(), e);
        }
        return request.requestId();
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        final JobFolder folder = known(taskId);
        final Job job = active.get(taskId);
        if (job != null) {
            return job.started ? JobStatus.running(job.control.progress()) : JobStatus.queued();
        }
        final JobFolder.Result result = result(folder).orElseThrow(() -> new EngineException(EngineError.TRANSIENT, "closed",
                "Job " + taskId + " continues when the engine is enabled again"));
        return switch (result.ending()) {
            case SUCCEEDED -> JobStatus.succeeded();
            case CANCELLED -> JobStatus.cancelled();
            case FAILED -> JobStatus.failed(new EngineException(result.error(), result.code(), result.message()));
        };
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        final JobFolder folder = known(taskId);
        if (!Files.isRegularFile(folder.clip())) {
            throw new EngineException(EngineError.TRANSIENT, "unfinished", "Job " + taskId + " has no clip");
        }
        Files.copy(folder.clip(), output);
        folder.writeFetched(clock.millis());
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        JobId.check(taskId);
        final Job job = active.get(taskId);
        if (job != null) {
            job.control.stop(JobControl.Stop.CANCELLED);
            if (workers.remove(job)) {
                job.end();
            }
        }
    }

    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) {
        return find(request.requestId());
    }

    @Override
    public VideoRequest prepare(final VideoRequest request) throws EngineException {
        return maker.prepare(request);
    }

    @Override
    public String configuration(final VideoRequest request) {
        return maker.configuration(request);
    }

    FoundJob find(final String requestId) {
        return JobId.isSafe(requestId) && store.folder(requestId).exists() ? FoundJob.found(requestId) : FoundJob.absent();
    }

    @Override
    public Capabilities capabilities() {
        return maker.capabilities();
    }

    @Override
    public List<EngineCheck> verify() {
        final int waiting = workers.getQueue().size();
        return List.of(new EngineCheck("Jobs", !closed, closed ? "The engine is not running" : "Running, " + waiting
                + " jobs wait for a thread"));
    }

    /** Stops the work and kills the child processes; unfinished jobs stay in the folder for the next time. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        workers.getQueue().clear();
        active.values().forEach(job -> job.control.stop(JobControl.Stop.SHUT_DOWN));
        workers.shutdownNow();
        try {
            workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not before: a worker that took its job in this moment still sets its time limit.
        timer.shutdownNow();
        active.clear();
        store.close();
    }

    private void queue(final JobFolder folder) {
        final Job job = new Job(folder);
        // Whoever comes second finds the job there and makes nothing.
        if (active.putIfAbsent(folder.id(), job) == null) {
            try {
                workers.execute(job);
            } catch (final RejectedExecutionException e) {
                // Closed in this moment: the job is stored, so it was accepted and is made after the next start.
                active.remove(folder.id(), job);
            }
        }
    }

    private JobFolder known(final String taskId) throws EngineException {
        JobId.check(taskId);
        final JobFolder folder = store.folder(taskId);
        if (!folder.exists()) {
            throw new EngineException(EngineError.ENGINE_LOST, "unknown", "The engine " + maker.capabilities().name() + " knows no job " + taskId
                    + "; finished jobs are removed after a while");
        }
        return folder;
    }

    private static Optional<JobFolder.Result> result(final JobFolder folder) throws EngineException {
        try {
            return folder.result();
        } catch (final IOException e) {
            throw new EngineException(EngineError.ENGINE_LOST, "store", "The state of job " + folder.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ThreadFactory threads(final String name) {
        final AtomicInteger count = new AtomicInteger();
        return task -> {
            final Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One job at work; equality is identity, as the queue removes by it. */
    private final class Job implements Runnable {
        private final JobFolder folder;
        private final JobControl control = new JobControl();
        private volatile boolean started;

        private Job(final JobFolder folder) {
            this.folder = folder;
        }

        @Override
        public void run() {
            started = true;
            final ScheduledFuture<?> limit = timer.schedule(() -> control.stop(JobControl.Stop.TIMED_OUT), timeLimit.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                if (control.stopped().isEmpty()) {
                    maker.make(folder.request(), folder.clip(), control);
                }
                end();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                control.stop(JobControl.Stop.SHUT_DOWN);
                end();
            } catch (final EngineException e) {
                fail(e.error(), e.code(), e.getMessage());
            } catch (final IOException e) {
                fail(EngineError.BAD_OUTPUT, "work", e.getMessage());
            } catch (final OutOfMemoryError e) {
                fail(EngineError.OUT_OF_MEMORY, "heap", "The clip does not fit into the Java heap: " + e.getMessage());
            } catch (final RuntimeException e) {
                fail(EngineError.BAD_OUTPUT, "work", "The work failed: " + e);
            } finally {
                limit.cancel(false);
            }
        }

        /** Ends a job that did not fail by itself. */
        private void end() {
            if (Files.exists(folder.clip())) {
                finish(new JobFolder.Result(JobFolder.Ending.SUCCEEDED, clock.millis(), null, "", ""));
            } else {
                fail(EngineError.BAD_OUTPUT, "work", "The clip was not written");
            }
        }

        /** A stop on purpose explains whatever went wrong after it. */
        private void fail(final EngineError error, final String code, final String message) {
            final JobControl.Stop stop = control.stopped().orElse(null);
            if (stop == JobControl.Stop.SHUT_DOWN) {
                active.remove(folder.id(), this);
            } else if (stop == JobControl.Stop.CANCELLED) {
                finish(new JobFolder.Result(JobFolder.Ending.CANCELLED, clock.millis(), null, "", ""));
            } else if (stop == JobControl.Stop.TIMED_OUT) {
                finish(new JobFolder.Result(JobFolder.Ending.FAILED, clock.millis(), EngineError.TIMEOUT, "time limit",
                        "The work took longer than " + timeLimit.toSeconds() + " seconds"));
            } else {
                finish(new JobFolder.Result(JobFolder.Ending.FAILED, clock.millis(), error, code, message == null ? "" : message));
            }
        }

        private void finish(final JobFolder.Result result) {
            try {
                folder.write(result);
            } catch (final IOException e) {
                // Without its result the job counts as unfinished and is made again at the next start.
                control.report(0);
            } finally {
                active.remove(folder.id(), this);
            }
        }
    }
}
