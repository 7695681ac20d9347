package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.http.HttpSettings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * An engine whose one call answers with the clip, minutes or hours later. The call is made by a thread of this engine and never by the caller;
 * the job, with what becomes of it, lives in a folder, and its task id is our request id. The rules:
 * <ul>
 * <li>A job is accepted when its folder exists. It is sent when somebody polls and a thread is free, so a job that nobody owns costs nothing.
 * <li>That it is being sent is on the disk before the first byte leaves. A job that was being sent when the process ended is never sent again:
 * it ends AMBIGUOUS, for the server may have made and charged the clip, and the answer is lost.
 * <li>A call that was certainly not taken (no connection, 429) is made again at a later poll; the poll between tells why.
 * <li>Closing this engine lets calls on their way end and keeps their clips; what was not sent waits for the next engine on the folder.
 * <li>Cancelling drops the connection. Whether the server stops is the server's affair.
 * </ul>
 */
public final class BlockingEngine extends ProfileEngine {
    /** Calls on their way, of all engines of this process, by folder of their job: an engine that is opened anew leaves them alone. */
    private static final Map<Path, Flight> FLIGHTS = new ConcurrentHashMap<>();

    private final BlockingSettings settings;
    private final BlockingCall call;
    private final InstantSource clock;
    private final Executor executor;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, EngineException> problems = new ConcurrentHashMap<>();
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * As {@link ProfileEngine#ProfileEngine}; the profile has no status.
     *
     * @param executor makes the calls, so many at a time as it has threads; where it is an {@link ExecutorService}, it is shut down on closing
     */
    public BlockingEngine(final EngineProfile profile, final Map<String, String> operator, final HttpSettings http, final BlockingSettings settings,
                          final InstantSource clock, final Executor executor) {
        super(profile, operator, http, clock);
        this.settings = new BlockingSettings(settings.folder().toAbsolutePath().normalize(), settings.timeout(), settings.keep());
        this.clock = clock;
        this.executor = executor;
        call = new BlockingCall(this, settings.timeout(), clock);
    }

    @Override
    public String submit(final VideoRequest request) throws EngineException {
        final String id = request.requestId();
        if (!BlockingJob.isSafe(id)) {
            throw new EngineException(EngineError.INVALID, "", "A request id has 1 to 120 letters, digits, dots, dashes or underscores; got '%s'"
                    .formatted(id));
        }
        calls().submission(request);
        try {
            Files.createDirectories(settings.folder());
            sweep();
            job(id).create(request);
        } catch (final IOException e) {
            throw folderFails(e);
        }
        start(id);
        return id;
    }

    @Override
    public JobStatus poll(final String taskId) throws EngineException {
        final BlockingJob job = known(taskId);
        final Optional<JobStatus> ended = ended(job);
        if (ended.isPresent()) {
            problems.remove(taskId);
            notBefore.remove(taskId);
            return ended.get();
        }
        if (FLIGHTS.containsKey(job.path()) || waiting.contains(taskId)) {
            return unfinished(job);
        }
        final EngineException problem = problems.remove(taskId);
        if (problem != null) {
            problem.retryAfter().ifPresent(wait -> notBefore.put(taskId, clock.instant().plus(wait)));
            throw problem;
        }
        if (clock.instant().isBefore(notBefore.getOrDefault(taskId, Instant.MIN))) {
            return JobStatus.queued();
        }
        start(taskId);
        return ended(job).orElseGet(() -> unfinished(job));
    }

    @Override
    public void download(final String taskId, final OutputStream output) throws EngineException, IOException {
        final BlockingJob job = known(taskId);
        final BlockingJob.Result result = result(job).filter(ended -> ended.ending() == BlockingJob.Ending.SUCCEEDED)
                .orElseThrow(this::noClip);
        final Optional<Path> clip = job.clip();
        if (clip.isPresent()) {
            Files.copy(clip.get(), output);
        } else if (result.address().isEmpty()) {
            throw noClip();
        } else {
            fetchTwice(result.address(), output);
        }
    }

    /** There is no fresh address to ask for. */
    private void fetchTwice(final String address, final OutputStream output) throws EngineException, IOException {
        try {
            fetch(address, output);
        } catch (final EngineException e) {
            if (!isExpired(e)) {
                throw e;
            }
            fetch(address, output);
        }
    }

    @Override
    public void cancel(final String taskId) throws EngineException {
        final BlockingJob job = job(taskId);
        if (!BlockingJob.isSafe(taskId) || !job.exists()) {
            return;
        }
        final Flight flight = FLIGHTS.putIfAbsent(job.path(), new Flight());
        if (flight != null) {
            flight.cancel();
            return;
        }
        try {
            if (result(job).isEmpty() && !job.isSent()) {
                job.end(BlockingJob.Result.cancelled(clock.millis()));
            }
        } catch (final IOException e) {
            throw folderFails(e);
        } finally {
            FLIGHTS.remove(job.path());
        }
    }

    /** A job that is not here may be in the folder of another node. */
    @Override
    public FoundJob find(final VideoRequest request, final Instant sentAfter) {
        final String id = request.requestId();
        return BlockingJob.isSafe(id) && job(id).exists() ? FoundJob.found(id) : FoundJob.unknown();
    }

    @Override
    public List<EngineCheck> verify() {
        final List<EngineCheck> checks = new ArrayList<>(super.verify());
        try {
            Files.createDirectories(settings.folder());
            Files.delete(Files.createTempFile(settings.folder(), ".check", ""));
            checks.add(new EngineCheck("Work folder", true, "%s can be written".formatted(settings.folder())));
        } catch (final IOException e) {
            checks.add(new EngineCheck("Work folder", false, "%s cannot be written: %s".formatted(settings.folder(), e)));
        }
        return checks;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (executor instanceof final ExecutorService service) {
            service.shutdown();
        }
        super.close();
    }

    private void start(final String id) {
        if (!waiting.add(id)) {
            return;
        }
        try {
            executor.execute(() -> run(id));
        } catch (final RejectedExecutionException e) {
            // Closed in this moment: the next engine on the folder takes the job up.
            waiting.remove(id);
        }
    }

    private void run(final String id) {
        final BlockingJob job = job(id);
        final Flight flight = new Flight();
        if (closed || FLIGHTS.putIfAbsent(job.path(), flight) != null) {
            waiting.remove(id);
            return;
        }
        waiting.remove(id);
        try {
            if (job.result().isPresent()) {
                return;
            }
            if (job.isSent()) {
                job.end(BlockingJob.Result.failed(clock.millis(), new EngineException(EngineError.AMBIGUOUS, "INTERRUPTED",
                        ("NiFi ended while %s was making the clip, and the answer is lost. The call is not made again, for the clip may "
                                + "have been made and charged").formatted(profile().title()))));
                return;
            }
            final VideoRequest request = job.request();
            job.markSent();
            send(job, request, flight);
        } catch (final IOException | RuntimeException e) {
            problems.put(id, folderFails(e));
        } finally {
            FLIGHTS.remove(job.path());
        }
    }

    private void send(final BlockingJob job, final VideoRequest request, final Flight flight) throws IOException {
        try {
            job.end(call.make(job, request, flight::attach));
        } catch (final EngineException e) {
            if (flight.isCancelled()) {
                job.end(BlockingJob.Result.cancelled(clock.millis()));
            } else if (isNotTaken(e)) {
                job.unmarkSent();
                problems.put(request.requestId(), e);
            } else {
                job.end(BlockingJob.Result.failed(clock.millis(), e));
            }
        } catch (final IOException | RuntimeException e) {
            job.end(BlockingJob.Result.failed(clock.millis(), new EngineException(EngineError.AMBIGUOUS, "NOT_STORED",
                    "The answer of %s could not be stored: %s".formatted(profile().title(), http().redact(e.toString())), e)));
        }
    }

    private Optional<JobStatus> ended(final BlockingJob job) throws EngineException {
        return result(job).map(result -> switch (result.ending()) {
            case SUCCEEDED -> JobStatus.succeeded().with(result.details());
            case FAILED -> JobStatus.failed(new EngineException(result.error(), result.code(), result.message()));
            case CANCELLED -> JobStatus.cancelled();
        });
    }

    private static JobStatus unfinished(final BlockingJob job) {
        return FLIGHTS.containsKey(job.path()) ? JobStatus.running(-1) : JobStatus.queued();
    }

    private BlockingJob known(final String taskId) throws EngineException {
        if (!BlockingJob.isSafe(taskId) || !job(taskId).exists()) {
            throw new EngineException(EngineError.ENGINE_LOST, "NO_FOLDER", ("The work folder %s has no job %s: it was removed after its time, or "
                    + "belongs to another node or service").formatted(settings.folder(), http().redact(taskId)));
        }
        return job(taskId);
    }

    private BlockingJob job(final String id) {
        return new BlockingJob(settings.folder().resolve(BlockingJob.isSafe(id) ? id : ".none"));
    }

    private Optional<BlockingJob.Result> result(final BlockingJob job) throws EngineException {
        try {
            return job.result();
        } catch (final IOException e) {
            throw folderFails(e);
        }
    }

    private void sweep() throws IOException {
        final long latest = clock.millis() - settings.keep().toMillis();
        try (Stream<Path> entries = Files.list(settings.folder())) {
            for (final Path entry : entries.filter(path -> BlockingJob.isSafe(path.getFileName().toString())).toList()) {
                remove(new BlockingJob(entry), latest);
            }
        }
    }

    private static void remove(final BlockingJob job, final long latest) {
        try {
            if (job.result().filter(result -> result.at() < latest).isPresent()) {
                job.remove();
            }
        } catch (final IOException e) {
            // Damaged, or removed by another thread in this moment: it must not stop other jobs, and stays for a person to look at.
        }
    }

    private EngineException folderFails(final Exception e) {
        return new EngineException(EngineError.TRANSIENT, "WORK_FOLDER", "The work folder %s cannot be used: %s".formatted(settings.folder(), e), e);
    }

    /** One call on its way. */
    private static final class Flight {
        private Runnable abort = () -> { };
        private boolean cancelled;

        synchronized void attach(final Runnable newAbort) {
            abort = newAbort;
            if (cancelled) {
                newAbort.run();
            }
        }

        synchronized void cancel() {
            cancelled = true;
            abort.run();
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }
    }
}
