package io.nifiwan.quality;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.verdict.CameraMatcher;
import io.nifiwan.quality.verdict.DimensionScore;
import io.nifiwan.quality.verdict.Judgement;
import io.nifiwan.quality.verdict.ToneMatcher;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A clip with its verdict.
 *
 * @param judgement  the verdict
 * @param report     the report
 * @param attributes the verdict in short, see {@link QualityAttributes}
 */
public record CheckedClip(Judgement judgement, QualityReport report, Map<String, String> attributes) {
    /** Attributes of an earlier check; they are taken away before those of a new one are written. */
    public static final Set<String> WRITTEN = Set.of(QualityAttributes.VERDICT, QualityAttributes.SCORE, QualityAttributes.REASONS,
            QualityAttributes.SHARPNESS, QualityAttributes.MOTION, QualityAttributes.CONFORMANCE, QualityAttributes.ADHERENCE,
            QualityAttributes.SEMANTIC, QualityAttributes.SEMANTIC_CLIP, QualityAttributes.SEMANTIC_VLM,
            QualityAttributes.CAMERA_ASKED, QualityAttributes.CAMERA_MEASURED, QualityAttributes.TONE_ASKED,
            QualityAttributes.TONE_MEASURED, QualityAttributes.DECODER, QualityAttributes.REPORT_VERSION, QualityAttributes.ERROR_CODE,
            QualityAttributes.ERROR_MESSAGE);

    static CheckedClip of(final Expectation expectation, final Optional<ClipMeasurements> measurements, final Judgement judgement,
                          final QualityReport report) {
        final Map<String, String> attributes = new TreeMap<>();
        attributes.put(QualityAttributes.VERDICT, judgement.verdict().name());
        attributes.put(QualityAttributes.SCORE, score(judgement.score()));
        attributes.put(QualityAttributes.REASONS, String.join(",", judgement.codes().stream().map(ReasonCode::name).toList()));
        judgement.dimensions().stream().filter(DimensionScore::isScored).forEach(dimension ->
                attributes.put(QualityAttributes.SCORE_PREFIX + dimension.dimension().id(), score(dimension.score())));
        expectation.camera().ifPresent(asked -> attributes.put(QualityAttributes.CAMERA_ASKED, asked.target()));
        expectation.tone().ifPresent(asked -> attributes.put(QualityAttributes.TONE_ASKED, asked.target()));
        measurements.ifPresent(measured -> {
            list(attributes, QualityAttributes.CAMERA_MEASURED, CameraMatcher.measured(measured.of("camera")));
            list(attributes, QualityAttributes.TONE_MEASURED, ToneMatcher.measured(measured.of("tone")));
            semantic(attributes, QualityAttributes.SEMANTIC_CLIP, SemanticLayer.CLIP_SIMILARITY.in(measured));
            semantic(attributes, QualityAttributes.SEMANTIC_VLM, SemanticLayer.VLM_JUDGE.in(measured));
            attributes.put(QualityAttributes.DECODER, measured.info().decoder());
        });
        attributes.put(QualityAttributes.REPORT_VERSION, Integer.toString(QualityReport.VERSION));
        return new CheckedClip(judgement, report, attributes);
    }

    private static void semantic(final Map<String, String> attributes, final String name, final Optional<Measurement> said) {
        said.filter(Measurement::applicable).map(measurement -> measurement.values().get(SemanticScorer.SCORE))
                .ifPresent(value -> attributes.put(name, score(value)));
    }

    private static void list(final Map<String, String> attributes, final String name, final List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, String.join(",", values));
        }
    }

    private static String score(final double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
