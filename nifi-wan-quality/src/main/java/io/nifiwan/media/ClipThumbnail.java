package io.nifiwan.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes small pictures out of clips by ffmpeg. Safe for use by several threads. */
public final class ClipThumbnail {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MAXIMUM_BYTES = 1 << 20;

    private final FfmpegInstallation installation;
    private final int width;

    /** @param width pixels; the height follows, made even */
    public ClipThumbnail(final FfmpegInstallation installation, final int width) {
        this.installation = installation;
        this.width = width;
    }

    /**
     * A frame as JPEG.
     *
     * @param clip    video file
     * @param seconds time of the frame
     * @return empty where there is no readable frame
     */
    public Optional<byte[]> jpeg(final Path clip, final double seconds) {
        final List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1",
                "-ss", String.format(Locale.ROOT, "%.3f", Math.max(0, seconds))));
        arguments.addAll(UntrustedInput.arguments(clip));
        arguments.addAll(List.of("-an", "-sn", "-dn", "-frames:v", "1", "-vf", "scale=" + width + ":-2:flags=area,format=yuvj420p",
                "-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "6", "pipe:1"));
        try {
            final byte[] picture = ChildProcess.run(installation.ffmpeg(arguments), LIMIT, MAXIMUM_BYTES);
            return picture.length == 0 ? Optional.empty() : Optional.of(picture);
        } catch (final IOException e) {
            // A picture is a help for the eye; what is wrong with the clip is told by its report.
            return Optional.empty();
        }
    }
}
