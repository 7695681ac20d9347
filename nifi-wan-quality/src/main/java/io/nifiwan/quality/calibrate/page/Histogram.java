package io.nifiwan.quality.calibrate.page;

import io.nifiwan.quality.calibrate.Sample;

import java.util.List;
import java.util.OptionalDouble;

/** How the values of good and of bad clips are distributed, as SVG, with the limits as lines and one line that the slider moves. */
final class Histogram {
    static final int WIDTH = 620;
    static final int LEFT = 34;
    static final int RIGHT = 12;
    private static final int HEIGHT = 200;
    private static final int TOP = 20;
    private static final int BOTTOM = 24;
    private static final int BINS = 30;

    private final Scale x;
    private final int[] good = new int[BINS];
    private final int[] bad = new int[BINS];

    private Histogram(final Scale x) {
        this.x = x;
    }

    /** The horizontal axis for some values and limits: a little wider than all of them. */
    static Scale axis(final List<Sample> samples, final OptionalDouble review, final OptionalDouble reject) {
        double low = samples.stream().mapToDouble(Sample::value).min().orElse(0);
        double high = samples.stream().mapToDouble(Sample::value).max().orElse(1);
        for (final OptionalDouble limit : List.of(review, reject)) {
            low = Math.min(low, limit.orElse(low));
            high = Math.max(high, limit.orElse(high));
        }
        final double margin = high > low ? (high - low) * 0.03 : Math.max(Math.abs(high) * 0.1, 0.1);
        return new Scale(low - margin, high + margin, LEFT, WIDTH - RIGHT);
    }

    static String draw(final List<Sample> samples, final Scale axis, final OptionalDouble review, final OptionalDouble reject) {
        final Histogram histogram = new Histogram(axis);
        for (final Sample sample : samples) {
            final int bin = Math.clamp((int) ((sample.value() - axis.low()) / (axis.high() - axis.low()) * BINS), 0, BINS - 1);
            (sample.bad() ? histogram.bad : histogram.good)[bin]++;
        }
        return histogram.draw(review, reject);
    }

    private String draw(final OptionalDouble review, final OptionalDouble reject) {
        int most = 1;
        for (int bin = 0; bin < BINS; bin++) {
            most = Math.max(most, good[bin] + bad[bin]);
        }
        final Scale y = new Scale(0, most, HEIGHT - BOTTOM, TOP);
        final StringBuilder svg = new StringBuilder("<svg class='histogram' viewBox='0 0 " + WIDTH + " " + HEIGHT
                + "' role='img' aria-label='Distribution of the values'>");
        y.ticks().stream().filter(tick -> tick == Math.rint(tick)).forEach(tick -> svg.append("<line class='grid' x1='").append(LEFT)
                .append("' x2='").append(WIDTH - RIGHT).append("' y1='").append(Markup.coordinate(y.pixel(tick))).append("' y2='")
                .append(Markup.coordinate(y.pixel(tick))).append("'/><text class='tick end' x='").append(LEFT - 5).append("' y='")
                .append(Markup.coordinate(y.pixel(tick) + 4)).append("'>").append((long) (double) tick).append("</text>"));
        x.ticks().forEach(tick -> svg.append("<text class='tick middle' x='").append(Markup.coordinate(x.pixel(tick))).append("' y='")
                .append(HEIGHT - 8).append("'>").append(Markup.value(tick)).append("</text>"));
        final double width = (x.last() - x.first()) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            final double left = x.first() + bin * width;
            svg.append(bar("good", left, width, y.pixel(good[bin]), y.first())).append(bar("bad", left, width, y.pixel(good[bin] + bad[bin]),
                    y.pixel(good[bin])));
        }
        review.ifPresent(limit -> svg.append(line("review", limit)));
        reject.ifPresent(limit -> svg.append(line("reject", limit)));
        return svg.append("<line class='cut' x1='0' x2='0' y1='").append(TOP - 6).append("' y2='").append(HEIGHT - BOTTOM)
                .append("'/></svg>").toString();
    }

    private static String bar(final String kind, final double left, final double width, final double top, final double bottom) {
        return bottom - top < 0.05 ? "" : "<rect class='" + kind + "' x='" + Markup.coordinate(left + 0.5) + "' width='"
                + Markup.coordinate(width - 1) + "' y='" + Markup.coordinate(top) + "' height='" + Markup.coordinate(bottom - top) + "'/>";
    }

    private String line(final String kind, final double limit) {
        final String place = Markup.coordinate(x.pixel(limit));
        return "<line class='" + kind + "' x1='" + place + "' x2='" + place + "' y1='" + TOP + "' y2='" + (HEIGHT - BOTTOM) + "'/><text class='"
                + kind + " middle' x='" + place + "' y='13'>" + kind + " " + Markup.limit(limit) + "</text>";
    }
}
