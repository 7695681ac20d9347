package io.nifiwan.quality.bench;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measuring.StandardClipMeasurer;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Direction;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Reason;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how well the gate tells defects from clean clips: each {@link Defect} is put, in each strength, into each clean clip, scaled to
 * 480 lines and cut to three seconds; the claimed criterion's raw value gives the area under the ROC curve over all clips, and the default
 * thresholds give the shares that are caught. Writes {@code docs/gate-accuracy.md}. {@code ./wan bench gate [FOLDER]} runs it on
 * synthetic clips and on the clips of the folder, whose names are not among those known to have a defect of their own.
 */
public final class GateBenchmark {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final double SECONDS = 3;
    private static final double GOAL = 0.98;
    /** Clips of the sample folder that are no clean ones: a failed generation, a trailer with cuts and black, a picture that hardly moves. */
    private static final List<String> DEFECTIVE = List.of("ai-kandinsky5-failed", "anim-sintel-black-cuts", "ai-pair-1-b");

    private final FfmpegInstallation ffmpeg = FfmpegInstallation.bundled();
    private final StandardClipMeasurer measurer = StandardClipMeasurer.create();
    private final Path folder = Files.createTempDirectory("nifi-wan-bench");
    private final StringBuilder text = new StringBuilder(4096);

    private GateBenchmark() throws IOException {
        // The fields are opened above.
    }

    /** Takes a folder of clean clips, or nothing. */
    public static void main(final String[] arguments) throws IOException {
        final Path root = Path.of(System.getProperty("io.nifiwan.repository.folder", ".."));
        final Path real = arguments.length > 0 ? Path.of(arguments[0]) : root.resolve("../shared/data/clips");
        final GateBenchmark benchmark = new GateBenchmark();
        try {
            benchmark.run(real);
        } finally {
            try (Stream<Path> files = Files.list(benchmark.folder)) {
                for (final Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(benchmark.folder);
        }
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/gate-accuracy.md"), benchmark.text);
    }

    private void run(final Path real) throws IOException {
        final Map<String, Path> sources = synthetic();
        final int drawn = sources.size();
        sources.putAll(real(real));
        final Map<String, Path> clean = new TreeMap<>();
        final Map<String, ClipMeasurements> values = new TreeMap<>();
        for (final Map.Entry<String, Path> source : sources.entrySet()) {
            final Path file = folder.resolve(source.getKey() + "-clean.mkv");
            encode(source.getValue(), "null", List.of("-c:v", "ffvhuff"), file);
            clean.put(source.getKey(), file);
            values.put(source.getKey(), measurer.measure(file, Expectation.none()));
        }
        line("# How well the gate finds defects\n");
        line("Written by `./wan bench gate`. %d clean clips, %d of them synthetic, scaled to 480 lines and cut to %.0f s; "
            + "each defect is put into each of them. AUC is the area under the ROC curve of the raw value that claims the defect, pooled over all "
            + "clips: 1 where one threshold separates all, 0.5 where the value is blind. Caught counts the defective clips to which the default "
            + "thresholds (profile photoreal) give the reason of the claim, as REVIEW or REJECT, and in brackets as REJECT; where nothing claims the "
            + "defect, those that get any reason. The goal is an AUC of %.2f.%n", sources.size(), drawn, SECONDS, GOAL);
        line("| defect | strength | value | AUC | goal met | caught (rejected) |");
        line("|---|---|---|---|---|---|");
        for (final Defect defect : Defect.values()) {
            for (final String strength : defect.strengths()) {
                line(row(defect, strength, clean, values));
            }
        }
        cleanClips(values);
    }

    private String row(final Defect defect, final String strength, final Map<String, Path> clean, final Map<String, ClipMeasurements> values) {
        final Criterion criterion = defect.claimed().orElse(Criterion.SHARPNESS);
        final List<Outcome> outcomes = clean.entrySet().parallelStream()
            .map(clip -> outcome(defect, strength, clip.getValue(), values.get(clip.getKey()).info().fps())).toList();
        final List<Double> good = values.values().stream().flatMap(measured -> value(measured, criterion).stream()).toList();
        final List<Double> bad = outcomes.stream().flatMap(outcome -> outcome.value().stream()).toList();
        final double area = area(good, bad);
        final String claim = defect.claimed().map(claimed -> claimed.metric() + "." + claimed.value()).orElse("nothing claims it");
        final String result = defect.claimed().isEmpty() ? "| - | - |"
            : String.format(Locale.ROOT, "| %.3f | %s |", area, area >= GOAL ? "yes" : "no");
        return String.format(Locale.ROOT, "| %s | %s | %s %s %d of %d (%d) |", defect.title(), strength, claim, result,
            outcomes.stream().filter(Outcome::found).count(), outcomes.size(), outcomes.stream().filter(Outcome::rejected).count());
    }

    private Outcome outcome(final Defect defect, final String strength, final Path clip, final double fps) {
        final Path file = folder.resolve("defect-" + clip.getFileName());
        try {
            encode(clip, defect.filter(strength, fps, SECONDS), defect.encoder(strength), file);
            final ClipMeasurements measured = measurer.measure(file, Expectation.none());
            final Optional<Criterion> claimed = defect.claimed();
            final List<Reason> reasons = judge(measured).reasons().stream()
                .filter(reason -> claimed.isEmpty() || claimed.get().code() == reason.code()).toList();
            return new Outcome(value(measured, claimed.orElse(Criterion.SHARPNESS)),
                reasons.stream().anyMatch(reason -> reason.severity() != Severity.NOTE),
                reasons.stream().anyMatch(reason -> reason.severity() == Severity.REJECT));
        } catch (final IOException e) {
            throw new UncheckedIOException(defect + " " + strength + " in " + clip.getFileName(), e);
        }
    }

    private record Outcome(Optional<Double> value, boolean found, boolean rejected) {
    }

    private void cleanClips(final Map<String, ClipMeasurements> values) {
        final Map<String, Judgement> judgements = new TreeMap<>();
        values.forEach((name, measured) -> judgements.put(name, judge(measured)));
        final long rejected = judgements.values().stream().filter(judgement -> judgement.verdict() == Verdict.REJECT).count();
        final long reviewed = judgements.values().stream().filter(judgement -> judgement.verdict() == Verdict.REVIEW).count();
        line("%n## Clean clips%n%n%d of %d are rejected (%.1f %%), %d go to review.%n", rejected, judgements.size(),
            100.0 * rejected / judgements.size(), reviewed);
        line("| clip | verdict | reasons |");
        line("|---|---|---|");
        judgements.forEach((name, judgement) -> line("| %s | %s | %s |", name, judgement.verdict(),
            judgement.reasons().stream().map(reason -> reason.code() + ": " + reason.explanation()).distinct().collect(Collectors.joining("; "))));
    }

    private static Judgement judge(final ClipMeasurements measured) {
        return QualityGate.judge(measured, Expectation.none(), Profile.PHOTOREAL.thresholds());
    }

    /** The raw value, turned so that more is worse; empty where the metric could not say anything. */
    private static Optional<Double> value(final ClipMeasurements measured, final Criterion criterion) {
        final double sign = criterion.direction() == Direction.BELOW ? -1 : 1;
        return measured.of(criterion.metric()).filter(Measurement::applicable)
            .map(measurement -> sign * measurement.values().get(criterion.value()));
    }

    /** Share of pairs in which the defective clip has the worse value, ties by half (Mann and Whitney). */
    private static double area(final List<Double> good, final List<Double> bad) {
        double sum = 0;
        for (final double worse : bad) {
            for (final double better : good) {
                sum += worse > better ? 1 : worse == better ? 0.5 : 0;
            }
        }
        return sum / ((double) good.size() * bad.size());
    }

    private void encode(final Path from, final String filter, final List<String> encoder, final Path file) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("-nostdin", "-y", "-v", "error", "-threads", "1", "-i", from.toString(),
            "-t", Double.toString(SECONDS), "-an", "-vf", "scale=-2:480," + filter + ",format=yuv420p", "-map_metadata",
            "-1", "-fps_mode", "passthrough"));
        arguments.addAll(encoder);
        arguments.add(file.toString());
        ChildProcess.run(ffmpeg.ffmpeg(arguments), LIMIT, 1 << 20);
    }

