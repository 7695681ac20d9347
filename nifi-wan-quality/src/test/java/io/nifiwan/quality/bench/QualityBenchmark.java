package io.nifiwan.quality.bench;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.quality.decode.FfmpegDecoder;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measuring.StandardClipMeasurer;
import io.nifiwan.quality.metric.ClipMetric;
import io.nifiwan.quality.metric.ClipMetrics;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Thresholds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Measures the speed and the memory of the gate without models: probing, decoding, all metrics and the verdict of an 81-frame 1280x720 H.264
 * clip, against ffmpeg decoding the same file to nowhere and, where OpenCV is installed for Python, against {@code opencv_baseline.py}.
 * {@code ./wan bench quality [CLIP]} runs it with 128 MiB of heap at most, so that it ends at all only if the gate fits into them; heap is
 * the greatest use that the memory pools saw, garbage included. Without a clip it draws one.
 */
public final class QualityBenchmark {
    private static final int RUNS = 7;
    private static final int FRAMES = 81;
    private static final int FPS = 16;
    private static final int REPEATS = 59;
    private static final double MEBIBYTE = 1024.0 * 1024.0;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final MediaLimits LIMITS = new MediaLimits(2L << 30, 8192L * 4320, 600, 36_000, LIMIT);

    private final FfmpegInstallation ffmpeg;
    private final StandardClipMeasurer measurer;

    private QualityBenchmark(final FfmpegInstallation ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.measurer = StandardClipMeasurer.create(Optional.of(ffmpeg), LIMITS);
    }

    /** Takes the path of a clip, or nothing. */
    public static void main(final String[] arguments) throws IOException {
        final QualityBenchmark benchmark = new QualityBenchmark(FfmpegInstallation.bundled());
        final Path folder = Files.createTempDirectory("nifi-wan-bench");
        final Path drawn = folder.resolve("drawn.mp4");
        final Path longer = folder.resolve("longer.mp4");
        try {
            benchmark.run(arguments.length > 0 ? Path.of(arguments[0]) : draw(drawn), longer);
        } finally {
            Files.deleteIfExists(drawn);
            Files.deleteIfExists(longer);
            Files.delete(folder);
        }
    }

    private static Path draw(final Path file) throws IOException {
        final Painter painter = Painter.camera(new Texture(7), 1280, 720, 2, 0.5, 0.002, 0);
        return new SyntheticClip(1280, 720, FPS, FRAMES, painter).encode(file, "-c:v", "libopenh264", "-b:v", "2500k", "-rc_mode", "bitrate");
    }

    private void run(final Path clip, final Path longer) throws IOException {
        print("Java %s, %d processors, load %.1f, at most %.0f MiB of heap. "
            + "With a load above 0 only the time of the processors is to be trusted.%n%n",
            Runtime.version().feature(), Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().maxMemory() / MEBIBYTE);
        resetPeaks();
        final Cost cold = Cost.of(() -> report(clip));
        final Cost report = Cost.median(RUNS, () -> report(clip));
        final double heap = peak();
        final Cost bare = Cost.median(RUNS, () -> bareDecode(clip));
        print("| work | clock ms | processor ms | times bare decode, clock | times, processor |%n|---|---|---|---|---|%n");
        row("bare decode by ffmpeg", bare, bare);
        row("whole report", report, bare);
        row("whole report, first in a fresh virtual machine", cold, bare);
        openCv(clip, report);
        parts(clip, bare);
        parallel(clip, report);
        ChildProcess.run(ffmpeg.ffmpeg(List.of("-nostdin", "-v", "error", "-stream_loop", Integer.toString(REPEATS), "-i", clip.toString(),
            "-c", "copy", "-an", longer.toString())), LIMIT, 1 << 20);
        resetPeaks();
        final Cost whole = Cost.of(() -> report(longer));
        print("%nHeap: %.0f MiB for the clip, %.0f MiB for the clip %d times in a row (%.0f s on the clock, %.0f s of the processors).%n",
            heap, peak(), REPEATS + 1, whole.clock() / 1000, whole.processor() / 1000);
    }

