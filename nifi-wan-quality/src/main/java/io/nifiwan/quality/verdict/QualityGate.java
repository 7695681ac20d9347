package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns measurements into a verdict. A pure function of its arguments, so that new thresholds need no new decoding.
 *
 * <p>Hard defects reject on their own; soft numbers are scored from 0 to 1 by the calibration curves of the profile and go into a
 * weighted total over the dimensions that have a score. The verdict is the worst that any reason asks for. Classic measures find
 * defects and do not rank taste: a pass says that nothing is broken, not that the clip is good.
 */
public final class QualityGate {
    private QualityGate() {
    }

    /**
     * Judges a clip.
     *
     * @param measurements what was measured; a metric that is missing or not applicable is never held against the clip
     * @param expectation  what the clip was asked to be; what was not asked is not judged
     * @param thresholds   limits, curves and weights
     */
    public static Judgement judge(final ClipMeasurements measurements, final Expectation expectation, final Thresholds thresholds) {
        return judge(measurements, expectation, thresholds, RequiredLayers.NONE);
    }

    /**
     * Judges a clip of which a model has to say something.
     *
     * @param required layers without which a clip cannot pass
     */
    public static Judgement judge(final ClipMeasurements measurements, final Expectation expectation, final Thresholds thresholds,
                                  final RequiredLayers required) {
        final double seconds = ClipTimes.seconds(measurements.info());
        final Optional<Match> camera = expectation.camera().map(asked -> CameraMatcher.match(asked, measurements.of(CameraMatcher.METRIC)));
        final Optional<Match> tone = expectation.tone().map(asked -> ToneMatcher.match(asked, measurements.of(ToneMatcher.METRIC)));
        final List<Reason> conformance = ConformanceRules.reasons(measurements, thresholds);
        final List<DimensionScore> dimensions = List.of(
                curve(Dimension.SHARPNESS, Criterion.SHARPNESS, measurements, thresholds),
                curve(Dimension.MOTION, Criterion.MOTION, measurements, thresholds),
                ConformanceRules.score(expectation, conformance, thresholds.weight(Dimension.CONFORMANCE)),
                AdherenceRules.score(camera, tone, thresholds),
                SemanticRules.score(measurements, thresholds));
        final double score = total(dimensions);

        final List<Reason> reasons = new ArrayList<>(conformance);
        reasons.addAll(PictureRules.reasons(measurements, expectation, thresholds));
        reasons.addAll(AdherenceRules.reasons(camera, tone, thresholds, seconds));
        reasons.addAll(SemanticRules.reasons(measurements, thresholds, required, seconds));
        total(score, dimensions, thresholds, seconds).ifPresent(reasons::add);
        reasons.sort(Reason.WORST_FIRST);
        return new Judgement(verdict(reasons), score, dimensions, camera, tone, reasons);
    }

    /**
     * The verdict on a clip that cannot be measured at all: it is rejected, because a broken clip is a finding, not a fault of the gate.
     *
     * @param explanation what is wrong with the clip
     */
    public static Judgement undecodable(final String explanation, final Thresholds thresholds) {
        final List<DimensionScore> dimensions = Arrays.stream(Dimension.values())
                .map(dimension -> dimension == Dimension.CONFORMANCE
                        ? new DimensionScore(dimension, ScoreState.SCORED, 0, thresholds.weight(dimension), "The clip cannot be measured")
                        : new DimensionScore(dimension, ScoreState.NOT_RUN, 0, thresholds.weight(dimension), "The clip cannot be measured"))
                .toList();
        return new Judgement(Verdict.REJECT, 0, dimensions, Optional.empty(), Optional.empty(), List.of(new Reason(
                ReasonCode.UNDECODABLE, Severity.REJECT, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), explanation)));
    }

    private static DimensionScore curve(final Dimension dimension, final Criterion criterion, final ClipMeasurements measurements,
                                        final Thresholds thresholds) {
        final double weight = thresholds.weight(dimension);
        final Curve curve = thresholds.curves().get(dimension);
        final Optional<Measurement> measurement = measurements.of(criterion.metric());
        if (measurement.isEmpty() || curve == null) {
            return new DimensionScore(dimension, ScoreState.NOT_RUN, 0, weight, "The metric " + criterion.metric() + " did not run");
        }
        final OptionalDouble value = Numbers.of(measurements, criterion);
        if (value.isEmpty()) {
            final String note = measurement.get().note();
            return new DimensionScore(dimension, ScoreState.NOT_APPLICABLE, 0, weight, note.isBlank() ? "Nothing to measure" : note);
        }
        return new DimensionScore(dimension, ScoreState.SCORED, curve.score(value.getAsDouble()), weight,
                criterion.title() + " is " + Decimals.text(value.getAsDouble()));
    }

    private static double total(final List<DimensionScore> dimensions) {
        final double weights = dimensions.stream().filter(DimensionScore::isScored).mapToDouble(DimensionScore::weight).sum();
        final double sum = dimensions.stream().filter(DimensionScore::isScored)
                .mapToDouble(dimension -> dimension.weight() * dimension.score()).sum();
        return weights > 0 ? sum / weights : 0;
    }

    /** The total says nothing where neither the picture nor its movement could be measured, and then a person has to look. */
    private static Optional<Reason> total(final double score, final List<DimensionScore> dimensions, final Thresholds thresholds,
                                          final double seconds) {
        final boolean measured = dimensions.stream().anyMatch(dimension -> dimension.isScored()
                && (dimension.dimension() == Dimension.SHARPNESS || dimension.dimension() == Dimension.MOTION));
        if (!measured) {
            return Optional.of(new Reason(ReasonCode.NOT_MEASURED, Severity.REVIEW, 0, seconds, OptionalDouble.empty(),
                    OptionalDouble.empty(), ReasonCode.NOT_MEASURED.description()));
        }
        return thresholds.of(Criterion.SCORE).breach(score).map(breach -> new Reason(ReasonCode.LOW_SCORE, breach.severity(), 0, seconds,
                OptionalDouble.of(score), OptionalDouble.of(breach.limit()),
                "The weighted score is " + Decimals.text(score) + ", below " + Decimals.text(breach.limit())));
    }

    private static Verdict verdict(final List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.severity().verdict()).max(Verdict::compareTo).orElse(Verdict.PASS);
    }
}
