package io.nifiwan.engine.job;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineCheck;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.media.FfmpegInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ClipReceiverTest {
    private static final String MP4 = "00000018667479706d703432";

    @ParameterizedTest
    @CsvSource({MP4 + ",MP4,video/mp4,mp4", "1a45dfa3,WEBM,video/webm,webm", "524946460000000041564920,AVI,video/x-msvideo,avi"})
    void theContainerIsToldFromTheFirstBytes(final String head, final ClipFormat format, final String type, final String extension)
            throws EngineException {
        final ReceivedClip clip = receive(output -> output.write(HexFormat.of().parseHex(head)), new ByteArrayOutputStream());
        assertEquals(format, clip.format());
        assertEquals(type, clip.format().mimeType());
        assertEquals(extension, clip.format().extension());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "3c68746d6c3e", "524946460000000057454250", "667479706d703432", "000000186674"})
    void anythingElseIsBadOutput(final String content) {
        assertEquals(EngineError.BAD_OUTPUT, assertThrows(EngineException.class,
                () -> receive(output -> output.write(HexFormat.of().parseHex(content)), new ByteArrayOutputStream())).error());
    }

    @Test
    void piecesOfAnySizeGiveTheSameClip() throws Exception {
        final byte[] content = new byte[50_000];
        new Random(2).nextBytes(content);
        System.arraycopy(HexFormat.of().parseHex(MP4), 0, content, 0, 12);
        for (final int piece : new int[] {1, 5, 11, 12, 13, 8192, 50_000}) {
            final ByteArrayOutputStream received = new ByteArrayOutputStream();
            final ReceivedClip clip = receive(output -> writeInPieces(content, piece, output), received);
            assertArrayEquals(content, received.toByteArray());
            assertEquals(content.length, clip.bytes());
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)), clip.sha256());
        }
    }

    @Test
    void aTornTransferIsTransient() {
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> receive(output -> {
            output.write(0);
            throw new IOException("reset");
        }, new ByteArrayOutputStream())).error());
    }

    @Test
    void aFaultOfTheEngineIsItsOwn() {
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> receive(output -> {
            throw new IllegalStateException("adapter bug");
        }, new ByteArrayOutputStream())).error());
    }

    @Test
    void aFullDiskIsNoFaultOfTheEngine() {
        final OutputStream full = new OutputStream() {
            @Override
            public void write(final int value) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        };
        assertThrows(UncheckedIOException.class, () -> receive(output -> output.write(0), full));
    }

    private static void writeInPieces(final byte[] content, final int piece, final OutputStream output) throws IOException {
        for (int at = 0; at < content.length; at += piece) {
            output.write(Arrays.copyOfRange(content, at, Math.min(content.length, at + piece)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClipAboveTheLimitIsNotReceivedWhateverTheAdapterMakesOfIt(final boolean wrapped) {
        final byte[] content = Arrays.copyOf(HexFormat.of().parseHex(MP4), 1000);
        final Transfer transfer = output -> {
            try {
                writeInPieces(content, 100, output);
            } catch (final IOException e) {
                if (wrapped) {
                    throw new UncheckedIOException(e);
                }
                throw e;
            }
        };
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        final EngineException problem = assertThrows(EngineException.class,
                () -> new ClipReceiver(new TransferEngine(transfer), () -> Instant.EPOCH, 999, Optional.empty()).receive("task", received));
        assertEquals(EngineError.BAD_OUTPUT, problem.error());
        assertEquals(ClipReceiver.TOO_LARGE, problem.code());
        assertEquals(900, received.size());
    }

    @Test
    void theProbeSeesTheWholeClipAndLeavesNoFile() throws Exception {
        final byte[] content = Arrays.copyOf(HexFormat.of().parseHex(MP4), 100_000);
        final List<Path> probed = new ArrayList<>();
        final ClipProbe probe = file -> {
            assertArrayEquals(content, Files.readAllBytes(file));
            probed.add(file);
        };
        final ReceivedClip clip = probed(content, probe);
        assertEquals(Optional.empty(), clip.unchecked());
        assertEquals(1, probed.size());
        assertFalse(Files.exists(probed.getFirst()));
    }

    @Test
    void aProbeThatDoesNotRunSaysNothingAboutTheClip() throws Exception {
        final byte[] content = HexFormat.of().parseHex(MP4);
        final ReceivedClip clip = probed(content, file -> {
            throw new IOException("no ffprobe");
        });
        assertEquals(Optional.of("no ffprobe"), clip.unchecked());
    }

    @Test
    void ffprobeTellsClipsFromFilesThatOnlyLookLikeOnes() throws Exception {
        assumeTrue(FfmpegInstallation.isBundled());
        final FfmpegInstallation ffmpeg = FfmpegInstallation.bundled();
        final PlayableClip probe = PlayableClip.with(ffmpeg, 1 << 20);
        final byte[] clip = made(ffmpeg, "-f", "lavfi", "-i", "color=red:size=64x64:rate=8", "-frames:v", "8", "-c:v", "libopenh264");
        assertEquals(clip.length, probed(clip, probe).bytes());
        for (final byte[] bad : List.of(HexFormat.of().parseHex(MP4), Arrays.copyOf(clip, clip.length / 2),
                made(ffmpeg, "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac"))) {
            assertEquals(EngineError.BAD_OUTPUT, assertThrows(EngineException.class, () -> probed(bad, probe)).error());
        }
    }

    private static byte[] made(final FfmpegInstallation ffmpeg, final String... arguments) throws Exception {
        final Path file = Files.createTempFile("made", ".mp4");
        try {
            final List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
            all.addAll(List.of(arguments));
            all.add(file.toString());
            assertEquals(0, ffmpeg.ffmpeg(all).inheritIO().start().waitFor());
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static ReceivedClip probed(final byte[] content, final ClipProbe probe) throws EngineException {
        return new ClipReceiver(new TransferEngine(output -> output.write(content)), () -> Instant.EPOCH, Long.MAX_VALUE, Optional.of(probe))
                .receive("task", new ByteArrayOutputStream());
    }

    private static ReceivedClip receive(final Transfer transfer, final OutputStream output) throws EngineException {
        return new ClipReceiver(new TransferEngine(transfer), () -> Instant.EPOCH, Long.MAX_VALUE, Optional.empty()).receive("task", output);
    }

    private interface Transfer {
        void to(OutputStream output) throws IOException;
    }

    /** An engine that can only be downloaded from. */
    private record TransferEngine(Transfer transfer) implements TextToVideoEngine {
        @Override
        public void download(final String taskId, final OutputStream output) throws IOException {
            transfer.to(output);
        }

        @Override
        public String submit(final VideoRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JobStatus poll(final String taskId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(final String taskId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FoundJob find(final VideoRequest request, final Instant sentAfter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Capabilities capabilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<EngineCheck> verify() {
            throw new UnsupportedOperationException();
        }
    }
}
