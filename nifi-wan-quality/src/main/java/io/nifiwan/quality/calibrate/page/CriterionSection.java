package io.nifiwan.quality.calibrate.page;

import io.nifiwan.quality.calibrate.CriterionCalibration;
import io.nifiwan.quality.calibrate.Cut;
import io.nifiwan.quality.calibrate.CutCurve;
import io.nifiwan.quality.calibrate.JudgedClip;
import io.nifiwan.quality.calibrate.Observation;
import io.nifiwan.quality.calibrate.Sample;
import io.nifiwan.quality.verdict.Direction;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;

/** The part of the page about one criterion. */
final class CriterionSection {
    private final CriterionCalibration calibration;
    private final double confidence;
    private final IdentityHashMap<JudgedClip, Integer> numbers;
    private final OptionalDouble review;
    private final OptionalDouble reject;

    /** @param numbers number of each clip on the page, for its picture */
    CriterionSection(final CriterionCalibration calibration, final double confidence, final IdentityHashMap<JudgedClip, Integer> numbers) {
        this.calibration = calibration;
        this.confidence = confidence;
        this.numbers = numbers;
        this.review = calibration.after().review();
        this.reject = calibration.after().reject();
    }

    void write(final StringBuilder page) {
        final List<Sample> samples = calibration.observations().stream().map(Observation::sample).toList();
        final Scale axis = Histogram.axis(samples, review, reject);
        final String id = calibration.criterion().id();
        page.append("<section id='").append(id).append("'><h2>").append(Markup.escape(calibration.criterion().title()))
                .append(" <small>").append(id).append("</small></h2><p>A clip is flagged whose value is <b>")
                .append(calibration.criterion().direction() == Direction.BELOW ? "below" : "above").append("</b> the limit. ")
                .append(calibration.good()).append(" good and ").append(calibration.bad()).append(" bad clips have a value.</p>");
        if (!calibration.note().isEmpty()) {
            page.append("<p class='note'>").append(Markup.escape(calibration.note())).append(".</p>");
        }
        page.append("<div class='plots'><div>").append(Histogram.draw(samples, axis, review, reject))
                .append("<div class='slider'><input type='range' min='0' max='1000' step='1' aria-label='Limit of ").append(id)
                .append("' data-criterion='").append(id).append("'></div><p class='effect' aria-live='polite'></p></div>");
        calibration.curve().ifPresent(curve -> page.append(CurveChart.roc(curve, review, reject))
                .append(CurveChart.precisionRecall(curve, review, reject)));
        page.append("</div>");
        calibration.curve().ifPresent(curve -> limits(page, curve));
        nearest(page, "review", review);
        if (!reject.equals(review)) {
            nearest(page, "reject", reject);
        }
        page.append("</section>");
    }

    private void limits(final StringBuilder page, final CutCurve curve) {
        page.append("<table><tr><th>limit</th><th>value</th><th>was</th><th>precision</th><th>recall</th><th>good clips flagged</th></tr>");
        limit(page, "review", curve, review, calibration.before().review());
        limit(page, "reject", curve, reject, calibration.before().reject());
        page.append("</table>");
    }

    private void limit(final StringBuilder page, final String name, final CutCurve curve, final OptionalDouble after,
                       final OptionalDouble before) {
        page.append("<tr><th class='").append(name).append("'>").append(name).append("</th><td>").append(text(after)).append("</td><td>")
                .append(text(before)).append("</td>");
        if (after.isPresent()) {
            final Cut cut = curve.at(after.getAsDouble());
            page.append(cut.flagged() == 0 ? "<td>nothing is flagged</td>"
                            : cell(cut.precision(), cut.precisionInterval(confidence).toString(), cut.flaggedBad(), cut.flagged()))
                    .append(cell(cut.recall(), cut.recallInterval(confidence).toString(), cut.flaggedBad(), cut.bad()))
                    .append(cell(cut.falseAlarms(), cut.falseAlarmsInterval(confidence).toString(), cut.flaggedGood(), cut.good()));
        } else {
            page.append("<td></td><td></td><td></td>");
        }
        page.append("</tr>");
    }

    private void nearest(final StringBuilder page, final String name, final OptionalDouble limit) {
        if (limit.isEmpty()) {
            return;
        }
        page.append("<h3>Clips nearest to the ").append(name).append(" limit ").append(Markup.limit(limit.getAsDouble()))
                .append("</h3><div class='clips'>");
        for (final Observation observation : NearestClips.of(calibration.observations(), limit.getAsDouble())) {
            final boolean flagged = calibration.criterion().direction().isBreached(observation.sample().value(), limit.getAsDouble());
            page.append("<figure class='").append(observation.sample().bad() ? "bad" : "good").append("'><div class='picture p")
                    .append(numbers.get(observation.clip())).append("'></div><figcaption><b>").append(Markup.value(observation.sample().value()))
                    .append("</b> ").append(flagged ? "flagged" : "kept").append(", people say ")
                    .append(observation.sample().bad() ? "bad" : "good").append("<br>")
                    .append(Markup.escape(observation.clip().report().clip().name())).append("</figcaption></figure>");
        }
        page.append("</div>");
    }

    private static String text(final OptionalDouble limit) {
        return limit.isPresent() ? Markup.limit(limit.getAsDouble()) : "none";
    }

    private static String cell(final double share, final String interval, final int part, final int whole) {
        return "<td>" + Markup.share(share) + " <small>(" + interval + ")</small>, " + part + " of " + whole + "</td>";
    }
}