    /** What a caller waits for: the report as JSON; returns its length, so that nothing is left out as unused. */
    private int report(final Path clip) throws IOException {
        final ClipMeasurements measurements = measurer.measure(clip, Expectation.none());
        final Thresholds thresholds = Profile.PHOTOREAL.thresholds();
        final Judgement judgement = QualityGate.judge(measurements, Expectation.none(), thresholds);
        final ByteArrayOutputStream json = new ByteArrayOutputStream();
        ReportJson.write(ReportBuilder.build(new ReportSource("clip.mp4", Files.size(clip), Map.of(), Instant.EPOCH), Expectation.none(),
            Optional.of(measurements), judgement, thresholds), json);
        return json.size();
    }

    private void bareDecode(final Path clip) throws IOException {
        ChildProcess.run(ffmpeg.ffmpeg(List.of("-nostdin", "-v", "error", "-threads", "2", "-i", clip.toString(),
            "-f", "null", "-")), LIMIT, 1 << 20);
    }

    /** Where the time goes: each metric alone, over decoding into frames that nobody looks at. */
    private void parts(final Path clip, final Cost bare) throws IOException {
        print("%n| part | clock ms | processor ms | times bare decode, clock | times, processor |%n|---|---|---|---|---|%n");
        row("reading the container", Cost.median(RUNS, () -> new FfmpegDecoder(ffmpeg, LIMITS).probe(clip)), bare);
        row("container, decoding, scaling, pipe", Cost.median(RUNS, () -> only(clip, metric -> false)), bare);
        for (final ClipMetric metric : ClipMetrics.create()) {
            row("the same and the metric " + metric.id(), Cost.median(RUNS, () -> only(clip, each -> each.id().equals(metric.id()))), bare);
        }
    }

    private void only(final Path clip, final Predicate<ClipMetric> wanted) throws IOException {
        new StandardClipMeasurer(new FfmpegDecoder(ffmpeg, LIMITS), () -> ClipMetrics.create().stream().filter(wanted).toList(),
            InstantSource.system()).measure(clip, Expectation.none());
    }

    private void parallel(final Path clip, final Cost single) throws IOException {
        final Cost both = Cost.median(RUNS, () -> CompletableFuture.allOf(later(clip), later(clip)).join());
        print("%nTwo clips at once: %.0f ms on the clock, %.2f times the throughput of one after the other; %.2f times the processor time of one.%n",
            both.clock(), 2 * single.clock() / both.clock(), both.processor() / single.processor());
    }

    private CompletableFuture<Void> later(final Path clip) {
        return CompletableFuture.runAsync(() -> {
            try {
                report(clip);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static void openCv(final Path clip, final Cost report) throws IOException {
        final Optional<Path> script = Optional.ofNullable(QualityBenchmark.class.getResource("opencv_baseline.py"))
            .map(found -> Path.of(URI.create(found.toString())));
        try {
            ChildProcess.run(new ProcessBuilder("python3", "-c", "import cv2"), LIMIT, 1 << 20);
        } catch (final IOException e) {
            print("%nOpenCV for Python is not installed (Debian: python3-opencv), so it is not compared.%n");
            return;
        }
        final String[] times = new String(ChildProcess.run(new ProcessBuilder("python3", script.orElseThrow().toString(), clip.toString()),
            LIMIT, 1 << 20), StandardCharsets.UTF_8).trim().split(" ", -1);
        final Cost cost = new Cost(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
        print("%nOpenCV %s, Laplacian variance and Farneback flow in full size: %.0f ms on the clock, %.0f ms of the processors; the whole report is "
            + "%.1f times faster on the clock, %.1f times by the processors.%n", times[2], cost.clock(), cost.processor(),
            cost.clock() / report.clock(), cost.processor() / report.processor());
    }

    private static void row(final String name, final Cost cost, final Cost bare) {
        print("| %s | %.0f | %.0f | %.2f | %.2f |%n", name, cost.clock(), cost.processor(), cost.clock() / bare.clock(),
            cost.processor() / bare.processor());
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBIBYTE;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(final String format, final Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
