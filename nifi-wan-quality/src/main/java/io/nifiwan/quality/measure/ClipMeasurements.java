package io.nifiwan.quality.measure;

import java.util.List;
import java.util.Optional;

/**
 * Everything measured of one clip in one pass.
 *
 * @param info         container and decoding facts
 * @param measurements one per metric, in the order of the metrics
 * @param wallMillis   time the pass took
 */
public record ClipMeasurements(ClipInfo info, List<Measurement> measurements, long wallMillis) {
    public ClipMeasurements {
        measurements = List.copyOf(measurements);
    }

    /** The measurement of one metric, empty where the metric did not run. */
    public Optional<Measurement> of(final String metric) {
        return measurements.stream().filter(measurement -> measurement.metric().equals(metric)).findFirst();
    }
}
