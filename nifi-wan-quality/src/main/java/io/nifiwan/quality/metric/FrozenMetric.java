package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stretches in which the picture stands still, as ffmpeg's freezedetect sees them: each frame is compared with the frame where the stillness
 * began, not with its predecessor, so that slow movement is no freeze. Still means a mean absolute difference of at most 0.001 of the range
 * over the samples of all planes; ffmpeg counts limited-range samples, whose steps are smaller than the full-range ones here.
 * Values: {@code frozen_share} (share of the length in stretches of at least half a second, 0 to 1), {@code longest} (seconds).
 * Findings: FROZEN for each stretch of at least 1 s, value its seconds.
 */
public final class FrozenMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "frozen";
    private static final double STILL = 0.001 * 256 * 255 / 219;
    private static final double COUNTED = 0.5;
    private static final double REPORTED = 1;

    private final TimeSpans spans = new TimeSpans();
    private VideoFacts facts;
    private byte[][] reference;
    private double referenceSeconds;
    private int frames;

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
        final byte[][] planes = {frame.luma(), frame.cb(), frame.cr()};
        frames++;
        if (reference != null && PlaneDifference.isAtMost(STILL, reference, planes)) {
            spans.open(referenceSeconds);
            return;
        }
        spans.close(frame.seconds());
        reference = reference == null ? new byte[][] {planes[0].clone(), planes[1].clone(), planes[2].clone()} : reference;
        for (int plane = 0; plane < planes.length; plane++) {
            System.arraycopy(planes[plane], 0, reference[plane], 0, planes[plane].length);
        }
        referenceSeconds = frame.seconds();
    }

    @Override
    public Measurement finish() {
        if (frames < 2) {
            return Measurement.notApplicable(ID, "Fewer than two frames");
        }
        final double end = facts.secondsOf(frames - 1) + 1 / facts.fps();
        spans.close(end);
        final double frozen = spans.atLeast(COUNTED).stream().mapToDouble(TimeSpans.Span::length).sum();
        final List<Finding> findings = spans.atLeast(REPORTED).stream()
            .map(span -> new Finding(ReasonCode.FROZEN, span.from(), span.to(), span.length(),
                String.format(Locale.ROOT, "The picture stands still for %.2f s", span.length())))
            .toList();
        return new Measurement(ID, true, "", Map.of("frozen_share", Math.min(1, frozen / end), "longest", spans.longest()),
            Map.of(), Map.of(), findings);
    }
}
