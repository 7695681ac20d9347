package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.ColorPicture;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Colour tone from small pictures, two a second and at most 120, black bars left out, in CIELAB (D65).
 * <p>
 * Values: {@code L} (mean lightness, 0 to 100), {@code p5}, {@code p95} (its percentiles), over all pixels inside the bars; over the pixels
 * lighter than 8: {@code a}, {@code b} (means), {@code chroma} (mean), {@code coherence} (length of the mean a, b over the mean chroma: 1 where
 * all colours are alike, 0 where they cancel out), {@code hue} (degrees of the mean a, b, 0 to 360), {@code spread} (deviation of a and b together).
 * Labels: {@code temperature} ({@code warm}, {@code cool}, {@code neutral} or {@code other}), {@code classes} (all classes of {@link ToneClasses}
 * that hold, separated by commas). Series: {@code L} per picture.
 */
public final class ToneMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "tone";
    private static final double PER_SECOND = 2;
    private static final int MOST_PICTURES = 120;

    private final List<ColorPicture> pictures = new ArrayList<>();
    private Sampling sampling = Sampling.perSecond(PER_SECOND);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Sampling sampling() {
        return sampling;
    }

    @Override
    public void begin(final VideoFacts facts, final Expectation expectation) {
        sampling = facts.seconds() * PER_SECOND > MOST_PICTURES ? Sampling.evenly(MOST_PICTURES) : Sampling.perSecond(PER_SECOND);
    }

    @Override
    public void accept(final Frame frame) {
        if (pictures.size() < MOST_PICTURES) {
            pictures.add(frame.picture());
        }
    }

    @Override
    public Measurement finish() {
        if (pictures.isEmpty()) {
            return Measurement.notApplicable(ID, "No frames");
        }
        final Tone tone = Tone.of(pictures);
        return new Measurement(ID, true, "",
            Map.of("L", tone.lightness(), "a", tone.a(), "b", tone.b(), "chroma", tone.chroma(), "coherence", tone.coherence(), "hue", tone.hue(),
                "spread", tone.spread(), "p5", tone.p5(), "p95", tone.p95()),
            Map.of("temperature", ToneClasses.temperature(tone), "classes", String.join(",", ToneClasses.of(tone))),
            Map.of("L", tone.lightnessByPicture()), List.of());
    }
}
