package io.nifiwan.quality.bench;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.quality.decode.FfmpegDecoder;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measuring.StandardClipMeasurer;
import io.nifiwan.quality.metric.ClipMetric;
import io.nifiwan.quality.metric.ClipMetrics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints the wall time of the whole measuring pass on a clip, as a ratio to ffmpeg decoding the same file to nowhere, and what each metric
 * alone adds. Run its main with the path of a clip; the first pass, in a cold virtual machine, is shown apart.
 */
public final class MeasureBenchmark {
    private static final int RUNS = 7;

    private MeasureBenchmark() {
    }

    /** Takes the path of a clip. */
    public static void main(final String[] arguments) throws IOException {
        final Path clip = Path.of(arguments[0]);
        final FfmpegInstallation ffmpeg = FfmpegInstallation.bundled();
        final StandardClipMeasurer measurer = StandardClipMeasurer.create(Optional.of(ffmpeg), MediaLimits.defaults());
        final ClipMeasurements cold = measurer.measure(clip, Expectation.none());
        final double pass = median(() -> measurer.measure(clip, Expectation.none()));
        final double bare = median(() -> ChildProcess.run(ffmpeg.ffmpeg(List.of("-nostdin", "-v", "error", "-threads", "2",
            "-i", clip.toString(), "-f", "null", "-")), Duration.ofMinutes(1), 1 << 20));
        System.out.printf(Locale.ROOT, "%d frames %dx%d: cold %d ms, warm %.0f ms, bare decode %.0f ms, ratio %.2f%n", cold.info().decodedFrames(),
            cold.info().width(), cold.info().height(), cold.wallMillis(), pass, bare, pass / bare);
        for (final ClipMetric metric : ClipMetrics.create()) {
            final StandardClipMeasurer alone = new StandardClipMeasurer(new FfmpegDecoder(ffmpeg, MediaLimits.defaults()),
                () -> ClipMetrics.create().stream().filter(each -> each.id().equals(metric.id())).toList(), InstantSource.system());
            System.out.printf(Locale.ROOT, "%-12s alone %.0f ms%n", metric.id(), median(() -> alone.measure(clip, Expectation.none())));
        }
        for (final Measurement measurement : cold.measurements()) {
            System.out.println(measurement.metric() + " " + measurement.note() + measurement.values() + " " + measurement.labels() + " "
                + measurement.findings());
        }
    }

    private static double median(final Work work) throws IOException {
        final double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            final long start = System.nanoTime();
            work.run();
            millis[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
