package io.nifiwan.media;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ChildProcessTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int SMALL = 1 << 16;
    private static final List<String> ENDLESS = List.of("-nostdin", "-loglevel", "error",
        "-f", "lavfi", "-i", "color=black:64x64", "-f", "rawvideo", "-");
    private static final List<String> COPY = List.of("-loglevel", "error", "-f", "u8", "-i", "pipe:0", "-f", "u8", "pipe:1");
    private static FfmpegInstallation ffmpeg;

    @BeforeAll
    static void install() throws IOException {
        assumeTrue(FfmpegInstallation.isBundled());
        ffmpeg = FfmpegInstallation.bundled();
    }

    @Test
    void copiesItsInputToItsOutput() throws IOException {
        final byte[] samples = new byte[3 << 20];
        for (int index = 0; index < samples.length; index++) {
            samples[index] = (byte) (index * 31);
        }

        assertArrayEquals(samples, ChildProcess.run(ffmpeg.ffmpeg(COPY), LONG, 4 << 20, input -> input.write(samples)));
    }

    @Test
    void keepsTheLastErrorLinesAndTheExitCode() {
        final ChildProcessException failure = assertThrows(ChildProcessException.class,
            () -> ChildProcess.run(ffmpeg.ffmpeg(List.of("-i", "/no/such/file")), LONG, SMALL));

        assertTrue(failure.getMessage().startsWith("Exit code "), failure::getMessage);
        assertTrue(failure.getMessage().contains("No such file"), failure::getMessage);
    }

    @Test
    void reportsAWriterThatFails() {
        final IOException failure = assertThrows(IOException.class,
            () -> ChildProcess.run(ffmpeg.ffmpeg(COPY), LONG, SMALL, input -> {
                input.write("half".getBytes(StandardCharsets.US_ASCII));
                throw new IOException("no more");
            }));

        assertEquals("no more", failure.getMessage());
    }

    @Test
    void isKilledAtItsOutputLimit() {
        final ChildProcessException failure = assertThrows(ChildProcessException.class, () -> ChildProcess.run(ffmpeg.ffmpeg(ENDLESS), LONG, SMALL));

        assertTrue(failure.getMessage().contains("bytes of output"), failure::getMessage);
    }

    @Test
    void isKilledAtItsTimeLimit() throws IOException {
        try (ChildProcess child = ChildProcess.start(ffmpeg.ffmpeg(ENDLESS), Duration.ofMillis(200), Long.MAX_VALUE)) {
            final ChildProcessException failure = assertThrows(ChildProcessException.class, () -> child.output().transferTo(
                OutputStream.nullOutputStream()));

            assertTrue(failure.getMessage().contains("200 ms"), failure::getMessage);
            assertTrue(child.isExpired());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closingKillsTheWholeTree() throws Exception {
        final ProcessHandle grandchild;
        try (ChildProcess child = ChildProcess.start(new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; wait"), LONG, SMALL)) {
            final byte[] line = new byte[32];
            int length = 0;
            while (length == 0 || line[length - 1] != '\n') {
                length += child.output().read(line, length, line.length - length);
            }
            grandchild = ProcessHandle.of(Long.parseLong(new String(line, 0, length, StandardCharsets.US_ASCII).strip())).orElseThrow();
        }
        grandchild.onExit().get(30, TimeUnit.SECONDS);

        assertFalse(grandchild.isAlive());
    }

    @Test
    void anExecutableThatIsNotThereFailsAtOnce() {
        assertThrows(IOException.class, () -> ChildProcess.run(new ProcessBuilder("/no/such/program"), LONG, SMALL));
    }
}
