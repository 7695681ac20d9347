package io.nifiwan.quality.report;

import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.report.QualityReport.Asked;
import io.nifiwan.quality.report.QualityReport.AskedClass;
import io.nifiwan.quality.report.QualityReport.Clip;
import io.nifiwan.quality.report.QualityReport.CurveEntry;
import io.nifiwan.quality.report.QualityReport.DimensionEntry;
import io.nifiwan.quality.report.QualityReport.FindingEntry;
import io.nifiwan.quality.report.QualityReport.Limit;
import io.nifiwan.quality.report.QualityReport.MatchEntry;
import io.nifiwan.quality.report.QualityReport.Metric;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.report.QualityReport.Software;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.semantic.SemanticState;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Dimension;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.ScoreState;
import io.nifiwan.quality.verdict.Threshold;
import io.nifiwan.quality.verdict.Thresholds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a report together. Maps are in alphabetical order and numbers are rounded to what they can mean (six significant digits,
 * four in a series, milliseconds for times), so that the same clip gives the same text.
 */
public final class ReportBuilder {
    private static final int DIGITS = 6;
    private static final int SERIES_DIGITS = 4;
    private static final double MILLISECONDS = 1000;

    private ReportBuilder() {
    }

    /**
     * Builds the report of one clip.
     *
     * @param source       what only the caller knows
     * @param expectation  what was asked
     * @param measurements what was measured, empty where the clip cannot be decoded
     * @param judgement    the verdict
     * @param thresholds   what the verdict was made with
     */
    public static QualityReport build(final ReportSource source, final Expectation expectation,
                                      final Optional<ClipMeasurements> measurements, final Judgement judgement,
                                      final Thresholds thresholds) {
        return new QualityReport(QualityReport.SCHEMA, new Software("nifi-wan-quality", SoftwareVersion.current()),
                source.created().toString(), judgement.verdict(), rounded(judgement.score()),
                clip(source, measurements.map(ClipMeasurements::info)), Collections.unmodifiableMap(new TreeMap<>(source.attributes())),
                asked(expectation), reasons(judgement), dimensions(judgement), matches(judgement),
                layers(expectation, measurements), metrics(measurements), thresholds.profile(), limits(thresholds), curves(thresholds),
                measurements.map(ClipMeasurements::wallMillis).orElse(0L), null);
    }

    private static Clip clip(final ReportSource source, final Optional<ClipInfo> decoded) {
        return decoded.map(info -> new Clip(source.name(), source.bytes(), info.container(), info.codec(), info.width(), info.height(),
                        finite(info.fps()), info.declaredFrames(), info.decodedFrames(), finite(info.seconds()), info.constantRate(),
                        info.audio(), info.decoder()))
                .orElse(new Clip(source.name(), source.bytes(), null, null, null, null, null, null, null, null, null, null, null));
    }

    private static Asked asked(final Expectation expectation) {
        return new Asked(whole(expectation.width()), whole(expectation.height()), positive(expectation.fps()),
                whole(expectation.frames()), positive(expectation.seconds()), expectation.camera().map(ReportBuilder::asked).orElse(null),
                expectation.tone().map(ReportBuilder::asked).orElse(null),
                names(expectation.format().containers()), names(expectation.format().codecs()), expectation.format().audio().orElse(null));
    }

    private static List<String> names(final List<String> asked) {
        return asked.isEmpty() ? null : asked;
    }

    private static AskedClass asked(final Expectation.Asked asked) {
        return new AskedClass(asked.term(), asked.target(), asked.accept());
    }

    private static List<ReasonEntry> reasons(final Judgement judgement) {
        return judgement.reasons().stream().map(reason -> new ReasonEntry(reason.code(), reason.severity(), time(reason.from()),
                time(reason.to()), optional(reason.value()), optional(reason.threshold()), reason.explanation())).toList();
    }

    private static List<DimensionEntry> dimensions(final Judgement judgement) {
        return judgement.dimensions().stream().map(score -> new DimensionEntry(score.dimension().id(), score.state(),
                score.isScored() ? rounded(score.score()) : null, score.weight(), score.explanation())).toList();
    }

    private static List<MatchEntry> matches(final Judgement judgement) {
        return Stream.concat(judgement.camera().stream(), judgement.tone().stream()).map(match -> new MatchEntry(match.measure(),
                match.term(), match.asked(), match.accepted(), match.measured(), match.state(),
                match.state() == ScoreState.SCORED ? match.value() : null, match.explanation())).toList();
    }

