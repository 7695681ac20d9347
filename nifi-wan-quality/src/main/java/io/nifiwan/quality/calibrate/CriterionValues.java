package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.MatchEntry;
import io.nifiwan.quality.report.QualityReport.Metric;
import io.nifiwan.quality.verdict.Criterion;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The numbers in a report that are compared with limits. */
public final class CriterionValues {
    private CriterionValues() {
    }

    /** The finite values of a report; a criterion that could not be measured, or was not asked, is missing. */
    public static Map<Criterion, Double> of(final QualityReport report) {
        final Map<Criterion, Double> values = new EnumMap<>(Criterion.class);
        for (final Criterion criterion : Criterion.values()) {
            value(report, criterion).filter(Double::isFinite).ifPresent(value -> values.put(criterion, value));
        }
        return values;
    }

    private static Optional<Double> value(final QualityReport report, final Criterion criterion) {
        if (!criterion.metric().isEmpty()) {
            return raw(report, criterion.metric(), criterion.value());
        }
        return switch (criterion) {
            case STRUCTURE -> raw(report, "tone", "p95").flatMap(bright -> raw(report, "tone", "p5").map(dark -> bright - dark));
            case DECODED_SHARE -> decoded(report);
            case CAMERA_MATCH -> match(report, "camera");
            case TONE_MATCH -> match(report, "tone");
            case SCORE -> report.metrics().isEmpty() ? Optional.empty() : Optional.of(report.score());
            default -> Optional.empty();
        };
    }

    private static Optional<Double> raw(final QualityReport report, final String metric, final String value) {
        return report.metrics().stream().filter(entry -> entry.metric().equals(metric) && entry.applicable()).findFirst()
                .map(Metric::values).map(values -> values.get(value));
    }

    private static Optional<Double> decoded(final QualityReport report) {
        final Integer declared = report.clip().declaredFrames();
        final Integer decoded = report.clip().decodedFrames();
        return declared == null || decoded == null || declared <= 0 ? Optional.empty() : Optional.of((double) decoded / declared);
    }

    private static Optional<Double> match(final QualityReport report, final String measure) {
        return report.matches().stream().filter(entry -> entry.measure().equals(measure)).findFirst().map(MatchEntry::value);
    }
}
