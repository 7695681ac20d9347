package io.nifiwan.quality.calibrate.page;

import io.nifiwan.quality.calibrate.Calibration;
import io.nifiwan.quality.calibrate.CriterionCalibration;
import io.nifiwan.quality.calibrate.CutCurve;
import io.nifiwan.quality.calibrate.JudgedClip;
import io.nifiwan.quality.calibrate.Label;
import io.nifiwan.quality.calibrate.PairAgreement;
import io.nifiwan.quality.calibrate.Targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A calibration as one HTML page: plots are SVG, pictures are data URLs, and a script of its own moves the limits and counts. A content
 * security policy keeps it from loading anything, and all names in it are escaped.
 */
public final class CalibrationPage {
    private final Calibration calibration;
    private final Function<JudgedClip, Optional<byte[]>> pictures;
    private final IdentityHashMap<JudgedClip, Integer> numbers = new IdentityHashMap<>();

    private CalibrationPage(final Calibration calibration, final Function<JudgedClip, Optional<byte[]>> pictures) {
        this.calibration = calibration;
        this.pictures = pictures;
        for (int number = 0; number < calibration.clips().size(); number++) {
            numbers.put(calibration.clips().get(number), number);
        }
    }

    /**
     * Draws the page.
     *
     * @param pictures a JPEG of a clip, empty where there is none; asked only for the clips that are shown, once each
     */
    public static String of(final Calibration calibration, final Function<JudgedClip, Optional<byte[]>> pictures) {
        return new CalibrationPage(calibration, pictures).draw();
    }

    private String draw() {
        final StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
                + "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
                + "script-src 'unsafe-inline'\"><meta name='viewport' content='width=device-width'><title>Calibration of the quality "
                + "gate</title><style>");
        page.append(resource("calibration.css"));
        pictures(page);
        page.append("</style></head><body><main>");
        head(page);
        if (!calibration.pairs().isEmpty()) {
            pairs(page);
        }
        calibration.criteria().forEach(criterion -> new CriterionSection(criterion, calibration.targets().confidence(), numbers).write(page));
        page.append("</main><footer id='total' aria-live='polite'></footer><script>const data = ").append(PageData.of(calibration, numbers))
                .append(";\n").append(resource("calibration.js")).append("</script></body></html>\n");
        return page.toString();
    }

    private void head(final StringBuilder page) {
        final Targets targets = calibration.targets();
        final long bad = calibration.clips().stream().filter(clip -> clip.label().label().filter(Label.BAD::equals).isPresent()).count();
        final long good = calibration.clips().stream().filter(clip -> clip.label().label().filter(Label.GOOD::equals).isPresent()).count();
        page.append("<h1>Calibration of the quality gate</h1><p>").append(calibration.clips().size()).append(" labelled clips, ").append(good)
                .append(" good and ").append(bad).append(" bad as a whole").append(calibration.undecided() == 0 ? ""
                        : "; " + calibration.undecided() + " without a clear verdict are left out")
                .append(". The limits start from the profile <b>").append(Markup.escape(calibration.profile().thresholds().profile()))
                .append("</b>. Asked are a precision of ").append(targets.precision()).append(" for rejecting and a recall of ")
                .append(targets.recall()).append(" for reviewing").append(targets.conservative() ? ", reached by the lower end of the interval" : "")
                .append(". Intervals hold with a confidence of ").append(targets.confidence())
                .append(" (Wilson; Hanley and McNeil for the area). <b>Flagged</b> are clips beyond a limit; precision is the share of the flagged")
                .append(" clips that are bad, recall the share of the bad clips that are flagged. The figures are of the clips that the limits were")
                .append(" chosen with; others do a little worse.</p>");
        if (calibration.criteria().isEmpty()) {
            return;
        }
        page.append("<table class='overview'><tr><th>criterion</th><th>good / bad</th><th>AUC</th><th>review</th><th>reject</th><th></th></tr>");
        for (final CriterionCalibration criterion : calibration.criteria()) {
            page.append("<tr><td><a href='#").append(criterion.criterion().id()).append("'>").append(Markup.escape(criterion.criterion().title()))
                    .append("</a></td><td>").append(criterion.good()).append(" / ").append(criterion.bad()).append("</td><td>")
                    .append(criterion.curve().map(CutCurve::area).map(Markup::share).orElse("–")).append(" <small>")
                    .append(criterion.area().map(interval -> "(" + interval + ")").orElse("")).append("</small></td><td>")
                    .append(change(criterion.before().review(), criterion.after().review())).append("</td><td>")
                    .append(change(criterion.before().reject(), criterion.after().reject())).append("</td><td class='remark'>")
                    .append(Markup.escape(criterion.note())).append("</td></tr>");
        }
        page.append("</table>");
    }

    private void pairs(final StringBuilder page) {
        page.append("<section id='pairs'><h2>Pairs</h2><p>How often the clip that people prefer has the better value.</p>")
                .append("<table><tr><th>criterion</th><th>accuracy</th><th>agree</th><th>disagree</th><th>same value</th><th>no "
                + "preference</th></tr>");
        for (final PairAgreement pair : calibration.pairs()) {
            page.append("<tr><td>").append(Markup.escape(pair.criterion().title())).append("</td><td>")
                    .append(pair.decided() == 0 ? "–" : Markup.share(pair.accuracy()) + " <small>("
                            + pair.interval(calibration.targets().confidence()) + ")</small>")
                    .append("</td><td>").append(pair.agreeing()).append("</td><td>").append(pair.opposed()).append("</td><td>")
                    .append(pair.tied()).append("</td><td>").append(pair.same()).append("</td></tr>");
        }
        page.append("</table></section>");
    }

    /** Each picture once, as the background of a class, however often its clip is shown. */
    private void pictures(final StringBuilder page) {
        final TreeSet<Integer> shown = new TreeSet<>();
        calibration.criteria().forEach(criterion -> {
            for (final OptionalDouble limit : new OptionalDouble[] {criterion.after().review(), criterion.after().reject()}) {
                if (limit.isPresent()) {
                    NearestClips.of(criterion.observations(), limit.getAsDouble()).forEach(found -> shown.add(numbers.get(found.clip())));
                }
            }
        });
        shown.forEach(number -> pictures.apply(calibration.clips().get(number)).ifPresent(jpeg -> page.append(".p").append(number)
                .append("{background-image:url(data:image/jpeg;base64,").append(Base64.getEncoder().encodeToString(jpeg)).append(")}\n")));
    }

    private static String change(final OptionalDouble before, final OptionalDouble after) {
        final String is = after.isPresent() ? Markup.limit(after.getAsDouble()) : "none";
        return before.equals(after) ? is : "<b>" + is + "</b> <small>was " + (before.isPresent() ? Markup.limit(before.getAsDouble()) : "none")
                + "</small>";
    }

    private static String resource(final String name) {
        try (InputStream input = CalibrationPage.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("Part of this library: " + name, e);
        }
    }
}
