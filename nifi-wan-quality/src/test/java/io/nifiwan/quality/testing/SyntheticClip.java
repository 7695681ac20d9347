package io.nifiwan.quality.testing;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.ColorMatrix;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.WorkingSize;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.metric.ClipMetric;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A grey clip drawn by a painter, to be fed to a metric directly or to be encoded.
 *
 * @param width  pixels, even
 * @param height pixels, even
 * @param fps    frames per second
 * @param frames number of frames
 */
public record SyntheticClip(int width, int height, int fps, int frames, Painter painter) {

    /** A clip in working size, so that metrics see exactly what is painted. */
    public static SyntheticClip of(final int fps, final int frames, final Painter painter) {
        return new SyntheticClip(640, 480, fps, frames, painter);
    }

    /** What a container would declare. */
    public VideoFacts facts() {
        final List<Double> seconds = IntStream.range(0, frames).mapToObj(frame -> (double) frame / fps).toList();
        return new VideoFacts("test", "test", 0, width, height, fps, frames, (double) frames / fps, seconds, true, false, "", "test");
    }

    /** The measurement of a metric that sees exactly the painted frames. */
    public Measurement measure(final ClipMetric metric) {
        return measure(metric, Expectation.none());
    }

    /** The measurement of a metric that sees exactly the painted frames. */
    public Measurement measure(final ClipMetric metric, final Expectation expectation) {
        final VideoFacts facts = facts();
        final Frame frame = new Frame(new WorkingSize(width, height), ColorMatrix.BT601);
        Arrays.fill(frame.cb(), (byte) 128);
        Arrays.fill(frame.cr(), (byte) 128);
        metric.begin(facts, expectation);
        for (int index = 0; index < frames; index++) {
            if (metric.sampling().wants(index, facts)) {
                paint(index, frame.luma());
                frame.begin(index, (double) index / fps);
                metric.accept(frame);
            }
        }
        return metric.finish();
    }

    /** Encodes the clip with the bundled ffmpeg; the arguments choose the codec. */
    public Path encode(final Path file, final String... codec) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "gray",
            "-s", width + "x" + height, "-r", Integer.toString(fps), "-i", "pipe:0", "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of(codec));
        arguments.add(file.toString());
        ChildProcess.run(FfmpegInstallation.bundled().ffmpeg(arguments), Duration.ofMinutes(1), 1 << 20, this::write);
        return file;
    }

    private void write(final OutputStream output) throws IOException {
        final byte[] luma = new byte[width * height];
        for (int index = 0; index < frames; index++) {
            paint(index, luma);
            output.write(luma);
        }
    }

    private void paint(final int index, final byte[] luma) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                luma[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(painter.luma(index, x, y))));
            }
        }
    }
}
