package io.nifiwan.quality.sheet;

import io.nifiwan.media.draw.TextPainter;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.Limit;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Verdict;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/**
 * What was measured over time, one strip a series, under one axis of seconds. Where something is wrong the strips are washed in the colour of
 * its severity and the code stands above; dashed lines are the limits of a series that is compared value by value.
 */
final class Plots {
    private static final List<Strip> STRIPS = List.of(
            new Strip("flicker", "luma", "Brightness 亮度", Optional.empty()),
            new Strip("cuts", "difference", "Frame difference 帧差", Optional.empty()),
            new Strip("motion", "tcr", "Incoherence 运动不连贯度", Optional.of(Criterion.MOTION)),
            new Strip("sharpness", "sharpr", "Sharpness 清晰度", Optional.of(Criterion.SHARPNESS)));
    private static final int STRIP = 78;
    private static final int GAP = 10;
    private static final int LANE = 20;
    private static final int AXIS = 24;
    private static final int LABEL = 196;
    private static final double SMALL = 13;
    private static final double WHOLE_CLIP = 0.9;

    private final TextPainter text = TextPainter.bundled();
    private final QualityReport report;
    private final Timeline timeline;
    private final List<Strip> strips;
    private final List<ReasonEntry> defects;

    /** One series to plot, and the criterion whose limits are drawn. */
    private record Strip(String metric, String series, String title, Optional<Criterion> criterion) {
    }

    Plots(final QualityReport report) {
        this.report = report;
        timeline = new Timeline(report);
        strips = timeline.seconds() > 0 ? STRIPS.stream().filter(strip -> timeline.points(strip.metric(), strip.series()).size() > 1).toList()
                : List.of();
        defects = report.reasons().stream().filter(reason -> reason.severity() != Severity.NOTE
                && reason.to() - reason.from() < WHOLE_CLIP * timeline.seconds()).toList();
    }

    int height() {
        return strips.isEmpty() ? 0 : LANE + strips.size() * (STRIP + GAP) + AXIS;
    }

    void draw(final Graphics2D graphics, final int top) {
        if (strips.isEmpty()) {
            return;
        }
        for (int index = 0; index < strips.size(); index++) {
            strip(graphics, strips.get(index), top + LANE + index * (STRIP + GAP));
        }
        defects.forEach(defect -> defect(graphics, defect, top));
        double free = 0;
        for (final ReasonEntry defect : defects) {
            free = label(graphics, defect, top, free);
        }
        axis(graphics, top + height() - AXIS);
    }

    private void strip(final Graphics2D graphics, final Strip strip, final int top) {
        final List<Timeline.Point> points = timeline.points(strip.metric(), strip.series());
        final Optional<Limit> limit = strip.criterion().flatMap(this::limit);
        double low = points.stream().mapToDouble(Timeline.Point::value).min().orElse(0);
        double high = points.stream().mapToDouble(Timeline.Point::value).max().orElse(1);
        for (final Double bound : limit.map(found -> List.of(Optional.ofNullable(found.review()), Optional.ofNullable(found.reject())))
                .orElse(List.of()).stream().flatMap(Optional::stream).toList()) {
            low = Math.min(low, bound);
            high = Math.max(high, bound);
        }
        graphics.setColor(Palette.PANEL);
        graphics.fillRect(LABEL, top, right() - LABEL, STRIP);
        graphics.setColor(Palette.INK);
        text.draw(graphics, text.ellipsize(strip.title(), SMALL, LABEL - ContactSheet.MARGIN - 8), ContactSheet.MARGIN, top + 16.0, SMALL);
        graphics.setColor(Palette.FAINT);
        text.draw(graphics, Decimals.text(low) + " … " + Decimals.text(high), ContactSheet.MARGIN, top + 36.0, SMALL);
        final Scale scale = new Scale(low, high, top);
        limit.map(Limit::review).ifPresent(value -> limit(graphics, scale.y(value), Palette.of(Verdict.REVIEW)));
        limit.map(Limit::reject).ifPresent(value -> limit(graphics, scale.y(value), Palette.of(Verdict.REJECT)));
        final Path2D path = new Path2D.Double();
        points.forEach(point -> {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x(point.seconds()), scale.y(point.value()));
            } else {
                path.lineTo(x(point.seconds()), scale.y(point.value()));
            }
        });
        graphics.setColor(Palette.LINE);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(path);
        if (points.size() <= 32) {
            points.forEach(point -> graphics.fill(new Ellipse2D.Double(x(point.seconds()) - 2.5, scale.y(point.value()) - 2.5, 5, 5)));
        }
    }

    /** Where a value stands in a strip. */
    private record Scale(double low, double high, int top) {
        double y(final double value) {
            final double share = high > low ? (value - low) / (high - low) : 0.5;
            return top + 5 + (STRIP - 10) * (1 - share);
        }
    }

    private void limit(final Graphics2D graphics, final double y, final Color color) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        graphics.draw(new Line2D.Double(LABEL, y, right(), y));
    }

    private void defect(final Graphics2D graphics, final ReasonEntry defect, final int top) {
        final int from = (int) Math.floor(x(defect.from()));
        final int width = Math.max(3, (int) Math.ceil(x(defect.to())) - from);
        graphics.setColor(Palette.wash(Palette.of(defect.severity())));
        graphics.fillRect(from, top + LANE, width, strips.size() * (STRIP + GAP) - GAP);
        graphics.setColor(Palette.of(defect.severity()));
        graphics.fillRect(from, top + LANE - 4, width, 4);
    }

    /** Writes the code above its span unless another one is there; returns where the next label may begin. */
    private double label(final Graphics2D graphics, final ReasonEntry defect, final int top, final double free) {
        final String words = defect.code() + " " + ChineseWords.of(defect.code().name());
        final double width = text.width(words, SMALL);
        final double x = Math.min(x(defect.from()), right() - width);
        if (x < free) {
            return free;
        }
        graphics.setColor(Palette.of(defect.severity()));
        text.draw(graphics, words, x, top + 12.0, SMALL);
        return x + width + 8;
    }

    private void axis(final Graphics2D graphics, final int top) {
        final double step = timeline.seconds() <= 12 ? 1 : timeline.seconds() <= 60 ? 5 : Math.ceil(timeline.seconds() / 120) * 10;
        graphics.setStroke(new BasicStroke(1));
        for (double second = 0; second <= timeline.seconds(); second += step) {
            graphics.setColor(Palette.RULE);
            graphics.draw(new Line2D.Double(x(second), top - GAP, x(second), top - GAP + 6.0));
            graphics.setColor(Palette.FAINT);
            final String label = Decimals.text(second) + " s";
            text.draw(graphics, label, Math.min(x(second), right() - text.width(label, SMALL)), top + 10.0, SMALL);
        }
    }

    private Optional<Limit> limit(final Criterion criterion) {
        return report.thresholds().stream().filter(limit -> limit.criterion().equals(criterion.id())).findFirst();
    }

    private double x(final double seconds) {
        return LABEL + (right() - LABEL) * Math.clamp(seconds / timeline.seconds(), 0, 1);
    }

    private static int right() {
        return ContactSheet.WIDTH - ContactSheet.MARGIN;
    }
}
