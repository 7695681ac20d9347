package io.nifiwan.quality;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out whether ffmpeg can be run. */
public final class FfmpegCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OUTPUT_BYTES = 1 << 16;

    private FfmpegCheck() {
    }

    /**
     * Runs {@code ffmpeg -version}.
     *
     * @param executable ffmpeg executable, or empty for the bundled one
     * @return first line of its output and the path
     * @throws IOException when it cannot be run or does not answer as ffmpeg does
     */
    public static String version(final Optional<Path> executable) throws IOException {
        final FfmpegInstallation installation = executable.isPresent()
                ? FfmpegInstallation.installed(executable.get()) : FfmpegInstallation.bundled();
        final String answer = new String(ChildProcess.run(installation.ffmpeg(List.of("-version")), PATIENCE, OUTPUT_BYTES),
                StandardCharsets.UTF_8);
        final String line = answer.lines().findFirst().orElse("");
        if (!line.startsWith("ffmpeg")) {
            throw new IOException(installation.executable() + " answers: " + line);
        }
        return line + " at " + installation.executable();
    }
}
