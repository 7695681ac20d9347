package io.nifiwan.quality.sheet;

import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the moments that a sheet shows: the middles of eight equal parts, and up to four where the clip is worst. The worst are those that
 * the reasons name; where they name fewer than four, the least sharp and the least coherent moments fill up.
 */
final class FramePicker {
    /** Evenly spaced frames. */
    static final int EVEN = 8;
    /** Worst frames, at most. */
    static final int WORST = 4;
    /** A reason over a larger share of the clip says nothing about one moment. */
    private static final double WHOLE_CLIP = 0.9;
    /** Moments nearer than this show the same, in seconds. */
    private static final double SAME = 0.05;

    private final Timeline timeline;
    private final List<FramePick> worst = new ArrayList<>();

    private FramePicker(final Timeline timeline) {
        this.timeline = timeline;
    }

    /** The moments in the order of time, first the even ones, then the worst ones; none where the clip could not be decoded. */
    static List<FramePick> of(final QualityReport report) {
        final Timeline timeline = new Timeline(report);
        final List<FramePick> picks = new ArrayList<>();
        for (int part = 0; timeline.seconds() > 0 && part < EVEN; part++) {
            picks.add(new FramePick(timeline.seconds() * (2 * part + 1) / (2 * EVEN), "", false));
        }
        if (timeline.seconds() > 0) {
            final FramePicker picker = new FramePicker(timeline);
            report.reasons().stream().filter(reason -> reason.severity() != Severity.NOTE).forEach(picker::reason);
            picker.extreme("sharpness", "sharpr", false, "least sharp");
            picker.extreme("motion", "tcr", true, "least coherent");
            picker.worst.sort(Comparator.comparingDouble(FramePick::seconds));
            picks.addAll(picker.worst);
        }
        return List.copyOf(picks);
    }

    private void reason(final ReasonEntry reason) {
        if (reason.to() - reason.from() < WHOLE_CLIP * timeline.seconds()) {
            add((reason.from() + reason.to()) / 2, reason.code().name());
        } else if (reason.code() == ReasonCode.NOISY) {
            extreme("sharpness", "sharpr", true, reason.code().name());
        } else if (reason.code() == ReasonCode.BLURRED) {
            extreme("sharpness", "sharpr", false, reason.code().name());
        } else if (reason.code() == ReasonCode.INCOHERENT_MOTION) {
            extreme("motion", "tcr", true, reason.code().name());
        }
    }

    private void extreme(final String metric, final String series, final boolean largest, final String caption) {
        final Comparator<Timeline.Point> byValue = Comparator.comparingDouble(Timeline.Point::value);
        final List<Timeline.Point> points = timeline.points(metric, series);
        final Optional<Timeline.Point> found = largest ? points.stream().max(byValue) : points.stream().min(byValue);
        found.ifPresent(point -> add(point.seconds(), caption + " " + Decimals.text(point.value())));
    }

    private void add(final double seconds, final String caption) {
        if (worst.size() < WORST && worst.stream().noneMatch(pick -> Math.abs(pick.seconds() - seconds) < SAME)) {
            worst.add(new FramePick(seconds, caption, true));
        }
    }
}
