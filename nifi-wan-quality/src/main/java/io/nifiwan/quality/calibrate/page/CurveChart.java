package io.nifiwan.quality.calibrate.page;

import io.nifiwan.quality.calibrate.Cut;
import io.nifiwan.quality.calibrate.CutCurve;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A ROC or a precision-recall curve as SVG, with the limits as dots. */
final class CurveChart {
    private static final int SIZE = 240;
    private static final int LEFT = 40;
    private static final int BOTTOM = 34;
    private static final int TOP = 22;
    private static final int RIGHT = 10;

    private final String title;
    private final String across;
    private final String up;
    private final ToDoubleFunction<Cut> horizontal;
    private final ToDoubleFunction<Cut> vertical;
    private final Scale x = new Scale(0, 1, LEFT, SIZE - RIGHT);
    private final Scale y = new Scale(0, 1, SIZE - BOTTOM, TOP);

    private CurveChart(final String title, final String across, final String up, final ToDoubleFunction<Cut> horizontal,
                       final ToDoubleFunction<Cut> vertical) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** Share of bad clips flagged over share of good clips flagged. */
    static String roc(final CutCurve curve, final OptionalDouble review, final OptionalDouble reject) {
        final CurveChart chart = new CurveChart("ROC, area " + Markup.share(curve.area()), "good clips flagged", "bad clips flagged",
                Cut::falseAlarms, Cut::recall);
        final String chance = "<line class='chance' x1='" + chart.x.first() + "' y1='" + chart.y.first() + "' x2='" + chart.x.last() + "' y2='"
                + chart.y.last() + "'/>";
        return chart.draw(chance, curve, curve.cuts(), review, reject);
    }

    /** Precision over recall. The cut that flags nothing has no precision and is left out. */
    static String precisionRecall(final CutCurve curve, final OptionalDouble review, final OptionalDouble reject) {
        final CurveChart chart = new CurveChart("Precision and recall, average " + Markup.share(curve.averagePrecision()), "recall", "precision",
                Cut::recall, Cut::precision);
        final Cut any = curve.cuts().get(0);
        final double share = chart.y.pixel((double) any.bad() / (any.bad() + any.good()));
        final String chance = "<line class='chance' x1='" + chart.x.first() + "' y1='" + Markup.coordinate(share) + "' x2='" + chart.x.last()
                + "' y2='" + Markup.coordinate(share) + "'/>";
        return chart.draw(chance, curve, curve.cuts().subList(1, curve.cuts().size()), review, reject);
    }

    private String draw(final String chance, final CutCurve curve, final List<Cut> cuts, final OptionalDouble review,
                        final OptionalDouble reject) {
        final StringBuilder svg = new StringBuilder();
        svg.append("<svg class='curve' viewBox='0 0 ").append(SIZE).append(' ').append(SIZE).append("' role='img' aria-label='")
                .append(Markup.escape(title)).append("'><text class='title' x='").append(LEFT).append("' y='13'>").append(Markup.escape(title))
                .append("</text>");
        for (final double tick : new double[] {0, 0.5, 1}) {
            svg.append("<line class='grid' x1='").append(Markup.coordinate(x.pixel(tick))).append("' y1='").append(y.first()).append("' x2='")
                    .append(Markup.coordinate(x.pixel(tick))).append("' y2='").append(y.last()).append("'/><line class='grid' x1='")
                    .append(x.first()).append("' y1='").append(Markup.coordinate(y.pixel(tick))).append("' x2='").append(x.last()).append("' y2='")
                    .append(Markup.coordinate(y.pixel(tick))).append("'/><text class='tick middle' x='").append(Markup.coordinate(x.pixel(tick)))
                    .append("' y='").append(y.first() + 13).append("'>").append(tick).append("</text><text class='tick end' x='")
                    .append(LEFT - 5).append("' y='").append(Markup.coordinate(y.pixel(tick) + 4)).append("'>").append(tick).append("</text>");
        }
        svg.append("<text class='tick middle' x='").append((x.first() + x.last()) / 2).append("' y='").append(SIZE - 6).append("'>").append(across)
                .append("</text><text class='tick middle' transform='translate(11 ").append((y.first() + y.last()) / 2).append(") rotate(-90)'>")
                .append(up).append("</text>").append(chance).append("<polyline points='")
                .append(cuts.stream().map(this::point).collect(Collectors.joining(" "))).append("'/>");
        review.ifPresent(limit -> svg.append(dot(curve.at(limit), "review")));
        reject.ifPresent(limit -> svg.append(dot(curve.at(limit), "reject")));
        return svg.append("</svg>").toString();
    }

    private String point(final Cut cut) {
        return Markup.coordinate(x.pixel(horizontal.applyAsDouble(cut))) + "," + Markup.coordinate(y.pixel(vertical.applyAsDouble(cut)));
    }

    private String dot(final Cut cut, final String kind) {
        return "<circle class='" + kind + "' r='5' cx='" + Markup.coordinate(x.pixel(horizontal.applyAsDouble(cut))) + "' cy='"
                + Markup.coordinate(y.pixel(vertical.applyAsDouble(cut))) + "'><title>" + kind + " limit " + Markup.limit(cut.limit())
                + "</title></circle>";
    }
}
