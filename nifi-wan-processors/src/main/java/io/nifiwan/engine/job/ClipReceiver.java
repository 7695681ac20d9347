package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.media.InvalidMediaException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Streams one clip from an engine into an output and looks at what passes: size, first bytes, digest. Where a probe is to look into the
 * clip, a copy runs into a temporary file at the same time. A clip is never held in memory. Safe for use by several threads.
 */
public final class ClipReceiver {
    /** Code of the error of a clip above the size limit. */
    public static final String TOO_LARGE = "TOO_LARGE";

    private final TextToVideoEngine engine;
    private final InstantSource clock;
    private final long maximumBytes;
    private final Optional<ClipProbe> probe;

    /**
     * @param maximumBytes largest clip that is received
     * @param probe        looks into each clip, where one is to
     */
    public ClipReceiver(final TextToVideoEngine engine, final InstantSource clock, final long maximumBytes, final Optional<ClipProbe> probe) {
        this.engine = engine;
        this.clock = clock;
        this.maximumBytes = maximumBytes;
        this.probe = probe;
    }

    /**
     * Fetches the clip.
     *
     * @param output receives the bytes; not closed
     * @throws EngineException  the engine's own; {@link EngineError#TRANSIENT} when the transfer broke;
     *                          {@link EngineError#BAD_OUTPUT} when what came is no video
     * @throws RuntimeException the output's own, or the temporary file's: a full disk here is no fault of the engine
     */
    public ReceivedClip receive(final String taskId, final OutputStream output) throws EngineException {
        if (probe.isEmpty()) {
            return download(taskId, output, OutputStream.nullOutputStream());
        }
        try {
            final Path file = Files.createTempFile("nifi-wan-clip", ".part");
            try {
                final ReceivedClip clip;
                try (OutputStream copy = new BufferedOutputStream(Files.newOutputStream(file))) {
                    clip = download(taskId, output, copy);
                }
                return probed(clip, file, probe.get());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("No copy of the clip could be made to look into it", e);
        }
    }

    private static ReceivedClip probed(final ReceivedClip clip, final Path file, final ClipProbe probe) throws EngineException {
        try {
            probe.probe(file);
            return clip;
        } catch (final InvalidMediaException e) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "The clip cannot be played: " + e.getMessage(), e);
        } catch (final IOException e) {
            // A probe that does not run says nothing about the clip, which is paid for.
            return new ReceivedClip(clip.format(), clip.bytes(), clip.sha256(), clip.millis(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private ReceivedClip download(final String taskId, final OutputStream output, final OutputStream copy) throws EngineException {
        final Inspection inspection = new Inspection(output, copy, maximumBytes);
        final long start = clock.millis();
        try {
            engine.download(taskId, inspection);
            inspection.flush();
        } catch (final IOException e) {
            throw inspection.tooLarge()
                    .orElseGet(() -> new EngineException(EngineError.TRANSIENT, "", "The download broke off: " + e.getMessage(), e));
        } catch (final EngineException e) {
            throw inspection.tooLarge().orElse(e);
        } catch (final RuntimeException e) {
            if (inspection.outputFailed) {
                throw e;
            }
            throw inspection.tooLarge()
                    .orElseGet(() -> new EngineException(EngineError.TRANSIENT, "", "The engine's download failed unexpectedly: " + e, e));
        }
        final long millis = clock.millis() - start;
        if (inspection.bytes == 0) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "The engine reports a finished job but sent an empty file");
        }
        final ClipFormat format = ClipFormat.detect(inspection.head()).orElseThrow(() -> new EngineException(EngineError.BAD_OUTPUT, "",
                "What the engine sent is no MP4, WebM or AVI video (%d bytes)".formatted(inspection.bytes)));
        return new ReceivedClip(format, inspection.bytes, HexFormat.of().formatHex(inspection.digest.digest()), millis, Optional.empty());
    }

    private static final class Inspection extends OutputStream {
        private final OutputStream output;
        private final OutputStream copy;
        private final long maximumBytes;
        private final MessageDigest digest;
        private final byte[] head = new byte[ClipFormat.HEAD_BYTES];
        private long bytes;
        private boolean outputFailed;
        private boolean full;

        private Inspection(final OutputStream output, final OutputStream copy, final long maximumBytes) {
            this.output = output;
            this.copy = copy;
            this.maximumBytes = maximumBytes;
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
            if (length > maximumBytes - bytes) {
                full = true;
                throw new IOException("The clip is larger than %d bytes".formatted(maximumBytes));
            }
            final int missing = (int) Math.min(length, Math.max(0, head.length - bytes));
            if (missing > 0) {
                System.arraycopy(buffer, offset, head, (int) bytes, missing);
            }
            digest.update(buffer, offset, length);
            bytes += length;
            outputFailed = true;
            output.write(buffer, offset, length);
            copied(buffer, offset, length);
            outputFailed = false;
        }

        @Override
        public void flush() throws IOException {
            outputFailed = true;
            output.flush();
            outputFailed = false;
        }

        /** A temporary file that takes no more is our fault, like an output that takes no more, and never the engine's. */
        private void copied(final byte[] buffer, final int offset, final int length) {
            try {
                copy.write(buffer, offset, length);
            } catch (final IOException e) {
                throw new UncheckedIOException("No copy of the clip could be made to look into it", e);
            }
        }

        private Optional<EngineException> tooLarge() {
            return full ? Optional.of(new EngineException(EngineError.BAD_OUTPUT, TOO_LARGE,
                    "The clip is larger than Maximum Clip Size, %d bytes".formatted(maximumBytes))) : Optional.empty();
        }

        private byte[] head() {
            return Arrays.copyOf(head, (int) Math.min(head.length, bytes));
        }
    }
}
