package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.TextToVideoEngine;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Streams one clip from an engine into an output and looks at what passes: size, first bytes, digest. A clip is never held in memory.
 * For use by one thread.
 */
public final class ClipReceiver {
    private final TextToVideoEngine engine;
    private final InstantSource clock;

    public ClipReceiver(final TextToVideoEngine engine, final InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Fetches the clip.
     *
     * @param output receives the bytes; not closed
     * @throws EngineException  the engine's own; {@link EngineError#TRANSIENT} when the transfer broke;
     *                          {@link EngineError#BAD_OUTPUT} when what came is no video
     * @throws RuntimeException the output's own: a full disk here is no fault of the engine
     */
    public ReceivedClip receive(final String taskId, final OutputStream output) throws EngineException {
        final Inspection inspection = new Inspection(output);
        final long start = clock.millis();
        try {
            engine.download(taskId, inspection);
            inspection.flush();
        } catch (final IOException e) {
            throw new EngineException(EngineError.TRANSIENT, "", "The download broke off: " + e.getMessage(), e);
        } catch (final RuntimeException e) {
            if (inspection.outputFailed) {
                throw e;
            }
            throw new EngineException(EngineError.TRANSIENT, "", "The engine's download failed unexpectedly: " + e, e);
        }
        final long millis = clock.millis() - start;
        if (inspection.bytes == 0) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "The engine reports a finished job but sent an empty file");
        }
        final ClipFormat format = ClipFormat.detect(inspection.head()).orElseThrow(() -> new EngineException(EngineError.BAD_OUTPUT, "",
                "What the engine sent is no MP4, WebM or AVI video (%d bytes)".formatted(inspection.bytes)));
        return new ReceivedClip(format, inspection.bytes, HexFormat.of().formatHex(inspection.digest.digest()), millis);
    }

    private static final class Inspection extends OutputStream {
        private final OutputStream output;
        private final MessageDigest digest;
        private final byte[] head = new byte[ClipFormat.HEAD_BYTES];
        private long bytes;
        private boolean outputFailed;

        private Inspection(final OutputStream output) {
            this.output = output;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (final NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        @Override
        public void write(final int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(final byte[] buffer, final int offset, final int length) throws IOException {
            final int missing = (int) Math.min(length, Math.max(0, head.length - bytes));
            if (missing > 0) {
                System.arraycopy(buffer, offset, head, (int) bytes, missing);
            }
            digest.update(buffer, offset, length);
            bytes += length;
            outputFailed = true;
            output.write(buffer, offset, length);
            outputFailed = false;
        }

        @Override
        public void flush() throws IOException {
            outputFailed = true;
            output.flush();
            outputFailed = false;
        }

        private byte[] head() {
            return Arrays.copyOf(head, (int) Math.min(head.length, bytes));
        }
    }
}
