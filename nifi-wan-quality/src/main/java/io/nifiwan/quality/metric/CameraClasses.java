package io.nifiwan.quality.metric;

import io.nifiwan.quality.metric.CameraPath.Axis;
import io.nifiwan.quality.metric.CameraPath.Stretch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The classes of a camera path. A pan or tilt is a mean speed of at least 0.02 picture sides a second with mostly one direction, or a
 * stretch of at least 0.05 sides in one direction (so a pan there and back is both); a zoom at least 0.02 a second, a roll at least 2 degrees
 * a second, both steadily; handheld a shake of at least 0.02. What is none of them is static. Directions are those of the camera.
 */
final class CameraClasses {
    static final String UNKNOWN = "unknown";
    static final String STATIC = "static";
    private static final double SLIDE = 0.02;
    private static final double SLIDE_CONSISTENCY = 0.6;
    private static final double STRETCH = 0.05;
    private static final double DRIFT = 0.012;
    private static final double ZOOM = 0.02;
    private static final double ROLL = 2;
    private static final double STEADY = 0.7;
    private static final double SHAKE = 0.02;
    private static final double TRUSTED_INLIERS = 0.35;
    private static final double SPARSE = 0.5;
    private static final double SLOW = 0.05;
    private static final double FAST = 0.2;

    private final CameraPath path;
    private final List<Candidate> candidates = new ArrayList<>();

    private CameraClasses(final CameraPath path) {
        this.path = path;
    }

    /** Speed in words: slow below 0.05 sides (or logarithmic scale) a second, fast above 0.2. */
    enum Speed {
        STILL, SLOW, MEDIUM, FAST
    }

    static CameraClasses of(final CameraPath path) {
        final CameraClasses classes = new CameraClasses(path);
        // Content and camera move in opposite directions; only a growing picture means forwards for both.
        classes.addSlide(Axis.PAN, -1, "pan_right");
        classes.addSlide(Axis.PAN, 1, "pan_left");
        classes.addSlide(Axis.TILT, 1, "tilt_up");
        classes.addSlide(Axis.TILT, -1, "tilt_down");
        classes.addSteady(Axis.ZOOM, 1, ZOOM, 1, "push_in");
        classes.addSteady(Axis.ZOOM, -1, ZOOM, 1, "pull_out");
        classes.addSteady(Axis.ROLL, -1, ROLL, Math.toRadians(1), "roll_cw");
        classes.addSteady(Axis.ROLL, 1, ROLL, Math.toRadians(1), "roll_ccw");
        if (path.shake() >= SHAKE) {
            classes.candidates.add(new Candidate("handheld", path.shake() / SHAKE, path.shake()));
        }
        classes.candidates.sort(Comparator.comparingDouble(Candidate::strength).reversed());
        if (classes.candidates.isEmpty()) {
            classes.candidates.add(new Candidate(STATIC, 1, 0));
        }
        return classes;
    }

    /** All classes, strongest first; never empty. */
    List<String> names() {
        return candidates.stream().map(Candidate::name).toList();
    }

    /** Whether enough points agree to trust the classes. */
    boolean isKnown() {
        return path.inliers() >= TRUSTED_INLIERS && path.sparseShare() <= SPARSE && path.seconds() > 0;
    }

    /** Speed of the strongest class. */
    Speed speed() {
        final double speed = candidates.get(0).speed();
        if (speed == 0) {
            return Speed.STILL;
        }
        if (speed > FAST) {
            return Speed.FAST;
        }
        return speed < SLOW ? Speed.SLOW : Speed.MEDIUM;
    }

    /**
     * 0 to 1: how many points agree (nothing at a share of 0.2, all at 0.7), how many steps had points, and for a still picture how clearly
     * it is still.
     */
    double confidence() {
        final double agreement = Math.max(0, Math.min(1, (path.inliers() - 0.2) / 0.5));
        final double drift = Math.max(Math.abs(path.mean(Axis.PAN)), Math.max(Math.abs(path.mean(Axis.TILT)), Math.abs(path.mean(Axis.ZOOM))));
        final boolean unclear = candidates.get(0).name().equals(STATIC) && drift >= DRIFT;
        return agreement * (1 - path.sparseShare()) * (unclear ? 0.5 : 1);
    }

    private void addSlide(final Axis axis, final int sign, final String name) {
        final double mean = sign * path.mean(axis);
        final Stretch stretch = path.longest(axis, sign);
        final boolean steady = mean >= SLIDE && path.consistency(axis) >= SLIDE_CONSISTENCY;
        final boolean far = stretch.path() >= STRETCH && stretch.speed() >= DRIFT;
        if (steady || far) {
            final double share = Math.max(steady ? mean : 0, far ? stretch.path() / path.seconds() : 0);
            candidates.add(new Candidate(name, share / SLIDE, steady ? mean : stretch.speed()));
        }
    }

    private void addSteady(final Axis axis, final int sign, final double least, final double unit, final String name) {
        final double mean = sign * path.mean(axis);
        if (mean >= least && path.consistency(axis) >= STEADY) {
            candidates.add(new Candidate(name, mean / least, mean * unit));
        }
    }

    private record Candidate(String name, double strength, double speed) {
    }
}
