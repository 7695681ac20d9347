package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.LumaLevel;
import io.nifiwan.quality.decode.LumaPlane;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.vision.DenseFlow;
import io.nifiwan.quality.vision.FlowField;
import io.nifiwan.quality.vision.Pyramid;
import io.nifiwan.quality.vision.Warp;

import java.util.List;
import java.util.Map;

/**
 * How well movement carries on from frame to frame. For about 24 triplets the middle frame is predicted from its neighbours along the
 * optical flow between them (180 lines), and the error is divided by the change: with F the flow from t-1 to t+1 and B the flow back,
 * Î = ½ [W(I(t-1), -½ F) + W(I(t+1), -½ B)], W(I, v)(x) = I(x + v(x)), and {@code tcr} =
 * Σ mean|Î - I(t)| / Σ max(0.3, ½ (mean|I(t) - I(t-1)| + mean|I(t+1) - I(t)|)).
 * Judder, swapped and jumping frames come near 1 or above; blur, darkness and the amount of movement do not matter.
 * <p>
 * Values: {@code tcr}; {@code repeated_share}, share of frames equal to the frame before within 0.001 of the range; {@code flow}, mean speed
 * in picture diagonals a second. Series: {@code tcr} per triplet, {@code seconds} its time.
 */
public final class MotionMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "motion";
    private static final int TRIPLETS = 24;
    private static final double REPEATED = 0.001 * 255;
    private static final double SMALLEST_CHANGE = 0.3;

    private final DenseFlow denseFlow = new DenseFlow();
    private final Series ratios = new Series();
    private final Series seconds = new Series();
    private final Sampling triplets = Sampling.evenly(TRIPLETS);
    private VideoFacts facts;
    private byte[] previous = new byte[0];
    private LumaPlane before;
    private LumaPlane middle;
    private LumaPlane predicted;
    private double beforeSeconds;
    private double middleSeconds;
    private double errors;
    private double changes;
    private double speeds;
    private int frames;
    private int repeated;

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
        final byte[] luma = frame.luma();
        if (frames > 0 && PlaneDifference.isAtMost(REPEATED, new byte[][] {previous}, new byte[][] {luma})) {
            repeated++;
        }
        previous = previous.length == luma.length ? previous : new byte[luma.length];
        System.arraycopy(luma, 0, previous, 0, luma.length);
        final boolean isTripletEnd = frames >= 2 && triplets.wants(frames - 1, facts);
        // The smaller plane is only made for the frames of a triplet.
        if (isTripletEnd || triplets.wants(frames, facts) || triplets.wants(frames + 1, facts)) {
            final LumaPlane plane = frame.plane(LumaLevel.FLOW_180);
            if (isTripletEnd) {
                measure(plane, frame.seconds());
            }
            shift(plane, frame.seconds());
        }
        frames++;
    }

    @Override
    public Measurement finish() {
        if (ratios.size() == 0) {
            return Measurement.notApplicable(ID, "Fewer than three frames");
        }
        return new Measurement(ID, true, "", Map.of("tcr", errors / changes, "repeated_share", (double) repeated / (frames - 1),
            "flow", speeds / ratios.size()), Map.of(), Map.of("tcr", ratios.toArray(), "seconds", seconds.toArray()), List.of());
    }

    private void shift(final LumaPlane plane, final double time) {
        final LumaPlane free = before;
        before = middle;
        beforeSeconds = middleSeconds;
        middle = free == null ? LumaPlane.blank(plane.width(), plane.height()) : free;
        middle.copyFrom(plane);
        middleSeconds = time;
    }

    private void measure(final LumaPlane after, final double afterSeconds) {
        final Pyramid first = DenseFlow.pyramid(before);
        final Pyramid last = DenseFlow.pyramid(after);
        final FlowField there = denseFlow.between(first, last);
        final FlowField back = denseFlow.between(last, first);
        predicted = predicted == null ? LumaPlane.blank(after.width(), after.height()) : predicted;
        Warp.middle(first, there, last, back, predicted);
        final double error = PlaneDifference.mean(predicted.values(), middle.values());
        final double change = Math.max(SMALLEST_CHANGE, (PlaneDifference.mean(middle.values(), before.values())
            + PlaneDifference.mean(after.values(), middle.values())) / 2);
        errors += error;
        changes += change;
        speeds += there.meanLength() / Math.hypot(after.width(), after.height()) / Math.max(1e-3, afterSeconds - beforeSeconds);
        ratios.add(error / change);
        seconds.add(middleSeconds);
    }
}
