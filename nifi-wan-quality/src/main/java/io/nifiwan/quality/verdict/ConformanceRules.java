package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.ReasonCode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Hard checks of the file: what a metric found wrong with it, and whether it decodes to its end. */
final class ConformanceRules {
    private static final Set<ReasonCode> HARD = EnumSet.of(ReasonCode.UNDECODABLE, ReasonCode.TRUNCATED, ReasonCode.SIZE_MISMATCH,
            ReasonCode.FPS_MISMATCH, ReasonCode.LENGTH_MISMATCH, ReasonCode.CONTAINER_MISMATCH, ReasonCode.CODEC_MISMATCH,
            ReasonCode.AUDIO_MISMATCH);

    private ConformanceRules() {
    }

    static List<Reason> reasons(final ClipMeasurements measurements, final Thresholds thresholds) {
        final List<Reason> reasons = new ArrayList<>();
        measurements.measurements().stream()
                .flatMap(measurement -> measurement.findings().stream())
                .filter(finding -> HARD.contains(finding.code()))
                .map(ConformanceRules::reason)
                .forEach(reasons::add);
        if (reasons.stream().noneMatch(reason -> reason.code() == ReasonCode.UNDECODABLE || reason.code() == ReasonCode.TRUNCATED)) {
            decoding(measurements.info(), thresholds, reasons);
        }
        return reasons;
    }

    /** Score from 0 to 1: the share of the asked checks that hold. */
    static DimensionScore score(final Expectation expectation, final List<Reason> reasons, final double weight) {
        final Set<ReasonCode> asked = EnumSet.of(ReasonCode.TRUNCATED);
        if (expectation.width() > 0 || expectation.height() > 0) {
            asked.add(ReasonCode.SIZE_MISMATCH);
        }
        if (expectation.fps() > 0) {
            asked.add(ReasonCode.FPS_MISMATCH);
        }
        if (expectation.frames() > 0 || expectation.seconds() > 0) {
            asked.add(ReasonCode.LENGTH_MISMATCH);
        }
        if (!expectation.format().containers().isEmpty()) {
            asked.add(ReasonCode.CONTAINER_MISMATCH);
        }
        if (!expectation.format().codecs().isEmpty()) {
            asked.add(ReasonCode.CODEC_MISMATCH);
        }
        if (expectation.format().audio().isPresent()) {
            asked.add(ReasonCode.AUDIO_MISMATCH);
        }
        final Set<ReasonCode> failed = EnumSet.noneOf(ReasonCode.class);
        reasons.forEach(reason -> failed.add(reason.code() == ReasonCode.UNDECODABLE ? ReasonCode.TRUNCATED : reason.code()));
        // A frame rate that is not constant fails whether or not a rate was asked.
        asked.addAll(failed);
        final int held = asked.size() - failed.size();
        return new DimensionScore(Dimension.CONFORMANCE, ScoreState.SCORED, (double) held / asked.size(), weight,
                held + " of " + asked.size() + " checks of the file hold");
    }

    private static Reason reason(final Finding finding) {
        return new Reason(finding.code(), Severity.REJECT, finding.from(), finding.to(), Numbers.finite(finding.value()),
                OptionalDouble.empty(), finding.explanation());
    }

    private static void decoding(final ClipInfo info, final Thresholds thresholds, final List<Reason> reasons) {
        if (info.decodedFrames() <= 0) {
            reasons.add(new Reason(ReasonCode.UNDECODABLE, Severity.REJECT, 0, ClipTimes.seconds(info), OptionalDouble.of(0),
                    OptionalDouble.empty(), "No frame could be decoded"));
            return;
        }
        if (info.declaredFrames() <= 0) {
            return;
        }
        final double share = (double) info.decodedFrames() / info.declaredFrames();
        thresholds.of(Criterion.DECODED_SHARE).breach(share).ifPresent(breach -> reasons.add(new Reason(ReasonCode.TRUNCATED,
                breach.severity(), share * ClipTimes.seconds(info), ClipTimes.seconds(info), OptionalDouble.of(share),
                OptionalDouble.of(breach.limit()),
                info.decodedFrames() + " of " + info.declaredFrames() + " declared frames could be decoded")));
    }
}
