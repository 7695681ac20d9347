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
 * Black frames by the rule of ffmpeg's blackdetect: a frame is black when at least 98 % of its pixels are at most a tenth of the luma range.
 * Values: {@code black_share} (of the frames, 0 to 1), {@code longest} (seconds), {@code longest_inside} (seconds, of stretches that touch
 * neither end of the clip). Series: {@code dark_pixels} (share per frame). Findings: BLACK for each stretch of at least 0.1 s, value its seconds.
 */
public final class BlackMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "black";
    private static final int DARK = 25;
    private static final double BLACK = 0.98;
    private static final double SHORTEST = 0.1;

    private final TimeSpans spans = new TimeSpans();
    private final Series dark = new Series();
    private VideoFacts facts;
    private int black;

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
        int count = 0;
        for (int value = 0; value <= DARK; value++) {
            count += frame.histogram()[value];
        }
        final double share = (double) count / frame.luma().length;
        dark.add(share);
        if (share >= BLACK) {
            black++;
            spans.open(frame.seconds());
        } else {
            spans.close(frame.seconds());
        }
    }

    @Override
    public Measurement finish() {
        if (dark.size() == 0) {
            return Measurement.notApplicable(ID, "No frames");
        }
        final double end = facts.secondsOf(dark.size() - 1) + 1 / facts.fps();
        spans.close(end);
        final double inside = spans.atLeast(0).stream().filter(span -> span.from() > 0 && span.to() < end)
            .mapToDouble(TimeSpans.Span::length).max().orElse(0);
        final List<Finding> findings = spans.atLeast(SHORTEST).stream()
            .map(span -> new Finding(ReasonCode.BLACK, span.from(), span.to(), span.length(),
                String.format(Locale.ROOT, "Black for %.2f s", span.length())))
            .toList();
        return new Measurement(ID, true, "", Map.of("black_share", (double) black / dark.size(), "longest", spans.longest(),
            "longest_inside", inside), Map.of(), Map.of("dark_pixels", dark.toArray()), findings);
    }
}
