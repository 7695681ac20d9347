package io.nifiwan.engine.animatic;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Progress of one rendering, and the way to stop it from another thread. */
public final class RenderControl {
    private final AtomicReference<Process> encoder = new AtomicReference<>();
    private final AtomicReference<Stop> stop = new AtomicReference<>();
    private volatile double progress;

    /** Why a rendering is stopped before its end. */
    public enum Stop {
        CANCELLED, TIMED_OUT, SHUT_DOWN
    }

    /** Share of the frames that are rendered, 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Why it was stopped, empty while nobody asked. */
    public Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /** Stops the rendering soon; the first reason counts. */
    public void stop(final Stop reason) {
        stop.compareAndSet(null, reason);
        // Killing the child is what ends a write into a full pipe.
        final Process child = encoder.get();
        if (child != null) {
            child.destroyForcibly();
        }
    }

    void report(final double share) {
        progress = share;
    }

    void attach(final Process child) {
        encoder.set(child);
        if (stop.get() != null) {
            child.destroyForcibly();
        }
    }
}
