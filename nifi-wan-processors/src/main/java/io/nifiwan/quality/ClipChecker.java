package io.nifiwan.quality;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.semantic.SemanticBrief;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Thresholds;
import io.nifiwan.quality.verdict.Verdict;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures, judges and reports one clip after the other. A clip that cannot be decoded gets a verdict like any other.
 *
 * @param measurer   measures clips
 * @param thresholds what the verdict is made with
 * @param semantics  models that judge whether the clip shows its prompt
 */
public record ClipChecker(ClipMeasurer measurer, Thresholds thresholds, SemanticChecks semantics) {

    /** A checker without models. */
    public ClipChecker(final ClipMeasurer measurer, final Thresholds thresholds) {
        this(measurer, thresholds, SemanticChecks.none());
    }

    /**
     * Checks a clip.
     *
     * @param clip        video file
     * @param source      facts for the report
     * @param expectation what the clip was asked to be
     * @param brief       what the clip shall show
     * @throws CheckException         when the decoder cannot be run or a metric fails; a clip that cannot be decoded is no exception
     * @throws InterruptedIOException when this thread is interrupted
     */
    public CheckedClip check(final Path clip, final ReportSource source, final Expectation expectation, final SemanticBrief brief)
            throws CheckException, InterruptedIOException {
        final ClipMeasurements measurements;
        try {
            measurements = semantics.panel().measure(measurer, clip, expectation, brief,
                    measured -> QualityGate.judge(measured, expectation, thresholds).verdict() == Verdict.REJECT);
        } catch (final UnreadableClipException e) {
            return refuse(e.getMessage(), source, expectation);
        } catch (final InterruptedIOException e) {
            throw e;
        } catch (final IOException e) {
            throw new CheckException(CheckError.DECODER, "The clip could not be measured: " + e.getMessage(), e);
        } catch (final RuntimeException e) {
            throw new CheckException(CheckError.INTERNAL, "A metric failed: " + e, e);
        }
        semantics.check(measurements);
        return checked(source, expectation, Optional.of(measurements),
                QualityGate.judge(measurements, expectation, thresholds, semantics.required()));
    }

    /** The verdict on a clip that is not measured, with the reason. */
    public CheckedClip refuse(final String explanation, final ReportSource source, final Expectation expectation) {
        return checked(source, expectation, Optional.empty(), QualityGate.undecodable(explanation, thresholds));
    }

    private CheckedClip checked(final ReportSource source, final Expectation expectation, final Optional<ClipMeasurements> measurements,
                                final Judgement judgement) {
        return CheckedClip.of(expectation, measurements, judgement,
                ReportBuilder.build(source, expectation, measurements, judgement, thresholds));
    }
}
