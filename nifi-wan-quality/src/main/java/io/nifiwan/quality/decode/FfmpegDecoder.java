package io.nifiwan.quality.decode;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.ChildProcessException;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.InvalidMediaException;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.media.UntrustedInput;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.media.VideoProbe;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decodes through one ffmpeg child process that scales to the working size and writes raw planes into one pipe. */
public final class FfmpegDecoder implements FrameDecoder {
    private final FfmpegInstallation installation;
    private final MediaLimits limits;

    public FfmpegDecoder(final FfmpegInstallation installation, final MediaLimits limits) {
        this.installation = installation;
        this.limits = limits;
    }

    @Override
    public VideoFacts probe(final Path clip) throws IOException {
        return new VideoProbe(installation, limits).probe(clip);
    }

    @Override
    public int decode(final Path clip, final VideoFacts facts, final Receiver receiver) throws IOException {
        final WorkingSize size = WorkingSize.of(facts.width(), facts.height());
        final ColorMatrix matrix = ColorMatrix.of(facts.colorSpace(), facts.width(), facts.height());
        final Frame frame = new Frame(size, matrix);
        final long frameBytes = frame.luma().length + 2L * frame.cb().length;
        final long outputBytes = frameBytes * limits.frames();
        try (ChildProcess child = ChildProcess.start(installation.ffmpeg(arguments(clip, facts, size, matrix)), limits.wallClock(), outputBytes)) {
            child.input().close();
            int count = 0;
            while (fill(frame, child.output())) {
                frame.begin(count, facts.secondsOf(count));
                receiver.accept(frame);
                count++;
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("Interrupted while decoding");
                }
            }
            final int code = child.waitFor();
            if (count == 0) {
                throw new InvalidMediaException("No frame decodes; ffmpeg ended with code " + code + " "
                    + child.errorTail().replace(clip.toAbsolutePath().toString(), "the file"));
            }
            return count;
        } catch (final ChildProcessException e) {
            throw new InvalidMediaException("Decoding broke a limit: " + e.getMessage(), e);
        }
    }

    private static List<String> arguments(final Path clip, final VideoFacts facts, final WorkingSize size, final ColorMatrix matrix) {
        // Averaging is right for making smaller; swscale's area filter would repeat pixels when making larger.
        final boolean larger = size.width() > facts.width() || size.height() > facts.height();
        final String filter = String.format(Locale.ROOT,
            "scale=%d:%d:flags=%s+accurate_rnd:in_color_matrix=%s:out_color_matrix=%s:out_range=full,format=yuv420p",
            size.width(), size.height(), larger ? "bilinear" : "area", matrix.filterName(), matrix.filterName());
        final List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "2"));
        arguments.addAll(UntrustedInput.arguments(clip));
        arguments.addAll(List.of("-map", "0:" + facts.stream(), "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-vf", filter,
            "-f", "rawvideo", "pipe:1"));
        return arguments;
    }

    private static boolean fill(final Frame frame, final InputStream stream) throws IOException {
        return fill(frame.luma(), stream) && fill(frame.cb(), stream) && fill(frame.cr(), stream);
    }

    private static boolean fill(final byte[] plane, final InputStream stream) throws IOException {
        return stream.readNBytes(plane, 0, plane.length) == plane.length;
    }
}
