package io.nifiwan.quality.metric;

import io.nifiwan.quality.vision.GlobalMotion;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The movement of the content step by step. Steps whose points do not agree at all (a cut, a wall of noise) count for the inlier share, but
 * their movement is left out.
 */
final class CameraPath {
    /** Fewer agreeing points than this say nothing about the camera. */
    private static final double AGREEING = 0.15;
    private static final int SMOOTHING = 2;
    /** Below this speed a step has no direction: widths, heights or logarithmic scale a second; degrees for roll. */
    private static final double UNDIRECTED = 1e-3;

    private final Map<Axis, Series> speeds = new EnumMap<>(Axis.class);
    private final Series starts = new Series();
    private final Series lengths = new Series();
    private final Series inliers = new Series();
    private int all;
    private int sparse;
    private double inlierSum;

    /** What moves. */
    enum Axis {
        PAN, TILT, ZOOM, ROLL
    }

    CameraPath() {
        for (final Axis axis : Axis.values()) {
            speeds.put(axis, new Series());
        }
    }

    /** Adds the step that starts at a time and lasts so long, in seconds. */
    void add(final GlobalMotion motion, final double start, final double length) {
        all++;
        inlierSum += motion.inliers();
        if (!motion.isKnown()) {
            sparse++;
        } else if (motion.inliers() >= AGREEING) {
            starts.add(start);
            lengths.add(length);
            inliers.add(motion.inliers());
            speeds.get(Axis.PAN).add(motion.right() / length);
            speeds.get(Axis.TILT).add(motion.down() / length);
            speeds.get(Axis.ZOOM).add(motion.logScale() / length);
            speeds.get(Axis.ROLL).add(motion.degrees() / length);
        }
    }

    /** Number of steps, with those left out. */
    int size() {
        return all;
    }

    /** Share of steps with too few points, 0 to 1. */
    double sparseShare() {
        return (double) sparse / all;
    }

    /** Mean share of points that agree, 0 to 1. */
    double inliers() {
        return inlierSum / all;
    }

    /** Mean speed along an axis, per second. */
    double mean(final Axis axis) {
        double path = 0;
        double time = 0;
        for (int step = 0; step < lengths.size(); step++) {
            path += speeds.get(axis).get(step) * lengths.get(step);
            time += lengths.get(step);
        }
        return time > 0 ? path / time : 0;
    }

    /** How much the steps agree in direction: 0 for as many forward as backward, 1 for all alike. */
    double consistency(final Axis axis) {
        double sum = 0;
        for (int step = 0; step < lengths.size(); step++) {
            final double speed = speeds.get(axis).get(step);
            sum += Math.abs(speed) < UNDIRECTED ? 0 : Math.signum(speed);
        }
        return lengths.size() == 0 ? 0 : Math.abs(sum) / lengths.size();
    }

    /** Root mean square of the pan and tilt velocity minus its five-step mean, picture sides a second. */
    double shake() {
        double sum = 0;
        for (int step = 0; step < lengths.size(); step++) {
            final double pan = speeds.get(Axis.PAN).get(step) - smooth(Axis.PAN, step);
            final double tilt = speeds.get(Axis.TILT).get(step) - smooth(Axis.TILT, step);
            sum += pan * pan + tilt * tilt;
        }
        return lengths.size() == 0 ? 0 : Math.sqrt(sum / lengths.size());
    }

    /** The longest way in one direction without turning back, after smoothing over five steps. */
    Stretch longest(final Axis axis, final int sign) {
        Stretch longest = new Stretch(0, 0);
        double path = 0;
        double time = 0;
        for (int step = 0; step < lengths.size(); step++) {
            final double speed = sign * smooth(axis, step);
            path = speed > 0 ? path + speed * lengths.get(step) : 0;
            time = speed > 0 ? time + lengths.get(step) : 0;
            longest = path > longest.path() ? new Stretch(path, time) : longest;
        }
        return longest;
    }

    /** Seconds covered by the used steps. */
    double seconds() {
        double sum = 0;
        for (int step = 0; step < lengths.size(); step++) {
            sum += lengths.get(step);
        }
        return sum;
    }

    /** Speeds by axis, with the start of each used step in {@code seconds}. */
    Map<String, double[]> series() {
        final Map<String, double[]> series = new LinkedHashMap<>();
        series.put("seconds", starts.toArray());
        series.put("inliers", inliers.toArray());
        speeds.forEach((axis, values) -> series.put(axis.name().toLowerCase(Locale.ROOT), values.toArray()));
        return series;
    }

    private double smooth(final Axis axis, final int step) {
        double sum = 0;
        int count = 0;
        for (int other = Math.max(0, step - SMOOTHING); other <= Math.min(lengths.size() - 1, step + SMOOTHING); other++) {
            sum += speeds.get(axis).get(other);
            count++;
        }
        return sum / count;
    }

    /**
     * A stretch in one direction.
     *
     * @param path    way, in picture sides
     * @param seconds time it takes
     */
    record Stretch(double path, double seconds) {
        double speed() {
            return seconds > 0 ? path / seconds : 0;
        }
    }
}
