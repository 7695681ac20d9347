package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Brightness that jumps. With Y the mean luma of a frame, 0 to 255: {@code yjit} = mean |Y(t+1) - 2 Y(t) + Y(t-1)|, {@code flash_share} =
 * share of frames in which that second difference is above 5. A steady fade has neither. Series: {@code luma} (Y per frame).
 * Findings: FLICKER for each stretch of single flashes, frames at least 5 levels brighter or darker than both neighbours, value the largest jump.
 */
public final class FlickerMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "flicker";
    private static final double FLASH = 5;
    private static final int FEWEST_FRAMES = 3;

    private final Series luma = new Series();
    private VideoFacts facts;

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
        long sum = 0;
        for (int value = 1; value < frame.histogram().length; value++) {
            sum += (long) value * frame.histogram()[value];
        }
        luma.add((double) sum / frame.luma().length);
    }

    @Override
    public Measurement finish() {
        if (luma.size() < FEWEST_FRAMES) {
            return Measurement.notApplicable(ID, "Fewer than three frames");
        }
        double sum = 0;
        int jumps = 0;
        for (int frame = 1; frame < luma.size() - 1; frame++) {
            final double second = Math.abs(luma.get(frame + 1) - 2 * luma.get(frame) + luma.get(frame - 1));
            sum += second;
            jumps += second > FLASH ? 1 : 0;
        }
        final double inner = luma.size() - 2;
        return new Measurement(ID, true, "", Map.of("yjit", sum / inner, "flash_share", jumps / inner), Map.of(),
            Map.of("luma", luma.toArray()), flashes());
    }

    private List<Finding> flashes() {
        final List<Finding> findings = new ArrayList<>();
        int start = -1;
        double largest = 0;
        for (int frame = 1; frame < luma.size(); frame++) {
            final double jump = frame == luma.size() - 1 ? 0 : flash(frame);
            if (jump >= FLASH) {
                start = start < 0 ? frame : start;
                largest = Math.max(largest, jump);
            } else if (start >= 0) {
                findings.add(new Finding(ReasonCode.FLICKER, facts.secondsOf(start), facts.secondsOf(frame), largest,
                    String.format(Locale.ROOT, "%d frames flash by up to %.1f of 255", frame - start, largest)));
                start = -1;
                largest = 0;
            }
        }
        return findings;
    }

    /** How far a frame stands out from both neighbours in the same direction; 0 where it lies between them. */
    private double flash(final int frame) {
        final double before = luma.get(frame) - luma.get(frame - 1);
        final double after = luma.get(frame) - luma.get(frame + 1);
        return before * after > 0 ? Math.min(Math.abs(before), Math.abs(after)) : 0;
    }
}
