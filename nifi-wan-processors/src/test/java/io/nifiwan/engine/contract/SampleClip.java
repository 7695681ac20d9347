package io.nifiwan.engine.contract;

import io.nifiwan.media.FfmpegInstallation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real clip: five frames of 64x64 at 16 frames per second, H.264 in MP4. */
public final class SampleClip {
    private static final byte[] BYTES = make();

    private SampleClip() {
    }

    public static byte[] bytes() {
        return BYTES.clone();
    }

    private static byte[] make() {
        try {
            final Path file = Files.createTempFile("sample-clip", ".mp4");
            try {
                final Process process = FfmpegInstallation.bundled().ffmpeg(List.of("-hide_banner", "-loglevel", "error", "-y", "-f", "lavfi",
                        "-i", "testsrc2=s=64x64:r=16", "-frames:v", "5", "-c:v", "libopenh264", "-pix_fmt", "yuv420p", file.toString()))
                        .redirectErrorStream(true).start();
                final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IOException("The sample clip cannot be made: " + output);
                }
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
