package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.LumaLevel;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.vision.GlobalMotion;
import io.nifiwan.quality.vision.GlobalMotionEstimator;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Camera movement from the movement of the background, about eight steps a second on 360 lines.
 * <p>
 * Values, all of the <em>content</em> on the screen, as means over the clip: {@code pan} (picture widths a second, right positive),
 * {@code tilt} (picture heights a second, down positive), {@code zoom} (logarithmic scale a second, growing positive), {@code roll}
 * (degrees a second, clockwise positive), {@code shake} (rms of the velocity minus its five-step mean, picture sides a second),
 * {@code inliers} (share of points that follow the background, 0 to 1), {@code confidence} (0 to 1), {@code steps}.
 * <p>
 * Labels, all of the <em>camera</em>, so content moving left is {@code pan_right}: {@code camera} (strongest class, or {@code unknown}),
 * {@code camera_all} (all classes, strongest first, separated by commas, or {@code unknown}), {@code candidates} (the classes regardless of
 * whether they can be trusted), {@code speed} ({@code still}, {@code slow}, {@code medium}, {@code fast}). One view cannot tell a pan from a
 * truck or a zoom from a dolly: one class stands for both.
 * <p>
 * Series, one value a step: {@code seconds}, {@code pan}, {@code tilt}, {@code zoom}, {@code roll}, {@code inliers}.
 */
public final class CameraMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "camera";
    private static final double STEPS_PER_SECOND = 8;

    private final GlobalMotionEstimator estimator = new GlobalMotionEstimator();
    private final CameraPath path = new CameraPath();
    private double lastSeconds = Double.NaN;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sampling sampling() {
        return Sampling.perSecond(STEPS_PER_SECOND);
    }

    @Override
    public void begin(final VideoFacts facts, final Expectation expectation) {
        // Needs nothing of the container: frames carry their time.
    }

    @Override
    public void accept(final Frame frame) {
        final GlobalMotion motion = estimator.next(frame.plane(LumaLevel.TRACKING_360));
        final double length = frame.seconds() - lastSeconds;
        if (length > 0) {
            path.add(motion, lastSeconds, length);
        }
        lastSeconds = frame.seconds();
    }

    @Override
    public Measurement finish() {
        if (path.size() < 2) {
            return Measurement.notApplicable(ID, "Fewer than two steps");
        }
        final CameraClasses classes = CameraClasses.of(path);
        final List<String> names = classes.names();
        final String all = classes.isKnown() ? String.join(",", names) : CameraClasses.UNKNOWN;
        return new Measurement(ID, true, "",
            Map.of("pan", path.mean(CameraPath.Axis.PAN), "tilt", path.mean(CameraPath.Axis.TILT), "zoom", path.mean(CameraPath.Axis.ZOOM),
                "roll", path.mean(CameraPath.Axis.ROLL), "shake", path.shake(), "inliers", path.inliers(), "confidence", classes.confidence(),
                "steps", (double) path.size()),
            Map.of("camera", classes.isKnown() ? names.get(0) : CameraClasses.UNKNOWN, "camera_all", all,
                "candidates", String.join(",", names), "speed", classes.speed().name().toLowerCase(Locale.ROOT)),
            path.series(), List.of());
    }
}
