package io.nifiwan.quality.report;

import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.report.QualityReport.AskedClass;
import io.nifiwan.quality.report.QualityReport.Clip;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.RequiredLayers;
import io.nifiwan.quality.verdict.Thresholds;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdict that an old report gets with other thresholds, without decoding anything. What was asked and what was measured are those of the
 * report; a number is as exact there as six digits are. A clip that could not be decoded stays so.
 *
 * @param measurements what the report measured, empty where the clip could not be decoded
 * @param expectation  what the report says was asked
 * @param judgement    the new verdict
 * @param report       the new report; it holds the raw values of the old one and names the verdict that it replaces
 */
public record Redecision(Optional<ClipMeasurements> measurements, Expectation expectation, Judgement judgement, QualityReport report) {

    /**
     * Decides again.
     *
     * @param old        a report as {@link ReportJson} reads it
     * @param thresholds what the new verdict is made with
     * @param required   layers without which a clip cannot pass
     * @param created    instant of the new verdict
     */
    public static Redecision of(final QualityReport old, final Thresholds thresholds, final RequiredLayers required, final Instant created) {
        final Optional<ClipMeasurements> measurements = measurements(old);
        final Expectation expectation = expectation(old.expectation());
        final Judgement judgement = measurements.map(measured -> QualityGate.judge(measured, expectation, thresholds, required))
                .orElseGet(() -> QualityGate.undecodable(old.reasons().stream()
                        .filter(reason -> reason.code() == ReasonCode.UNDECODABLE)
                        .map(QualityReport.ReasonEntry::explanation)
                        .findFirst().orElse(ReasonCode.UNDECODABLE.description()), thresholds));
        final ReportSource source = new ReportSource(old.clip().name(), old.clip().bytes(), old.attributes(), created);
        return new Redecision(measurements, expectation, judgement,
                ReportBuilder.build(source, expectation, measurements, judgement, thresholds).after(old));
    }

    /** What a report measured, empty where its clip could not be decoded. */
    public static Optional<ClipMeasurements> measurements(final QualityReport report) {
        final Clip clip = report.clip();
        if (clip.decoder() == null) {
            return Optional.empty();
        }
        final ClipInfo info = new ClipInfo(clip.container(), clip.codec(), whole(clip.width()), whole(clip.height()), number(clip.fps()),
                whole(clip.declaredFrames()), number(clip.seconds()), whole(clip.decodedFrames()), isTrue(clip.constantRate()),
                isTrue(clip.audio()), clip.decoder());
        return Optional.of(new ClipMeasurements(info, report.metrics().stream().map(Redecision::measurement).toList(), report.milliseconds()));
    }

    private static Measurement measurement(final QualityReport.Metric metric) {
        final Map<String, Double> values = new HashMap<>();
        metric.values().forEach((name, value) -> values.put(name, value == null ? Double.NaN : value));
        final Map<String, double[]> series = new HashMap<>();
        metric.series().forEach((name, numbers) -> series.put(name,
                numbers.stream().mapToDouble(value -> value == null ? Double.NaN : value).toArray()));
        final List<Finding> findings = metric.findings().stream().map(finding -> new Finding(finding.code(), finding.from(), finding.to(),
                finding.value() == null ? Double.NaN : finding.value(), finding.explanation())).toList();
        return new Measurement(metric.metric(), metric.applicable(), metric.note(), values, metric.labels(), series, findings);
    }

    private static Expectation expectation(final QualityReport.Asked asked) {
        return new Expectation(whole(asked.width()), whole(asked.height()), number(asked.fps()), whole(asked.frames()),
                number(asked.seconds()), asked(asked.camera()), asked(asked.tone()), new Expectation.FileFormat(names(asked.containers()),
                names(asked.codecs()), Optional.ofNullable(asked.audio())));
    }

    private static Optional<Expectation.Asked> asked(final AskedClass asked) {
        return Optional.ofNullable(asked).map(found -> new Expectation.Asked(found.term(), found.target(), found.accept()));
    }

    private static List<String> names(final List<String> names) {
        return names == null ? List.of() : names;
    }

    private static int whole(final Integer value) {
        return value == null ? 0 : value;
    }

    private static double number(final Double value) {
        return value == null ? 0 : value;
    }

    private static boolean isTrue(final Boolean value) {
        return value != null && value;
    }
}
