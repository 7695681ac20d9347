package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.LumaLevel;
import io.nifiwan.quality.decode.LumaPlane;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.vision.GlobalMotion;
import io.nifiwan.quality.vision.GlobalMotionEstimator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hard cuts. A frame is a candidate when its luma differs from the frame before by at least 6 of 255 on average, and by at least 3.5 times
 * the mean of the three differences before and after. It is no cut when one of the next three frames looks like the frame before again
 * (a flash), or when points can be followed across it and agree (a fast movement). Where rich texture moves, every difference is large: from
 * twice that mean on a frame is a cut if tracking fails into it and works on both sides. Works on 180 lines and keeps six frames.
 * Values: {@code cuts}, {@code flashes} (candidates that reverted). Series: {@code difference} (mean absolute luma difference to the frame
 * before, 0 for the first). Findings: CUT, value the difference.
 */
public final class CutMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "cuts";
    private static final int NEIGHBOURS = 3;
    private static final double LEAST = 6;
    private static final double RATIO = 3.5;
    private static final double REVERTED = 0.5;
    private static final double WEAK_RATIO = 2;
    private static final double TRACKED = 0.4;
    private static final double LOST = 0.2;
    private static final int RING = NEIGHBOURS + 3;

    private final List<LumaPlane> ring = new ArrayList<>();
    private final Series differences = new Series();
    private final List<Finding> findings = new ArrayList<>();
    private VideoFacts facts;
    private int flashes;
    private int flashEnd;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sampling sampling() {
        return Sampling.everyFrame();
    }

    @Override
    public void begin(final VideoFacts clip, final Expectation expectation) {
        facts = clip;
    }

    @Override
    public void accept(final Frame frame) {
        final LumaPlane plane = frame.plane(LumaLevel.FLOW_180);
        final int number = differences.size();
        differences.add(number == 0 ? 0 : PlaneDifference.mean(at(number - 1).values(), plane.values()));
        if (ring.size() < RING) {
            ring.add(plane.copy());
        } else {
            at(number).copyFrom(plane);
        }
        if (number >= NEIGHBOURS) {
            judge(number - NEIGHBOURS);
        }
    }

    @Override
    public Measurement finish() {
        if (differences.size() < 2) {
            return Measurement.notApplicable(ID, "Fewer than two frames");
        }
        for (int frame = Math.max(0, differences.size() - NEIGHBOURS); frame < differences.size(); frame++) {
            judge(frame);
        }
        return new Measurement(ID, true, "", Map.of("cuts", (double) findings.size(), "flashes", (double) flashes), Map.of(),
            Map.of("difference", differences.toArray()), findings);
    }

    private LumaPlane at(final int frame) {
        return ring.get(frame % RING);
    }

    /** Decides about the step into a frame, once the following frames are known. */
    private void judge(final int frame) {
        final double ratio = frame == 0 || frame <= flashEnd ? 0 : ratio(frame);
        if (differences.get(frame) < LEAST || ratio < WEAK_RATIO) {
            return;
        }
        final int reverted = reverted(frame);
        if (reverted > 0) {
            flashes++;
            flashEnd = reverted;
        } else if (ratio >= RATIO ? inliers(frame) < TRACKED : isBreak(frame)) {
            final double seconds = facts.secondsOf(frame);
            findings.add(new Finding(ReasonCode.CUT, seconds, seconds, differences.get(frame),
                String.format(Locale.ROOT, "A cut at frame %d: mean luma difference %.1f of 255", frame, differences.get(frame))));
        }
    }

    /** Difference of a step over the mean of those around it. */
    private double ratio(final int frame) {
        double sum = 0;
        int count = 0;
        for (int other = Math.max(1, frame - NEIGHBOURS); other <= Math.min(differences.size() - 1, frame + NEIGHBOURS); other++) {
            if (other != frame) {
                sum += differences.get(other);
                count++;
            }
        }
        return sum > 0 ? differences.get(frame) * count / sum : Double.MAX_VALUE;
    }

    /** The later frame that looks like the frame before again, or 0. */
    private int reverted(final int frame) {
        for (int later = frame + 1; later <= Math.min(differences.size() - 1, frame + NEIGHBOURS); later++) {
            if (PlaneDifference.mean(at(frame - 1).values(), at(later).values()) < REVERTED * differences.get(frame)) {
                return later;
            }
        }
        return 0;
    }

    private boolean isBreak(final int frame) {
        return frame >= 2 && frame + 1 < differences.size() && inliers(frame) < LOST
            && inliers(frame - 1) >= TRACKED && inliers(frame + 1) >= TRACKED;
    }

    /** Share of points that agree on one movement in the step into a frame; 0 where too few can be followed. */
    private double inliers(final int frame) {
        final GlobalMotionEstimator estimator = new GlobalMotionEstimator();
        estimator.next(at(frame - 1));
        final GlobalMotion motion = estimator.next(at(frame));
        return motion.isKnown() ? motion.inliers() : 0;
    }
}
