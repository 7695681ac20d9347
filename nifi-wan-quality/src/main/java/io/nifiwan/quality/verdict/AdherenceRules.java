package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What follows from camera movement and tone against what was asked. */
final class AdherenceRules {
    private AdherenceRules() {
    }

    static List<Reason> reasons(final Optional<Match> camera, final Optional<Match> tone, final Thresholds thresholds,
                                final double seconds) {
        final List<Reason> reasons = new ArrayList<>();
        camera.filter(match -> match.state() == ScoreState.UNKNOWN).ifPresent(match -> reasons.add(new Reason(ReasonCode.CAMERA_UNKNOWN,
                Severity.REVIEW.atMost(thresholds.cameraMismatch()), 0, seconds, OptionalDouble.empty(), OptionalDouble.empty(),
                match.explanation())));
        camera.ifPresent(match -> mismatch(match, thresholds.of(Criterion.CAMERA_MATCH), thresholds.cameraMismatch(), seconds)
                .ifPresent(reasons::add));
        tone.ifPresent(match -> mismatch(match, thresholds.of(Criterion.TONE_MATCH), thresholds.toneMismatch(), seconds)
                .ifPresent(reasons::add));
        return reasons;
    }

    /** Mean of the asked matches that have a value; what is configured to have no consequence is left out. */
    static DimensionScore score(final Optional<Match> camera, final Optional<Match> tone, final Thresholds thresholds) {
        final double weight = thresholds.weight(Dimension.ADHERENCE);
        final List<Match> counting = Stream.concat(
                camera.filter(match -> thresholds.cameraMismatch() != Severity.NOTE).stream(),
                tone.filter(match -> thresholds.toneMismatch() != Severity.NOTE).stream()).toList();
        final List<Match> scored = counting.stream().filter(match -> match.state() == ScoreState.SCORED).toList();
        if (!scored.isEmpty()) {
            return new DimensionScore(Dimension.ADHERENCE, ScoreState.SCORED,
                    scored.stream().mapToDouble(Match::value).average().orElseThrow(), weight,
                    String.join("; ", counting.stream().map(Match::explanation).toList()));
        }
        if (counting.stream().anyMatch(match -> match.state() == ScoreState.UNKNOWN)) {
            return new DimensionScore(Dimension.ADHERENCE, ScoreState.UNKNOWN, 0, weight,
                    String.join("; ", counting.stream().map(Match::explanation).toList()));
        }
        return new DimensionScore(Dimension.ADHERENCE, ScoreState.NOT_APPLICABLE, 0, weight,
                camera.isEmpty() && tone.isEmpty() ? "No camera movement and no tone was asked" : "Nothing that was asked is judged");
    }

    private static Optional<Reason> mismatch(final Match match, final Threshold threshold, final Severity severity,
                                             final double seconds) {
        if (match.state() != ScoreState.SCORED) {
            return Optional.empty();
        }
        return threshold.breach(match.value()).map(breach -> new Reason(threshold.criterion().code(), severity, 0, seconds,
                OptionalDouble.of(match.value()), OptionalDouble.of(breach.limit()), match.explanation()));
    }
}
