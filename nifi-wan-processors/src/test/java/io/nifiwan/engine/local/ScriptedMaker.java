package io.nifiwan.engine.local;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A clip maker that waits, fails or writes text, as a test wants. */
final class ScriptedMaker implements ClipMaker {
    private static final long POLL_NANOS = 200_000;

    private final List<String> made = new CopyOnWriteArrayList<>();
    private final Semaphore starts = new Semaphore(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile IOException failure;

    /** An engine call that may be refused. */
    @FunctionalInterface
    interface Call<T> {
        T get() throws EngineException;
    }

    /** Asks until the answer is the one; the time limit of the test bounds it. */
    static <T> T settled(final Call<T> call, final Predicate<T> done) throws EngineException {
        T answer = call.get();
        while (!done.test(answer)) {
            LockSupport.parkNanos(POLL_NANOS);
            answer = call.get();
        }
        return answer;
    }

    /** From now on clips wait half done until {@link #release} or a stop. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    void awaitStart() throws InterruptedException {
        starts.acquire();
    }

    void failWith(final IOException reason) {
        failure = reason;
    }

    List<String> made() {
        return List.copyOf(made);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("scripted", 30, 1_000_000, 2, false, true);
    }

    @Override
    public void check(final VideoRequest request) throws EngineException {
        if (request.prompt().isBlank()) {
            throw new EngineException(EngineError.INVALID, "prompt", "The prompt is empty");
        }
    }

    @Override
    public void make(final VideoRequest request, final Path target, final JobControl control) throws IOException, InterruptedException {
        control.report(0.5);
        starts.release();
        while (gate.getCount() > 0 && control.stopped().isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (control.stopped().isPresent()) {
            throw new IOException("ffmpeg stopped reading frames");
        }
        if (failure != null) {
            throw failure;
        }
        made.add(request.requestId());
        Files.writeString(target, "clip of " + request.requestId());
    }
}
