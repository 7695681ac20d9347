package io.nifiwan.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a stream on a daemon thread and keeps its last bytes, so that a talkative process neither blocks nor fills the memory. */
final class TailPump {
    private static final int CAPACITY = 8192;
    private static final long JOIN_MILLIS = 2000;

    private final byte[] ring = new byte[CAPACITY];
    private final Thread thread;
    private long total;

    TailPump(final InputStream source) {
        thread = Thread.ofPlatform().daemon().name("child-process-errors").start(() -> drain(source));
    }

    /** What the stream ended with; waits a little for the end of the stream, which a surviving grandchild may hold open. */
    String tail() {
        try {
            thread.join(JOIN_MILLIS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (ring) {
            final int length = (int) Math.min(total, CAPACITY);
            final byte[] bytes = new byte[length];
            for (int index = 0; index < length; index++) {
                bytes[index] = ring[(int) ((total - length + index) % CAPACITY)];
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    private void drain(final InputStream source) {
        final byte[] buffer = new byte[CAPACITY];
        try (source) {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                append(buffer, read);
            }
        } catch (final IOException e) {
            // The process was killed: what was read until here is the tail.
            return;
        }
    }

    private void append(final byte[] bytes, final int length) {
        synchronized (ring) {
            for (int index = 0; index < length; index++) {
                ring[(int) (total++ % CAPACITY)] = bytes[index];
            }
        }
    }
}
