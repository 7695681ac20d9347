package io.nifiwan.launcher.nifi;

import java.time.Duration;

/**
 * How to start an instance.
 *
 * @param port   port of UI and REST API, or 0 for a free one
 * @param memory heap of the NiFi process as the JVM writes it, for example {@code 1g}
 * @param fresh  whether flow and data of earlier starts are emptied
 * @param limit  how long NiFi may take until it answers
 */
public record StartOptions(int port, String memory, boolean fresh, Duration limit) {
    /** Heap that is enough for the flows of this project. */
    public static final String DEFAULT_MEMORY = "1g";

    /** A free port, flow and data kept. */
    public static StartOptions defaults() {
        return new StartOptions(0, DEFAULT_MEMORY, false, NifiInstance.START_LIMIT);
    }

    public StartOptions withPort(final int newPort) {
        return new StartOptions(newPort, memory, fresh, limit);
    }

    public StartOptions withFresh(final boolean newFresh) {
        return new StartOptions(port, memory, newFresh, limit);
    }
}
