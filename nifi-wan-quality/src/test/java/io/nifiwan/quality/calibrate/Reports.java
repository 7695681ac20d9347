package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportBuilder;
import io.nifiwan.quality.report.ReportSource;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.SampleClip;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reports and labels of clips that differ in chosen values. */
final class Reports {
    private Reports() {
    }

    static QualityReport report(final String name, final SampleClip clip) {
        final ClipMeasurements measurements = clip.measurements();
        return ReportBuilder.build(new ReportSource(name, 1000, Map.of(), Instant.EPOCH), Expectation.none(), Optional.of(measurements),
                QualityGate.judge(measurements, Expectation.none(), Profile.PHOTOREAL.thresholds()), Profile.PHOTOREAL.thresholds());
    }

    static QualityReport sharp(final String name, final double sharpness) {
        return report(name, new SampleClip().put("sharpness", "sharpr", sharpness));
    }

    static JudgedClip judged(final String name, final double sharpness, final Label label) {
        return new JudgedClip(new ClipLabel("line 1", name, Optional.empty(), Optional.ofNullable(label), Map.of()), sharp(name, sharpness),
                Optional.empty());
    }
}
