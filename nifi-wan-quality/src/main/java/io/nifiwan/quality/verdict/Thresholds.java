package io.nifiwan.quality.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything that turns raw values into a verdict. Immutable; profiles give the defaults, see {@link Profile}.
 *
 * @param profile          id of the profile that it started from
 * @param limits           limits by criterion; a criterion without an entry is not judged
 * @param curves           calibration curves of the dimensions that score a raw value
 * @param weights          share of each dimension in the total, zero or above
 * @param cameraMismatch   what a camera movement other than the asked one does; {@link Severity#NOTE} also leaves it out of the score
 * @param toneMismatch     what a tone other than the asked one does; {@link Severity#NOTE} also leaves it out of the score
 * @param frozenWhenStatic the most that a standstill does where a static camera is asked
 */
public record Thresholds(String profile, Map<Criterion, Threshold> limits, Map<Dimension, Curve> curves, Map<Dimension, Double> weights,
                         Severity cameraMismatch, Severity toneMismatch, Severity frozenWhenStatic) {
    public Thresholds {
        limits = Map.copyOf(limits);
        curves = Map.copyOf(curves);
        weights = Map.copyOf(weights);
    }

    /** The limits of a criterion, both missing where it is not judged. */
    public Threshold of(final Criterion criterion) {
        return limits.getOrDefault(criterion, new Threshold(criterion, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    /** Share of a dimension in the total. */
    public double weight(final Dimension dimension) {
        return weights.getOrDefault(dimension, 0.0);
    }

    /** The same with one limit replaced. */
    public Thresholds with(final Criterion criterion, final Severity severity, final double limit) {
        final Map<Criterion, Threshold> changed = new EnumMap<>(Criterion.class);
        changed.putAll(limits);
        changed.put(criterion, of(criterion).with(severity, limit));
        return new Thresholds(profile, changed, curves, weights, cameraMismatch, toneMismatch, frozenWhenStatic);
    }

    /** The same with other consequences of a mismatch. */
    public Thresholds withMismatch(final Severity camera, final Severity tone) {
        return new Thresholds(profile, limits, curves, weights, camera, tone, frozenWhenStatic);
    }

    /** Criteria whose two limits contradict each other, in the order of {@link Criterion}. */
    public List<Threshold> contradictory() {
        final List<Threshold> found = new ArrayList<>();
        for (final Criterion criterion : Criterion.values()) {
            if (of(criterion).contradiction().isPresent()) {
                found.add(of(criterion));
            }
        }
        return found;
    }
}
