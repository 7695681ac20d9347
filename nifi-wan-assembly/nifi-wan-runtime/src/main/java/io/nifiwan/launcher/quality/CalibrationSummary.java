package io.nifiwan.launcher.quality;

import io.nifiwan.quality.calibrate.Calibration;
import io.nifiwan.quality.calibrate.CriterionCalibration;
import io.nifiwan.quality.calibrate.Cut;
import io.nifiwan.quality.calibrate.CutCurve;
import io.nifiwan.quality.calibrate.Interval;
import io.nifiwan.quality.calibrate.PairAgreement;
import io.nifiwan.quality.verdict.Decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A calibration as tables of plain text, and its curves as CSV. */
final class CalibrationSummary {
    private CalibrationSummary() {
    }

    static List<List<String>> criteria(final Calibration calibration) {
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("criterion", "good", "bad", "AUC", "review", "recall", "reject",
                "precision", "")));
        for (final CriterionCalibration criterion : calibration.criteria()) {
            final OptionalDouble review = criterion.after().review();
            final OptionalDouble reject = criterion.after().reject();
            final double confidence = calibration.targets().confidence();
            rows.add(List.of(criterion.criterion().id(), Integer.toString(criterion.good()), Integer.toString(criterion.bad()),
                    criterion.curve().map(CutCurve::area).map(CalibrationSummary::share).orElse("-") + criterion.area().map(area -> " (" + area
                    + ")").orElse(""),
                    change(criterion.before().review(), review),
                    criterion.curve().filter(curve -> review.isPresent()).map(curve -> curve.at(review.getAsDouble()))
                            .map(cut -> share(cut.recall(), cut.recallInterval(confidence))).orElse(""),
                    change(criterion.before().reject(), reject),
                    criterion.curve().filter(curve -> reject.isPresent()).map(curve -> curve.at(reject.getAsDouble()))
                    .filter(cut -> cut.flagged() > 0)
                            .map(cut -> share(cut.precision(), cut.precisionInterval(confidence))).orElse(""),
                    criterion.note()));
        }
        return rows;
    }

    static List<List<String>> pairs(final Calibration calibration) {
        final List<List<String>> rows = new ArrayList<>(List.of(List.of("criterion", "pairs", "agree", "same value", "accuracy")));
        for (final PairAgreement pair : calibration.pairs()) {
            rows.add(List.of(pair.criterion().id(), Integer.toString(pair.decided()), Integer.toString(pair.agreeing()),
                    Integer.toString(pair.tied()),
                    pair.decided() == 0 ? "-" : share(pair.accuracy(), pair.interval(calibration.targets().confidence()))));
        }
        return rows;
    }

    /** Every cut of every criterion: the points of all curves. */
    static List<String> curves(final Calibration calibration) {
        final List<String> lines = new ArrayList<>(List.of("criterion,limit,flagged_bad,flagged_good,bad,good,precision,recall,false_alarms"));
        for (final CriterionCalibration criterion : calibration.criteria()) {
            for (final Cut cut : criterion.curve().map(CutCurve::cuts).orElse(List.of())) {
                lines.add(String.join(",", criterion.criterion().id(), Double.toString(cut.limit()), Integer.toString(cut.flaggedBad()),
                        Integer.toString(cut.flaggedGood()), Integer.toString(cut.bad()), Integer.toString(cut.good()),
                        cut.flagged() == 0 ? "" : Double.toString(cut.precision()), Double.toString(cut.recall()),
                        Double.toString(cut.falseAlarms())));
            }
        }
        return lines;
    }

    private static String change(final OptionalDouble before, final OptionalDouble after) {
        return before.equals(after) ? text(after) : text(before) + " -> " + text(after);
    }

    private static String text(final OptionalDouble limit) {
        return limit.isPresent() ? Decimals.text(limit.getAsDouble()) : "none";
    }

    private static String share(final double share, final Interval interval) {
        return share(share) + " (" + interval + ")";
    }

    private static String share(final double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }
}
