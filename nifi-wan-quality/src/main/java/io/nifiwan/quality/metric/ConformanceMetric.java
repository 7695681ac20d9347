package io.nifiwan.quality.metric;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.FileFormat;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Size, frame rate, length and kind of file against what was asked; not applicable where none of them was asked. The size must be equal,
 * the rate within 0.01 and constant, the number of decoded frames within one, the declared length within 2 %. Values: {@code width}, {@code height},
 * {@code fps}, {@code frames}, {@code seconds}, {@code constant_rate} (0 or 1). Labels: {@code container}, {@code codec}, {@code audio}.
 * Findings: SIZE_MISMATCH, FPS_MISMATCH, LENGTH_MISMATCH, CONTAINER_MISMATCH, CODEC_MISMATCH, AUDIO_MISMATCH.
 * A container has several names where its formats share a structure (mov,mp4,m4a,3gp), and one of them that is accepted is enough.
 */
public final class ConformanceMetric implements ClipMetric {
    /** Id of the metric. */
    public static final String ID = "conformance";
    private static final double FPS_TOLERANCE = 0.01;
    private static final int FRAME_TOLERANCE = 1;
    private static final double SECONDS_TOLERANCE = 0.02;

    private VideoFacts facts;
    private Expectation asked;
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
        asked = expectation;
    }

    @Override
    public void accept(final Frame frame) {
        frames++;
    }

    @Override
    public Measurement finish() {
        final boolean nothing = asked.width() <= 0 && asked.height() <= 0 && asked.fps() <= 0 && asked.frames() <= 0 && asked.seconds() <= 0
            && asked.format().equals(FileFormat.ANY);
        if (nothing) {
            return Measurement.notApplicable(ID, "No size, frame rate, length or kind of file was asked");
        }
        final List<Finding> findings = new ArrayList<>();
        if (differs(asked.width(), facts.width()) || differs(asked.height(), facts.height())) {
            findings.add(finding(ReasonCode.SIZE_MISMATCH, (double) facts.width() * facts.height(),
                String.format(Locale.ROOT, "%dx%d pixels, asked %sx%s", facts.width(), facts.height(), orAny(asked.width()), orAny(asked.height()))));
        }
        if (asked.fps() > 0 && Math.abs(facts.fps() - asked.fps()) > FPS_TOLERANCE) {
            findings.add(finding(ReasonCode.FPS_MISMATCH, facts.fps(),
                String.format(Locale.ROOT, "%.3f frames per second, asked %.3f", facts.fps(), asked.fps())));
        } else if (asked.fps() > 0 && !facts.constantRate()) {
            findings.add(finding(ReasonCode.FPS_MISMATCH, facts.fps(),
                String.format(Locale.ROOT, "The frame rate is not constant; its mean is %.3f", facts.fps())));
        }
        if (asked.frames() > 0 && Math.abs(frames - asked.frames()) > FRAME_TOLERANCE) {
            findings.add(finding(ReasonCode.LENGTH_MISMATCH, frames, String.format(Locale.ROOT, "%d frames, asked %d", frames, asked.frames())));
        } else if (asked.seconds() > 0 && Math.abs(facts.seconds() - asked.seconds()) > SECONDS_TOLERANCE * asked.seconds()) {
            findings.add(finding(ReasonCode.LENGTH_MISMATCH, facts.seconds(),
                String.format(Locale.ROOT, "%.3f seconds, asked %.3f", facts.seconds(), asked.seconds())));
        }
        format(findings);
        return new Measurement(ID, true, "", Map.of("width", (double) facts.width(), "height", (double) facts.height(), "fps", facts.fps(),
            "frames", (double) frames, "seconds", facts.seconds(), "constant_rate", facts.constantRate() ? 1.0 : 0.0),
            Map.of("container", facts.container(), "codec", facts.codec(), "audio", facts.audio() ? "yes" : "no"), Map.of(), findings);
    }

    private void format(final List<Finding> findings) {
        final FileFormat format = asked.format();
        if (isMissing(format.containers(), facts.container())) {
            findings.add(finding(ReasonCode.CONTAINER_MISMATCH, Double.NaN,
                "The container is " + facts.container() + ", asked " + String.join(" or ", format.containers())));
        }
        if (isMissing(format.codecs(), facts.codec())) {
            findings.add(finding(ReasonCode.CODEC_MISMATCH, Double.NaN,
                "The video codec is " + facts.codec() + ", asked " + String.join(" or ", format.codecs())));
        }
        if (format.audio().isPresent() && format.audio().get() != facts.audio()) {
            findings.add(finding(ReasonCode.AUDIO_MISMATCH, Double.NaN,
                facts.audio() ? "There is a sound track, asked was none" : "There is no sound track, asked was one"));
        }
    }

    private static boolean isMissing(final List<String> accepted, final String names) {
        return !accepted.isEmpty() && Arrays.stream(names.split(",", -1)).noneMatch(accepted::contains);
    }

    private Finding finding(final ReasonCode code, final double value, final String explanation) {
        return new Finding(code, 0, Math.max(0, facts.seconds()), value, explanation);
    }

    private static boolean differs(final int wanted, final int found) {
        return wanted > 0 && wanted != found;
    }

    private static String orAny(final int side) {
        return side > 0 ? Integer.toString(side) : "any";
    }
}
