package io.nifiwan.quality.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.Dimension;
import io.nifiwan.quality.verdict.Profile;
import io.nifiwan.quality.verdict.QualityGate;
import io.nifiwan.quality.verdict.SampleClip;
import io.nifiwan.quality.verdict.ScoreState;
import io.nifiwan.quality.verdict.Severity;
import io.nifiwan.quality.verdict.Thresholds;
import io.nifiwan.quality.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QualityReportTest {
    private static final Thresholds THRESHOLDS = Profile.PHOTOREAL.thresholds();
    private static final Expectation ASKED = new Expectation(1280, 720, 16, 81, 0,
            Optional.of(new Asked("move.pan_left", "pan_left", List.of("pan_left", "truck_left"))),
            Optional.of(new Asked("tone.warm", "warm", List.of("warm"))));
    private static final ReportSource SOURCE = new ReportSource("渡口-s1-sh2.mp4", 737090,
            Map.of("shot.id", "s1-sh2-0a1b2c3d", "scene.number", "1", "video.seed", "42"), Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aReportIsReadAsItWasWritten() throws IOException {
        final QualityReport report = report(new SampleClip().put("sharpness", "sharpr", 0.6)
                .put("flicker", "yjit", Double.NaN).find("black", ReasonCode.BLACK, 2, 2.5, 0.5));

        assertEquals(report, ReportJson.read(new ByteArrayInputStream(bytes(report))));
        assertEquals(Verdict.REJECT, report.verdict());
        assertEquals(List.of(ReasonCode.BLACK, ReasonCode.BLURRED, ReasonCode.CAMERA_MISMATCH),
                report.reasons().stream().map(QualityReport.ReasonEntry::code).toList());
        assertEquals("渡口-s1-sh2.mp4", report.clip().name());
        assertEquals("s1-sh2-0a1b2c3d", report.attributes().get("shot.id"));
        assertEquals("2026-03-01T12:00:00Z", report.created());
    }

    @Test
    void writtenFieldsConformToTheSchema() throws IOException {
        final QualityReport full = report(new SampleClip().put("sharpness", "sharpr", 0.6).put("flicker", "yjit", Double.NaN)
                .find("black", ReasonCode.BLACK, 2, 2.5, Double.POSITIVE_INFINITY));
        final QualityReport broken = ReportBuilder.build(SOURCE, Expectation.none(), Optional.empty(),
                QualityGate.undecodable("no video stream", THRESHOLDS), THRESHOLDS);

        assertEquals(List.of(), SchemaCheck.faults(ReportJson.schema(), tree(full)));
        assertEquals(List.of(), SchemaCheck.faults(ReportJson.schema(), tree(broken)));
        assertFalse(SchemaCheck.faults(ReportJson.schema(), new ObjectMapper().readTree("{\"schema\": 7}")).isEmpty());
    }

    @Test
    void theSchemaKnowsEveryCodeAndState() {
        final JsonNode definitions = ReportJson.schema().get("$defs");

        assertEquals(names(ReasonCode.values()), texts(definitions.at("/code/enum")));
        assertEquals(names(ScoreState.values()), texts(definitions.at("/state/enum")));
        assertEquals(names(Layer.State.values()), texts(definitions.at("/layer/properties/state/enum")));
        assertEquals(names(Severity.values()), texts(definitions.at("/reason/properties/severity/enum")));
        assertEquals(names(Verdict.values()), texts(ReportJson.schema().at("/properties/verdict/enum")));
        assertEquals(Arrays.stream(Dimension.values()).map(Dimension::id).toList(),
                texts(definitions.at("/dimension/properties/dimension/enum")));
    }

    @Test
    void layersThatDidNotRunAreNamed() {
        final Map<String, Layer.State> measured = states(report(new SampleClip()));
        assertEquals(Map.of("decode", Layer.State.RAN, "signal", Layer.State.RAN, "adherence", Layer.State.RAN,
                "clip_similarity", Layer.State.NOT_RUN, "vlm_judge", Layer.State.NOT_RUN), measured);

        final Map<String, Layer.State> broken = states(ReportBuilder.build(SOURCE, Expectation.none(), Optional.empty(),
                QualityGate.undecodable("no video stream", THRESHOLDS), THRESHOLDS));
        assertEquals(Layer.State.NOT_RUN, broken.get("signal"));
        assertEquals(Layer.State.NOT_ASKED, broken.get("adherence"));
    }

    @Test
    void numbersAreRoundedAndNeverInvalid() throws IOException {
        final JsonNode metrics = tree(report(new SampleClip().put("sharpness", "sharpr", 0.123456789).put("motion", "tcr", Double.NaN)))
                .get("metrics");

        assertEquals(0.123457, find(metrics, "sharpness").at("/values/sharpr").doubleValue());
        assertTrue(find(metrics, "motion").at("/values/tcr").isNull());
        assertEquals("[0.1235,null]", find(metrics, "motion").at("/series/example").toString());
    }

    @Test
    void theThresholdsThatWereUsedAreInTheReport() {
        final Thresholds changed = THRESHOLDS.with(Criterion.SHARPNESS, Severity.REVIEW, 0.7);
        final ClipMeasurements measurements = new SampleClip().measurements();
        final QualityReport report = ReportBuilder.build(SOURCE, ASKED, Optional.of(measurements),
                QualityGate.judge(measurements, ASKED, changed), changed);

        final QualityReport.Limit sharpness = report.thresholds().getFirst();
        assertEquals("sharpness", sharpness.criterion());
        assertEquals(0.7, sharpness.review());
        assertEquals("photoreal", report.profile());
        assertEquals("ffmpeg 8.0.1", report.clip().decoder());
        assertEquals(1234, report.milliseconds());
        assertNull(report.expectation().seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"schema\": \"nifi-wan/quality-report/2\"}",
        "{\"schema\": \"nifi-wan/quality-report/1\", \"verdict\": \"MAYBE\"}",
        "not json", ""})
    void whatIsNoReportIsAnError(final String text) {
        assertThrows(IOException.class, () -> ReportJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void readersIgnoreFieldsThatTheyDoNotKnow() throws IOException {
        final String text = new String(bytes(report(new SampleClip())), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"later\": {\"field\": 1},");

        assertEquals(report(new SampleClip()), ReportJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static QualityReport report(final SampleClip clip) {
        final ClipMeasurements measurements = clip.measurements();
        return ReportBuilder.build(SOURCE, ASKED, Optional.of(measurements), QualityGate.judge(measurements, ASKED, THRESHOLDS), THRESHOLDS);
    }

    private static byte[] bytes(final QualityReport report) throws IOException {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        ReportJson.write(report, output);
        return output.toByteArray();
    }

    private static JsonNode tree(final QualityReport report) throws IOException {
        return new ObjectMapper().readTree(bytes(report));
    }

    private static JsonNode find(final JsonNode metrics, final String metric) {
        for (final JsonNode entry : metrics) {
            if (entry.get("metric").asText().equals(metric)) {
                return entry;
            }
        }
        throw new AssertionError("No metric " + metric);
    }

    private static Map<String, Layer.State> states(final QualityReport report) {
        return report.layers().stream().collect(Collectors.toMap(Layer::layer, Layer::state));
    }

    private static List<String> names(final Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static List<String> texts(final JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
