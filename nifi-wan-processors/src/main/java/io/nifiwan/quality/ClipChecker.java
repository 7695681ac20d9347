package io.nifiwan.quality;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Thresholds;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures, judges and reports one clip after the other. A clip that cannot be decoded gets a verdict like any other.
 *
 * @param measurer   measures clips
 * @param thresholds what the verdict is made with
 */
public record ClipChecker(ClipMeasurer measurer, Thresholds thresholds) {

    /**
     * Checks a clip.
     *
     * @param clip        video file
     * @param source      facts for the report
     * @param expectation what the clip was asked to be
     * @throws CheckException         when the decoder cannot be run or a metric fails; a clip that cannot be decoded is no exception
     * @throws InterruptedIOException when this thread is interrupted
     */
    public CheckedClip check(final Path clip, final ReportSource source, final Expectation expectation)
            throws CheckException, InterruptedIOException {
        final ClipMeasurements measurements;
        try {
            measurements = measurer.measure(clip, expectation);
        } catch (final UnreadableClipException e) {
            return refuse(e.getMessage(), source, expectation);
        } catch (final InterruptedIOException e) {
            throw e;
        } catch (final IOException e) {
            throw new CheckException(CheckError.DECODER, "The clip could not be measured: " + e.getMessage(), e);
        } catch (final RuntimeException e) {
            throw new CheckException(CheckError.INTERNAL, "A metric failed: " + e, e);
        }
        return checked(source, expectation, Optional.of(measurements), QualityGate.judge(measurements, expectation, thresholds));
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
