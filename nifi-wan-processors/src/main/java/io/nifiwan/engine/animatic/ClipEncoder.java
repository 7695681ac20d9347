package io.nifiwan.engine.animatic;

import io.nifiwan.media.FfmpegInstallation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One ffmpeg child process that turns frames into an H.264 MP4: constant frame rate, 4:2:0, BT.709 limited range, index at the front. Its
 * messages go to a file beside the clip, so that no pipe can fill up. Close it in any case; closing without {@link #finish} kills the child.
 */
final class ClipEncoder implements AutoCloseable {
    /**
     * Quantizers of the encoder, close together: a quality that does not change from frame to frame, fine enough for brush texture and rain. The
     * encoder's own regulation lets the texture of still pictures swim.
     */
    private static final int FINEST = 21;
    private static final int COARSEST = 22;
    /** Far above what those quantizers need, so the regulation never interferes. */
    private static final double BITS_PER_PIXEL = 1.5;
    private static final int MESSAGE_TAIL = 800;

    private final Process process;
    private final OutputStream input;
    private final Path messages;
    private final ByteBuffer buffer;

    /**
     * Starts the child.
     *
     * @param target   file to write, replaced where it exists
     * @param messages file for what ffmpeg has to say
     */
    ClipEncoder(final FfmpegInstallation ffmpeg, final Path target, final Path messages, final int width, final int height,
            final int fps) throws IOException {
        this.messages = messages;
        this.buffer = ByteBuffer.allocate(width * height * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        final long bits = Math.max(1_000_000, Math.round(BITS_PER_PIXEL * width * height * fps));
        final ProcessBuilder builder = ffmpeg.ffmpeg(List.of("-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "bgr0",
                "-video_size", width + "x" + height, "-framerate", String.valueOf(fps), "-i", "pipe:0", "-an",
                "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-c:v", "libopenh264", "-profile:v", "high", "-b:v",
                        String.valueOf(bits),
                "-maxrate", String.valueOf(2 * bits), "-rc_mode", "quality",
                "-qmin", String.valueOf(FINEST), "-qmax", String.valueOf(COARSEST), "-allow_skip_frames", "0", "-g", String.valueOf(4 * fps),
                "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv", "-fflags", "+bitexact",
                        "-flags:v", "+bitexact",
                "-movflags", "+faststart", "-f", "mp4", target.toString()));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(messages.toFile());
        this.process = builder.start();
        this.input = process.getOutputStream();
    }

    /** Adds a frame of pixels 0x..RRGGBB; waits while ffmpeg is busy. */
    void add(final int[] pixels) throws IOException {
        buffer.clear();
        buffer.asIntBuffer().put(pixels);
        try {
            input.write(buffer.array());
        } catch (final IOException e) {
            throw new IOException("ffmpeg stopped reading frames" + tail(), e);
        }
    }

    /** Ends the clip and waits for ffmpeg to finish it. */
    void finish() throws IOException, InterruptedException {
        try {
            input.close();
        } catch (final IOException e) {
            throw new IOException("ffmpeg stopped reading frames" + tail(), e);
        }
        final int status = process.waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with status " + status + tail());
        }
    }

    private String tail() {
        try {
            process.waitFor(2, TimeUnit.SECONDS);
            final String text = Files.exists(messages) ? new String(Files.readAllBytes(messages), StandardCharsets.UTF_8).strip() : "";
            return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - MESSAGE_TAIL));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (final IOException e) {
            return "; its messages cannot be read: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
