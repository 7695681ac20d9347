package io.nifiwan.quality.processors;

import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.Verdict;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CheckVideoQualityTest {
    @TempDir
    private Path folder;
    private ClipMeasurer measurer;
    private GateFixture fixture;
    private TestRunner runner;

    @BeforeEach
    void prepare() {
        measurer = (clip, expectation) -> GateFixture.measured(1.0, "push_in");
        fixture = new GateFixture(folder, (clip, expectation) -> measurer.measure(clip, expectation));
        runner = fixture.runner();
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASS, '', 1.000", "0.6, REVIEW, BLURRED, 0.273", "0.4, REJECT, 'BLURRED', 0.000"})
    void aClipGoesWhereItsVerdictSays(final double sharpness, final Verdict verdict, final String reasons, final String score)
            throws IOException {
        measurer = (clip, expectation) -> GateFixture.measured(sharpness, "push_in");
        fixture.run(Map.of());

        final Relationship relationship = GateFixture.relationship(verdict);
        runner.assertTransferCount(relationship, 1);
        runner.assertTransferCount(CheckVideoQuality.REPORT, 1);
        assertEquals(2, GateFixture.transferred(runner));
        final MockFlowFile clip = runner.getFlowFilesForRelationship(relationship).getFirst();
        clip.assertContentEquals(GateFixture.CONTENT);
        clip.assertAttributeEquals(QualityAttributes.VERDICT, verdict.name());
        clip.assertAttributeEquals(QualityAttributes.REASONS, reasons);
        clip.assertAttributeEquals(QualityAttributes.SHARPNESS, score);
        clip.assertAttributeEquals(QualityAttributes.CONFORMANCE, "1.000");
        clip.assertAttributeEquals(QualityAttributes.CAMERA_MEASURED, "push_in");
        clip.assertAttributeEquals(QualityAttributes.TONE_MEASURED, "warm,saturated");
        clip.assertAttributeEquals(QualityAttributes.DECODER, "ffmpeg 8.0.1");
        clip.assertAttributeEquals(QualityAttributes.REPORT_VERSION, "1");
        clip.assertAttributeNotExists(QualityAttributes.ADHERENCE);
        clip.assertAttributeNotExists(QualityAttributes.CAMERA_ASKED);

        final List<ProvenanceEventRecord> routes = runner.getProvenanceEvents().stream()
                .filter(event -> event.getEventType() == ProvenanceEventType.ROUTE).toList();
        assertEquals(1, routes.size());
        assertEquals(relationship.getName(), routes.getFirst().getRelationship());
        assertTrue(routes.getFirst().getDetails().contains("reasons: " + reasons));
        fixture.assertNoTemporaryFile();
    }

    @Test
    void theReportIsAChildWithTheSameShot() throws IOException {
        fixture.run(Map.of());

        final MockFlowFile report = runner.getFlowFilesForRelationship(CheckVideoQuality.REPORT).getFirst();
        report.assertAttributeEquals("filename", "script-s1-sh2.json");
        report.assertAttributeEquals("mime.type", "application/json");
        report.assertAttributeEquals("shot.id", "s1-sh2-0a1b2c3d");
        report.assertAttributeEquals(QualityAttributes.VERDICT, "PASS");
        final QualityReport read = ReportJson.read(new ByteArrayInputStream(report.toByteArray()));
        assertEquals(Verdict.PASS, read.verdict());
        assertEquals("2026-03-01T12:00:00Z", read.created());
        assertEquals("script-s1-sh2.mp4", read.clip().name());
        assertEquals(GateFixture.CONTENT.length, read.clip().bytes());
        assertEquals("42", read.attributes().get("video.seed"));
        assertFalse(read.attributes().containsKey("filename"));
        assertEquals(81, read.expectation().frames());
        assertEquals("photoreal", read.profile());
    }

    @ParameterizedTest
    @CsvSource({"REVIEW, REVIEW", "REJECT, REJECT", "IGNORE, PASS"})
    void aMismatchHasTheConfiguredConsequence(final MismatchAction action, final Verdict verdict) {
        measurer = (clip, expectation) -> GateFixture.measured(1.0, "pull_out");
        runner.setProperty(GateProperties.CAMERA_MISMATCH, action);
        fixture.run(Map.of("prompt.spec", GateFixture.spec("push_in", "warm")));

        final MockFlowFile clip = runner.getFlowFilesForRelationship(GateFixture.relationship(verdict)).getFirst();
        clip.assertAttributeEquals(QualityAttributes.CAMERA_ASKED, "push_in");
        clip.assertAttributeEquals(QualityAttributes.CAMERA_MEASURED, "pull_out");
        clip.assertAttributeEquals(QualityAttributes.TONE_ASKED, "warm");
        clip.assertAttributeEquals(QualityAttributes.ADHERENCE, verdict == Verdict.PASS ? "1.000" : "0.500");
        clip.assertAttributeEquals(QualityAttributes.REASONS, verdict == Verdict.PASS ? "" : "CAMERA_MISMATCH");
    }

    @Test
    void theMeasurerLearnsWhatWasAsked() {
        measurer = (clip, expectation) -> {
            assertEquals(1280, expectation.width());
            assertEquals("push_in", expectation.camera().map(Expectation.Asked::target).orElse(""));
            return GateFixture.measured(1.0, "push_in");
        };
        fixture.run(Map.of("prompt.spec", GateFixture.spec("push_in", "warm")));

        runner.assertTransferCount(CheckVideoQuality.PASS, 1);
    }

    @Test
    void aSecondCheckReplacesTheFirst() {
        fixture.run(Map.of(QualityAttributes.ADHERENCE, "0.123", QualityAttributes.ERROR_CODE, "NO_DECODER", QualityAttributes.VERDICT, "REJECT"));

        final MockFlowFile clip = runner.getFlowFilesForRelationship(CheckVideoQuality.PASS).getFirst();
        clip.assertAttributeNotExists(QualityAttributes.ADHERENCE);
        clip.assertAttributeNotExists(QualityAttributes.ERROR_CODE);
        clip.assertAttributeEquals(QualityAttributes.VERDICT, "PASS");
    }

    @Test
    void everyClipOfAQueueEndsExactlyOnce() {
        measurer = (clip, expectation) -> {
            if (Files.readAllBytes(clip)[0] == 0) {
                throw new UnreadableClipException("broken");
            }
            return GateFixture.measured(1.0, "static");
        };
        for (int index = 0; index < 10; index++) {
            runner.enqueue(new byte[] {(byte) (index % 3), 1, 2, 3}, GateFixture.SHOT);
        }
        runner.run(10);

        runner.assertTransferCount(CheckVideoQuality.REJECT, 4);
        runner.assertTransferCount(CheckVideoQuality.PASS, 6);
        runner.assertTransferCount(CheckVideoQuality.REPORT, 10);
        assertEquals(20, GateFixture.transferred(runner));
    }
}
