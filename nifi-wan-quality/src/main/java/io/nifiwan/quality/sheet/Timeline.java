package io.nifiwan.quality.sheet;

import io.nifiwan.quality.report.QualityReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The series of a report with their times. */
final class Timeline {
    private final QualityReport report;
    private final double seconds;

    /**
     * A value at a time.
     *
     * @param seconds time from the first frame
     * @param value   finite
     */
    record Point(double seconds, double value) {
    }

    Timeline(final QualityReport report) {
        this.report = report;
        this.seconds = seconds(report.clip());
    }

    /** Length of the clip, 0 where it could not be decoded. */
    double seconds() {
        return seconds;
    }

    /** The points of a series, without values that are no number; empty where it was not measured. */
    List<Point> points(final String metric, final String name) {
        final Optional<QualityReport.Metric> found = report.metrics().stream().filter(entry -> entry.metric().equals(metric)).findFirst();
        final List<Double> values = found.map(QualityReport.Metric::series).map(series -> series.get(name)).orElse(List.of());
        final List<Double> times = found.map(QualityReport.Metric::series).map(series -> series.get("seconds")).orElse(List.of());
        final List<Point> points = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            // A series without times has one value a frame, or one every so many frames.
            final Double time = times.size() == values.size() ? times.get(index) : Double.valueOf(seconds * index / values.size());
            if (values.get(index) != null && time != null) {
                points.add(new Point(time, values.get(index)));
            }
        }
        return points;
    }

    private static double seconds(final QualityReport.Clip clip) {
        if (clip.decoder() == null || clip.decodedFrames() == null || clip.decodedFrames() == 0) {
            return 0;
        }
        if (clip.seconds() != null && clip.seconds() > 0) {
            return clip.seconds();
        }
        return clip.fps() != null && clip.fps() > 0 ? clip.decodedFrames() / clip.fps() : 0;
    }
}