    private Map<String, Path> synthetic() throws IOException {
        final Map<String, Path> clips = new TreeMap<>();
        final Painter[] painters = {fine(1, 3, 0, 0, 0), fine(2, 0, 2, 0.004, 0), fine(3, -4, 1, 0, 0.1)};
        for (int number = 0; number < painters.length; number++) {
            final Path file = folder.resolve("synthetic-" + (number + 1) + ".mkv");
            clips.put("synthetic-" + (number + 1), new SyntheticClip(640, 480, 16, 48, painters[number]).encode(file, "-c:v", "ffvhuff"));
        }
        return clips;
    }

    /** The texture alone has less detail than a sharp picture; in half the size it has enough. */
    private static Painter fine(final long seed, final double right, final double down, final double growth, final double degrees) {
        final Painter painter = Painter.camera(new Texture(seed), 1280, 960, right, down, growth, degrees);
        return (frame, x, y) -> painter.luma(frame, 2 * x, 2 * y);
    }

    private static Map<String, Path> real(final Path clips) throws IOException {
        final Map<String, Path> found = new TreeMap<>();
        if (Files.isDirectory(clips)) {
            try (Stream<Path> files = Files.list(clips)) {
                for (final Path file : files.toList()) {
                    final String name = file.getFileName().toString();
                    if (name.endsWith(".mp4") && DEFECTIVE.stream().noneMatch(name::startsWith)) {
                        found.put(name.substring(0, name.length() - ".mp4".length()), file);
                    }
                }
            }
        }
        return found;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(final String format, final Object... values) {
        final String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }
}
