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
 * Whether the clip decodes to its end. Values: {@code decoded_frames}, {@code declared_frames}, {@code decoded_share} (0 to 1).
 * Finding TRUNCATED where less than 98 % of the declared frames decode.
 */
public final class DecodingMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "decoding";
    private static final double COMPLETE = 0.98;

    private VideoFacts facts;
    private int decoded;

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
        decoded++;
    }

    @Override
    public Measurement finish() {
        final double share = Math.min(1, (double) decoded / facts.declaredFrames());
        final double end = facts.secondsOf(decoded);
        final List<Finding> findings = share >= COMPLETE ? List.of() : List.of(new Finding(ReasonCode.TRUNCATED, end, Math.max(end, facts.seconds()),
            share, String.format(Locale.ROOT, "%d of %d declared frames decode", decoded, facts.declaredFrames())));
        return new Measurement(ID, true, "", Map.of("decoded_frames", (double) decoded, "declared_frames", (double) facts.declaredFrames(),
            "decoded_share", share), Map.of(), Map.of(), findings);
    }
}