    private static List<Layer> layers(final Expectation expectation, final Optional<ClipMeasurements> measurements) {
        final boolean asked = expectation.camera().isPresent() || expectation.tone().isPresent();
        final List<Layer> layers = new ArrayList<>();
        if (measurements.isEmpty()) {
            layers.add(new Layer("decode", Layer.State.RAN, "The clip cannot be decoded"));
            layers.add(new Layer("signal", Layer.State.NOT_RUN, "There are no frames to measure"));
            layers.add(new Layer("adherence", asked ? Layer.State.NOT_RUN : Layer.State.NOT_ASKED, "There are no frames to measure"));
        } else {
            layers.add(new Layer("decode", Layer.State.RAN, "Decoded by " + measurements.get().info().decoder()));
            layers.add(new Layer("signal", Layer.State.RAN, "Metrics: "
                    + measurements.get().measurements().stream().map(Measurement::metric)
                    .filter(metric -> Arrays.stream(SemanticLayer.values()).noneMatch(layer -> layer.id().equals(metric)))
                    .collect(Collectors.joining(", "))));
            layers.add(asked
                    ? new Layer("adherence", Layer.State.RAN, "Camera movement and colour tone against the prompt, without a model")
                    : new Layer("adherence", Layer.State.NOT_ASKED, "The prompt asks for nothing that is measured"));
        }
        Arrays.stream(SemanticLayer.values()).map(layer -> semantic(layer, measurements.flatMap(layer::in))).forEach(layers::add);
        return List.copyOf(layers);
    }

    private static Layer semantic(final SemanticLayer layer, final Optional<Measurement> measurement) {
        return measurement.map(said -> switch (SemanticState.of(said)) {
            case JUDGED -> new Layer(layer.id(), Layer.State.RAN, "Judged by " + said.labels().getOrDefault(SemanticScorer.MODEL, "a model"));
            case NOT_ASKED -> new Layer(layer.id(), Layer.State.NOT_ASKED, said.note());
            case LANGUAGE_UNSUPPORTED, UNAVAILABLE, SPARED -> new Layer(layer.id(), Layer.State.NOT_RUN, said.note());
        }).orElseGet(() -> new Layer(layer.id(), Layer.State.NOT_RUN, "No " + layer.model() + " is configured"));
    }

    private static List<Metric> metrics(final Optional<ClipMeasurements> measurements) {
        return measurements.map(ClipMeasurements::measurements).orElse(List.of()).stream().map(measurement -> {
            final Map<String, Double> values = new TreeMap<>();
            measurement.values().forEach((name, value) -> values.put(name, finite(value)));
            final Map<String, List<Double>> series = new TreeMap<>();
            final Map<String, Integer> thinned = new TreeMap<>();
            measurement.series().forEach((name, numbers) -> {
                final int step = SeriesThinner.step(numbers.length);
                if (step > 1) {
                    thinned.put(name, step);
                }
                series.put(name, Arrays.stream(SeriesThinner.thin(name, numbers)).mapToObj(number -> significant(number, SERIES_DIGITS)).toList());
            });
            return new Metric(measurement.metric(), measurement.applicable(), measurement.note(), Collections.unmodifiableMap(values),
                    Collections.unmodifiableMap(new TreeMap<>(measurement.labels())), Collections.unmodifiableMap(series),
                    measurement.findings().stream().map(finding -> new FindingEntry(finding.code(), time(finding.from()),
                            time(finding.to()), finite(finding.value()), finding.explanation())).toList(), thinned);
        }).toList();
    }

    private static List<Limit> limits(final Thresholds thresholds) {
        return Arrays.stream(Criterion.values()).filter(thresholds.limits()::containsKey).map(criterion -> {
            final Threshold threshold = thresholds.of(criterion);
            return new Limit(criterion.id(), criterion.direction().id(), optional(threshold.review()), optional(threshold.reject()));
        }).toList();
    }

    private static List<CurveEntry> curves(final Thresholds thresholds) {
        return Arrays.stream(Dimension.values()).filter(thresholds.curves()::containsKey).map(dimension -> new CurveEntry(dimension.id(),
                thresholds.curves().get(dimension).zero(), thresholds.curves().get(dimension).one())).toList();
    }

    private static double time(final double seconds) {
        return Double.isFinite(seconds) ? Math.round(seconds * MILLISECONDS) / MILLISECONDS : 0;
    }

    private static double rounded(final double finite) {
        return Decimals.significant(finite, DIGITS);
    }

    private static Double finite(final double value) {
        return significant(value, DIGITS);
    }

    private static Double significant(final double value, final int digits) {
        return Double.isFinite(value) ? Decimals.significant(value, digits) : null;
    }

    private static Double optional(final OptionalDouble value) {
        return value.isPresent() ? finite(value.getAsDouble()) : null;
    }

    private static Double positive(final double value) {
        return value > 0 ? finite(value) : null;
    }

    private static Integer whole(final int value) {
        return value > 0 ? value : null;
    }
}
