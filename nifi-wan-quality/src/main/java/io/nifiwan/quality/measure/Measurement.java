package io.nifiwan.quality.measure;

import java.util.List;
import java.util.Map;

/**
 * What one metric found. Raw values only: thresholds, scores and verdicts come later, so that new thresholds need no new decoding.
 *
 * @param metric     metric id, for example {@code sharpness}
 * @param applicable whether the metric could say anything about this clip
 * @param note       why it is not applicable, or empty
 * @param values     pooled raw values by name, each documented at the metric
 * @param labels     measured classes by name, for example {@code camera} to {@code push_in}
 * @param series     values over time by name, one number per measured frame or step
 * @param findings   places where something may be wrong
 */
public record Measurement(String metric, boolean applicable, String note, Map<String, Double> values, Map<String, String> labels,
                          Map<String, double[]> series, List<Finding> findings) {
    public Measurement {
        values = Map.copyOf(values);
        labels = Map.copyOf(labels);
        series = Map.copyOf(series);
        findings = List.copyOf(findings);
    }

    /** A metric that cannot say anything about the clip. */
    public static Measurement notApplicable(final String metric, final String why) {
        return new Measurement(metric, false, why, Map.of(), Map.of(), Map.of(), List.of());
    }
}
