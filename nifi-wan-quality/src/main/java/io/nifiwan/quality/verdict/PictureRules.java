package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares the measured numbers of the picture with their limits. Most are one number a clip, and the places that the metric found
 * say where; standstills and black are compared stretch by stretch, because their place and length decide.
 */
final class PictureRules {
    private static final List<Criterion> POOLED = List.of(Criterion.SHARPNESS, Criterion.NOISE, Criterion.MOTION, Criterion.FLICKER,
            Criterion.FLASH_SHARE, Criterion.FROZEN_SHARE, Criterion.BLACK_SHARE, Criterion.CUTS, Criterion.SHAKE);
    /** Textured blocks below which a picture is nearly empty; one of 480 lines has some 350 blocks, and good clips have 145 and more. */
    private static final double FEW_BLOCKS = 30;
    private static final List<Criterion> STRETCHES = List.of(Criterion.FROZEN_SECONDS, Criterion.BLACK_SECONDS);

    private final ClipMeasurements measurements;
    private final Expectation expectation;
    private final Thresholds thresholds;
    private final List<Reason> reasons = new ArrayList<>();

    private PictureRules(final ClipMeasurements measurements, final Expectation expectation, final Thresholds thresholds) {
        this.measurements = measurements;
        this.expectation = expectation;
        this.thresholds = thresholds;
    }

    static List<Reason> reasons(final ClipMeasurements measurements, final Expectation expectation, final Thresholds thresholds) {
        final PictureRules rules = new PictureRules(measurements, expectation, thresholds);
        POOLED.forEach(rules::pooled);
        STRETCHES.forEach(rules::stretches);
        rules.structure();
        return rules.reasons;
    }

    private void pooled(final Criterion criterion) {
        final OptionalDouble value = Numbers.of(measurements, criterion);
        if (value.isEmpty() || (criterion == Criterion.SHAKE && isAsked(CameraWords.HANDHELD))) {
            return;
        }
        thresholds.of(criterion).breach(value.getAsDouble()).ifPresent(breach -> {
            final List<Finding> places = findings(criterion);
            if (places.isEmpty()) {
                add(criterion, breach, value.getAsDouble(), 0, ClipTimes.seconds(measurements.info()), "");
            } else if (criterion == Criterion.CUTS) {
                places.forEach(place -> add(criterion, breach, value.getAsDouble(), place.from(), place.to(), place.explanation()));
            } else {
                add(criterion, breach, value.getAsDouble(), places.stream().mapToDouble(Finding::from).min().orElseThrow(),
                        places.stream().mapToDouble(Finding::to).max().orElseThrow(), "");
            }
        });
    }

    private void stretches(final Criterion criterion) {
        final List<Finding> places = findings(criterion);
        if (places.isEmpty()) {
            // The length is known but not the place, so nothing says that a black stretch is inside.
            Numbers.of(measurements, criterion).ifPresent(longest -> thresholds.of(criterion).breach(longest)
                    .flatMap(breach -> criterion == Criterion.BLACK_SECONDS ? reviewOnly(criterion, longest, breach) : Optional.of(breach))
                    .ifPresent(breach -> add(criterion, breach, longest, 0, ClipTimes.seconds(measurements.info()), "")));
            return;
        }
        for (final Finding place : places) {
            final double seconds = place.to() - place.from();
            final boolean atAnEnd = criterion == Criterion.BLACK_SECONDS && ClipTimes.touchesAnEnd(place, measurements.info());
            thresholds.of(criterion).breach(seconds)
                    .flatMap(breach -> atAnEnd ? reviewOnly(criterion, seconds, breach) : Optional.of(breach))
                    .ifPresent(breach -> add(criterion, breach, seconds, place.from(), place.to(), place.explanation()));
        }
    }

    /** The breach of the review limit alone, where the reject limit does not hold. */
    private Optional<Threshold.Breach> reviewOnly(final Criterion criterion, final double value, final Threshold.Breach breach) {
        if (breach.severity() == Severity.REVIEW) {
            return Optional.of(breach);
        }
        return new Threshold(criterion, thresholds.of(criterion).review(), OptionalDouble.empty()).breach(value);
    }

    /**
     * A picture with hardly any contrast that is blurred shows nothing: the mush of a failed generation. Where it has hardly any textured
     * block either, sharpness means little, and a person has to tell mush from fog.
     */
    private void structure() {
        final Optional<Measurement> sharpness = measurements.of(Criterion.SHARPNESS.metric());
        final OptionalDouble dark = Numbers.of(measurements, ToneMatcher.METRIC, "p5");
        final OptionalDouble bright = Numbers.of(measurements, ToneMatcher.METRIC, "p95");
        if (sharpness.isEmpty() || dark.isEmpty() || bright.isEmpty()) {
            return;
        }
        final OptionalDouble value = Numbers.of(measurements, Criterion.SHARPNESS);
        final boolean blurred = value.isPresent() && thresholds.of(Criterion.SHARPNESS).breach(value.getAsDouble()).isPresent();
        if (!blurred && Numbers.of(measurements, Criterion.SHARPNESS.metric(), "textured_blocks").orElse(0) >= FEW_BLOCKS) {
            return;
        }
        final double range = bright.getAsDouble() - dark.getAsDouble();
        thresholds.of(Criterion.STRUCTURE).breach(range)
                .map(breach -> blurred ? breach : new Threshold.Breach(Severity.REVIEW, breach.limit()))
                .ifPresent(breach -> add(Criterion.STRUCTURE, breach, range, 0, ClipTimes.seconds(measurements.info()), ""));
    }

    private List<Finding> findings(final Criterion criterion) {
        return measurements.of(criterion.metric()).map(Measurement::findings).orElse(List.of()).stream()
                .filter(finding -> finding.code() == criterion.code())
                .toList();
    }

    private void add(final Criterion criterion, final Threshold.Breach breach, final double value, final double from, final double to,
                     final String finding) {
        final String sentence = criterion.title() + " is " + Decimals.text(value) + ", " + criterion.direction().id() + " the "
                + (breach.severity() == Severity.REJECT ? "reject" : "review") + " limit " + Decimals.text(breach.limit());
        reasons.add(new Reason(criterion.code(), severity(criterion, breach), from, to, OptionalDouble.of(value),
                OptionalDouble.of(breach.limit()), finding.isBlank() ? sentence : sentence + ": " + finding));
    }

    private Severity severity(final Criterion criterion, final Threshold.Breach breach) {
        final boolean standstill = criterion == Criterion.FROZEN_SECONDS || criterion == Criterion.FROZEN_SHARE;
        return standstill && isAsked(CameraWords.STATIC) ? breach.severity().atMost(thresholds.frozenWhenStatic()) : breach.severity();
    }

    private boolean isAsked(final String label) {
        return expectation.camera().map(CameraWords::labels).filter(labels -> labels.contains(label)).isPresent();
    }
}
