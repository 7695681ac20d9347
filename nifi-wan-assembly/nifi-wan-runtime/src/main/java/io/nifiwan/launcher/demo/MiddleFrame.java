package io.nifiwan.launcher.demo;

import io.nifiwan.media.FfmpegInstallation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Takes the frame in the middle out of a clip by the bundled ffmpeg. */
final class MiddleFrame {
    private static final long SECONDS_LIMIT = 30;

    private final FfmpegInstallation ffmpeg;

    MiddleFrame(final FfmpegInstallation ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * The frame, scaled into a box.
     *
     * @return empty when the clip has no readable frame there
     */
    Optional<BufferedImage> of(final Path clip, final int width, final int height) throws IOException, InterruptedException {
        final byte[] length = output(ffmpeg.ffprobe(List.of("-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", clip.toString())));
        final double middle = seconds(new String(length, StandardCharsets.UTF_8).strip()) / 2;
        final String scale = "scale=" + width + ":" + height + ":force_original_aspect_ratio=decrease";
        final byte[] picture = output(ffmpeg.ffmpeg(List.of("-v", "error", "-nostdin", "-ss", String.format(Locale.ROOT, "%.3f", middle), "-i",
                clip.toString(), "-frames:v", "1", "-vf", scale, "-f", "image2pipe", "-c:v", "png", "-")));
        return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(picture)));
    }

    private static double seconds(final String text) {
        try {
            return Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            // A length that the container does not tell: the first frame is better than none.
            return 0;
        }
    }

    private static byte[] output(final ProcessBuilder builder) throws IOException, InterruptedException {
        final Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            final byte[] bytes = output.readAllBytes();
            if (!process.waitFor(SECONDS_LIMIT, TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg does not end");
            }
            return bytes;
        } finally {
            process.destroyForcibly();
        }
    }
}
