package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.cache.CachedClip;
import io.nifiwan.engine.cache.ClipFingerprint;
import io.nifiwan.engine.cache.ClipShelf;
import io.nifiwan.engine.job.ClipReceiver;
import io.nifiwan.engine.job.ReceivedClip;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSession;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a clip into the content of its FlowFile. Whatever goes wrong, the content stays what it was: a write callback that throws leaves
 * no trace. For use by one thread, once.
 */
final class ClipArrival {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ProcessSession session;
    private final FlowFile taken;

    ClipArrival(final ProcessSession session, final FlowFile taken) {
        this.session = session;
        this.taken = taken;
    }

    /**
     * A FlowFile whose content is the clip.
     *
     * @param flowFile the FlowFile as it is now
     * @param clip     what arrived
     */
    record Received(FlowFile flowFile, ReceivedClip clip) {
    }

    /**
     * Out of the engine.
     *
     * @throws EngineException as {@link ClipReceiver#receive} does
     */
    Received fromEngine(final ClipReceiver receiver, final String taskId) throws EngineException {
        final Download download = new Download(receiver, taskId);
        try {
            return new Received(session.write(taken, download::run), download.clip);
        } catch (final NotReceivedException e) {
            throw e.problem;
        }
    }

    /**
     * Out of the cache.
     *
     * @throws IOException when the cache breaks off; the session's own faults are its own exceptions
     */
    FlowFile fromCache(final CachedClip clip) throws IOException {
        try (clip) {
            return session.write(taken, output -> copy(clip.content(), output));
        } catch (final NotReadException e) {
            throw e.problem;
        }
    }

    /** Into the cache, by the name that was written down for it. */
    static void keep(final ProcessSession session, final FlowFile finished, final ClipShelf shelf) {
        final Optional<String> name = Optional.ofNullable(finished.getAttribute(VideoAttributes.FINGERPRINT)).filter(hex -> !hex.isBlank());
        if (name.isPresent() && shelf.present()) {
            final Map<String, String> facts = new HashMap<>(finished.getAttributes());
            facts.keySet().retainAll(VideoAttributes.FACTS);
            session.read(finished, content -> shelf.put(new ClipFingerprint(name.get()), content, facts));
        }
    }

    private static void copy(final InputStream input, final OutputStream output) throws IOException {
        final byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = read(input, buffer); count >= 0; count = read(input, buffer)) {
            output.write(buffer, 0, count);
        }
    }

    private static int read(final InputStream input, final byte[] buffer) {
        try {
            return input.read(buffer);
        } catch (final IOException e) {
            throw new NotReadException(e);
        }
    }

    /** Carries the engine's problem out of the session's write callback. */
    private static final class NotReceivedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final EngineException problem;

        private NotReceivedException(final EngineException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /** Carries the cache's problem out of the session's write callback. */
    private static final class NotReadException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final IOException problem;

        private NotReadException(final IOException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    private static final class Download {
        private final ClipReceiver receiver;
        private final String taskId;
        private ReceivedClip clip;

        private Download(final ClipReceiver receiver, final String taskId) {
            this.receiver = receiver;
            this.taskId = taskId;
        }

        private void run(final OutputStream output) {
            try {
                clip = receiver.receive(taskId, output);
            } catch (final EngineException e) {
                throw new NotReceivedException(e);
            }
        }
    }
}
