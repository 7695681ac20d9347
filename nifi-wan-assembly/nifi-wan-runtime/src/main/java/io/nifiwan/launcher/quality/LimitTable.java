package io.nifiwan.launcher.quality;

import io.nifiwan.quality.calibrate.CriterionValues;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.Limit;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values of a report against the limits that it was judged with. */
final class LimitTable {
    private LimitTable() {
    }

    /** Rows with headings: what is compared, its value, the good side, the two limits, and whether one is breached. */
    static List<List<String>> rows(final QualityReport report) {
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("criterion", "value", "good is", "review", "reject", "")));
        final Map<Criterion, Double> values = CriterionValues.of(report);
        for (final Limit limit : report.thresholds()) {
            final Criterion criterion = Criterion.ofId(limit.criterion()).orElse(null);
            if (criterion != null && values.containsKey(criterion)) {
                final double value = values.get(criterion);
                rows.add(List.of(criterion.id(), Decimals.text(value), limit.direction().equals("below") ? "above" : "below", text(limit.review()),
                        text(limit.reject()), state(criterion, value, limit)));
            }
        }
        return rows;
    }

    private static String state(final Criterion criterion, final double value, final Limit limit) {
        final boolean beyondReject = limit.reject() != null && criterion.direction().isBreached(value, limit.reject());
        final boolean beyondReview = limit.review() != null && criterion.direction().isBreached(value, limit.review());
        return beyondReject ? "beyond reject" : beyondReview ? "beyond review" : "";
    }

    private static String text(final Double limit) {
        return limit == null ? "-" : Decimals.text(limit);
    }
}
