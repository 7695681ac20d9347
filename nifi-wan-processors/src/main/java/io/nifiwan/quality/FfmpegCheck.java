package io.nifiwan.quality;

import io.nifiwan.media.FfmpegInstallation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out whether ffmpeg can be run. */
public final class FfmpegCheck {
    private static final long PATIENCE_SECONDS = 20;

    private FfmpegCheck() {
    }

    /**
     * Runs {@code ffmpeg -version}.
     *
     * @param executable ffmpeg executable, or empty for the bundled one
     * @return first line of its output and the path
     * @throws IOException          when it cannot be run or does not answer as ffmpeg does
     * @throws InterruptedException when this thread is interrupted
     */
    public static String version(final Optional<Path> executable) throws IOException, InterruptedException {
        final FfmpegInstallation installation = executable.isPresent()
                ? FfmpegInstallation.installed(executable.get()) : FfmpegInstallation.bundled();
        final Process process = installation.ffmpeg(List.of("-version")).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            // The answer is shorter than any pipe's buffer, so the process ends without being read from.
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(installation.executable() + " did not answer within " + PATIENCE_SECONDS + " seconds");
            }
            final String answer = new String(output.readNBytes(1 << 16), StandardCharsets.UTF_8);
            final String line = answer.lines().findFirst().orElse("");
            if (process.exitValue() != 0 || !line.startsWith("ffmpeg")) {
                throw new IOException(installation.executable() + " ended with " + process.exitValue() + ": " + line);
            }
            return line + " at " + installation.executable();
        } finally {
            process.destroyForcibly();
        }
    }
}
