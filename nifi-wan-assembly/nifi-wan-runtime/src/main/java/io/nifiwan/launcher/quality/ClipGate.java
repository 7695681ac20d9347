package io.nifiwan.launcher.quality;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.measuring.StandardClipMeasurer;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.Thresholds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Judges files: a clip is measured, a report is taken as it is. Safe for use by several threads. */
final class ClipGate {
    private final ClipMeasurer measurer;
    private final Thresholds thresholds;
    private final ClipExpectations expectations;

    ClipGate(final Optional<FfmpegInstallation> ffmpeg, final Thresholds thresholds, final ClipExpectations expectations) {
        this.measurer = StandardClipMeasurer.create(ffmpeg, MediaLimits.defaults());
        this.thresholds = thresholds;
        this.expectations = expectations;
    }

    /**
     * The report on a file. A clip that cannot be decoded gets one too.
     *
     * @throws IOException when the file cannot be read, the decoder cannot be run, or the clip's side file is not understood
     */
    QualityReport report(final Path file) throws IOException {
        if (ClipFiles.isReport(file)) {
            return read(file);
        }
        final ExpectedClip expected = expectations.of(file);
        final ReportSource source = new ReportSource(file.getFileName().toString(), Files.size(file), expected.attributes(), Instant.now());
        Optional<ClipMeasurements> measurements;
        Judgement judgement;
        try {
            measurements = Optional.of(measurer.measure(file, expected.expectation()));
            judgement = QualityGate.judge(measurements.get(), expected.expectation(), thresholds);
        } catch (final UnreadableClipException e) {
            measurements = Optional.empty();
            judgement = QualityGate.undecodable(e.getMessage(), thresholds);
        }
        return ReportBuilder.build(source, expected.expectation(), measurements, judgement, thresholds);
    }

    /**
     * Reads a report.
     *
     * @throws IOException that names the file, when it is no report
     */
    static QualityReport read(final Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return ReportJson.read(input);
        } catch (final IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
