package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Measurement;

import java.util.OptionalDouble;

/** Looks up raw values; what is missing or not finite is not there. */
final class Numbers {
    private Numbers() {
    }

    static OptionalDouble of(final ClipMeasurements measurements, final String metric, final String value) {
        return measurements.of(metric)
                .filter(Measurement::applicable)
                .map(measurement -> measurement.values().get(value))
                .map(Numbers::finite)
                .orElse(OptionalDouble.empty());
    }

    static OptionalDouble of(final ClipMeasurements measurements, final Criterion criterion) {
        return of(measurements, criterion.metric(), criterion.value());
    }

    static OptionalDouble finite(final double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
