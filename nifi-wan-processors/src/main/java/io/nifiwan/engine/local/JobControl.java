package io.nifiwan.engine.local;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Progress of one job, and the way to stop it from another thread. */
public final class JobControl {
    private final AtomicReference<Runnable> killer = new AtomicReference<>();
    private final AtomicReference<Stop> stop = new AtomicReference<>();
    private volatile double progress;

    /** Why a job is stopped before its end. */
    public enum Stop {
        CANCELLED, TIMED_OUT, SHUT_DOWN
    }

    /** Share of the work that is done, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Why it was stopped, empty while nobody asked. */
    public Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /** Stops the job soon; the first reason counts. */
    public void stop(final Stop reason) {
        stop.compareAndSet(null, reason);
        final Runnable ending = killer.get();
        if (ending != null) {
            ending.run();
        }
    }

    /**
     * Reports progress.
     *
     * @param share 0 to 1
     */
    public void report(final double share) {
        progress = share;
    }

    /**
     * Names what ends the work at once, as a rule the killing of a child process, for a stop cannot end a write into a full pipe.
     *
     * @param newKiller runs on the thread that stops, returns soon, and may run more than once
     */
    public void attach(final Runnable newKiller) {
        killer.set(newKiller);
        if (stop.get() != null) {
            newKiller.run();
        }
    }
}
