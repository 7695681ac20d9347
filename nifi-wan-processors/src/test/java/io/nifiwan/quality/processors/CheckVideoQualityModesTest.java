package io.nifiwan.quality.processors;

import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.CheckError;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.decode.ColorMatrix;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.WorkingSize;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.FrameTap;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.Verdict;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Score only, decide again, contact sheets and the kind of file. */
class CheckVideoQualityModesTest {
    @TempDir
    private Path folder;
    private double sharpness = 0.4;
    private int shown;
    private GateFixture fixture;
    private TestRunner runner;

    @BeforeEach
    void prepare() {
        fixture = new GateFixture(folder, new Scripted());
        runner = fixture.runner();
    }

    @Test
    void scoreOnlyLetsABadClipPassWithItsVerdict() {
        runner.setProperty(GateProperties.MODE, GateMode.SCORE);
        fixture.run(Map.of());

        final MockFlowFile clip = only(CheckVideoQuality.PASS);
        clip.assertAttributeEquals(QualityAttributes.VERDICT, "REJECT");
        clip.assertAttributeEquals(QualityAttributes.REASONS, "BLURRED");
        runner.assertTransferCount(CheckVideoQuality.REPORT, 1);
    }

    @Test
    void scoreOnlyRejectsWhatHasNoScore() {
        runner.setProperty(GateProperties.MODE, GateMode.SCORE);
        sharpness = -1;
        fixture.run(Map.of());

        only(CheckVideoQuality.REJECT).assertAttributeEquals(QualityAttributes.REASONS, "UNDECODABLE");
    }

    @Test
    void anOldReportIsDecidedAgainWithoutDecoding() throws IOException {
        fixture.run(Map.of());
        final MockFlowFile old = only(CheckVideoQuality.REPORT);
        assertEquals("REJECT", old.getAttribute(QualityAttributes.VERDICT));
        runner.clearTransferState();

        sharpness = Double.NaN;
        runner.setProperty(GateProperties.MODE, GateMode.REDECIDE);
        runner.setProperty("Sharpness Reject Below", "0.2");
        runner.setProperty("Sharpness Review Below", "0.3");
        runner.enqueue(old.toByteArray(), old.getAttributes());
        runner.run();

        final MockFlowFile decided = only(CheckVideoQuality.PASS);
        assertArrayEquals(old.toByteArray(), decided.toByteArray());
        decided.assertAttributeEquals(QualityAttributes.VERDICT, "PASS");
        decided.assertAttributeEquals(QualityAttributes.REASONS, "");
        final MockFlowFile written = only(CheckVideoQuality.REPORT);
        written.assertAttributeEquals("filename", "script-s1-sh2.json");
        final QualityReport report = ReportJson.read(new ByteArrayInputStream(written.toByteArray()));
        assertEquals(Verdict.REJECT, report.previous().verdict());
        assertEquals(Verdict.PASS, report.verdict());
        assertEquals(81, report.expectation().frames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no report", "{}", "[1]", "{\"schema\": \"nifi-wan/quality-report/1\"}",
        "{\"schema\": \"nifi-wan/quality-report/1\", \"clip\": {\"name\": \"a\", \"decoder\": \"b\"}}"})
    void whatIsNoReportIsAFailureAndKept(final String content) {
        runner.setProperty(GateProperties.MODE, GateMode.REDECIDE);
        runner.enqueue(content, Map.of("filename", "a.json"));
        runner.run();

        final MockFlowFile failed = only(CheckVideoQuality.FAILURE);
        failed.assertAttributeEquals(QualityAttributes.ERROR_CODE, CheckError.INVALID_REPORT.name());
        failed.assertContentEquals(content);
        assertEquals(1, GateFixture.transferred(runner));
    }

    @ParameterizedTest
    @CsvSource({"ALL, 0.4, 1", "ALL, 1.0, 1", "NOT_PASSED, 0.4, 1", "NOT_PASSED, 1.0, 0", "NONE, 0.4, 0"})
    void sheetsAreDrawnAsConfigured(final ContactSheetChoice choice, final double sharp, final int sheets) throws IOException {
        sharpness = sharp;
        runner.addConnection(CheckVideoQuality.CONTACT_SHEET);
        runner.setProperty(GateProperties.CONTACT_SHEET, choice);
        fixture.run(Map.of("prompt", "渔夫收网"));

        runner.assertTransferCount(CheckVideoQuality.CONTACT_SHEET, sheets);
        assertEquals(sheets, shown);
        for (final MockFlowFile sheet : runner.getFlowFilesForRelationship(CheckVideoQuality.CONTACT_SHEET)) {
            sheet.assertAttributeEquals("filename", "script-s1-sh2.png");
            sheet.assertAttributeEquals("mime.type", "image/png");
            sheet.assertAttributeEquals("shot.id", "s1-sh2-0a1b2c3d");
            assertEquals(1280, ImageIO.read(new ByteArrayInputStream(sheet.toByteArray())).getWidth());
        }
        fixture.assertNoTemporaryFile();
    }

    @Test
    void noSheetIsDrawnWhereNobodyTakesIt() {
        fixture.run(Map.of());

        assertEquals(0, shown);
        runner.assertTransferCount(CheckVideoQuality.CONTACT_SHEET, 0);
        assertTrue(CheckVideoQuality.CONTACT_SHEET.isAutoTerminated());
    }

    @Test
    void aSheetThatCannotBeDrawnCostsNoVerdict() {
        sharpness = 1;
        shown = Integer.MIN_VALUE;
        runner.addConnection(CheckVideoQuality.CONTACT_SHEET);
        fixture.run(Map.of());

        only(CheckVideoQuality.PASS);
        runner.assertTransferCount(CheckVideoQuality.CONTACT_SHEET, 0);
    }

    @Test
    void theMeasurerLearnsTheKindOfFile() {
        runner.setProperty(GateProperties.CONTAINERS, "MP4 , webm,");
        runner.setProperty(GateProperties.CODECS, "h264");
        runner.setProperty(GateProperties.AUDIO, AudioRequirement.FORBIDDEN);
        sharpness = -2;
        fixture.run(Map.of());

        only(CheckVideoQuality.REJECT).assertAttributeEquals(QualityAttributes.REASONS, "UNDECODABLE");
        final String report = new String(only(CheckVideoQuality.REPORT).toByteArray(), StandardCharsets.UTF_8);
        assertTrue(report.contains("[mp4, webm] [h264] Optional[false]"), report);
    }

    private MockFlowFile only(final Relationship relationship) {
        runner.assertTransferCount(relationship, 1);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }

    /** Measures what the test says, and shows two grey frames. */
    private final class Scripted implements ClipMeasurer {
        @Override
        public ClipMeasurements measure(final Path clip, final Expectation expectation) throws IOException {
            if (Double.isNaN(sharpness)) {
                throw new AssertionError("Nothing may be measured");
            }
            if (sharpness < 0) {
                throw new UnreadableClipException(expectation.format().containers() + " " + expectation.format().codecs() + " "
                        + expectation.format().audio());
            }
            return GateFixture.measured(sharpness, "push_in");
        }

        @Override
        public void show(final Path clip, final FrameTap tap) throws IOException {
            if (shown < 0) {
                throw new IOException("The clip is gone");
            }
            shown++;
            final Frame frame = new Frame(WorkingSize.of(1280, 720), ColorMatrix.BT709);
            for (int index = 0; index < 2; index++) {
                frame.begin(index, index / 16.0);
                tap.accept(frame, new VideoFacts("mp4", "h264", 0, 1280, 720, 16, 2, 0.125, List.of(), true, false, "", "test"));
            }
        }
    }
}
