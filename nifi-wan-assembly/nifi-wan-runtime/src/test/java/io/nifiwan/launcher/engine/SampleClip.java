package io.nifiwan.launcher.engine;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real clip: sixteen frames of 64x64 at 16 frames per second, H.264 in MP4. */
final class SampleClip {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MOST_OUTPUT = 1 << 16;

    private SampleClip() {
    }

    /** Makes the clip by the bundled ffmpeg. */
    static Path in(final Path folder) throws IOException {
        final Path file = folder.resolve("sample.mp4");
        ChildProcess.run(FfmpegInstallation.bundled().ffmpeg(List.of("-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", "testsrc2=s=64x64:r=16",
                "-frames:v", "16", "-c:v", "libopenh264", "-pix_fmt", "yuv420p", file.toString())), LIMIT, MOST_OUTPUT);
        if (Files.size(file) == 0) {
            throw new IOException("ffmpeg wrote an empty clip");
        }
        return file;
    }
}
