package io.nifiwan.quality.processors;

import io.nifiwan.quality.CheckError;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CheckVideoQualityFailureTest {
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

    @Test
    void aBrokenClipIsRejectedWithAReport() throws IOException {
        measurer = (clip, expectation) -> {
            throw new UnreadableClipException("moov atom not found");
        };
        fixture.run(Map.of());

        final MockFlowFile clip = runner.getFlowFilesForRelationship(CheckVideoQuality.REJECT).getFirst();
        clip.assertAttributeEquals(QualityAttributes.REASONS, "UNDECODABLE");
        clip.assertAttributeEquals(QualityAttributes.SCORE, "0.000");
        clip.assertAttributeNotExists(QualityAttributes.DECODER);
        clip.assertContentEquals(GateFixture.CONTENT);
        final QualityReport report = ReportJson.read(new ByteArrayInputStream(
                runner.getFlowFilesForRelationship(CheckVideoQuality.REPORT).getFirst().toByteArray()));
        assertEquals("moov atom not found", report.reasons().getFirst().explanation());
        fixture.assertNoTemporaryFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "larger than three bytes"})
    void aClipOfAnImpossibleSizeIsRejectedUnmeasured(final String content) {
        measurer = (clip, expectation) -> {
            throw new AssertionError("must not be measured");
        };
        runner.setProperty(GateProperties.MAXIMUM_SIZE, "3 B");
        runner.enqueue(content, GateFixture.SHOT);
        runner.run();

        runner.assertTransferCount(CheckVideoQuality.REJECT, 1);
        runner.assertTransferCount(CheckVideoQuality.REPORT, 1);
        runner.getFlowFilesForRelationship(CheckVideoQuality.REJECT).getFirst()
                .assertAttributeEquals(QualityAttributes.REASONS, "UNDECODABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "prompt.spec, '{', INVALID_PROMPT_SPEC",
        "video.width, wide, INVALID_VIDEO_ATTRIBUTE"
    })
    void unusableAttributesAreAFailure(final String name, final String value, final CheckError error) {
        fixture.run(Map.of(name, value, QualityAttributes.VERDICT, "PASS"));

        final MockFlowFile clip = GateFixture.failed(runner, error);
        assertTrue(clip.getAttribute(QualityAttributes.ERROR_MESSAGE).contains(name));
        clip.assertAttributeNotExists(QualityAttributes.VERDICT);
        assertFalse(clip.isPenalized());
    }

    @ParameterizedTest
    @EnumSource(MissingAction.class)
    void missingAttributesDoAsConfigured(final MissingAction action) {
        runner.setProperty(GateProperties.MISSING_SPEC, action);
        fixture.run(Map.of());

        if (action == MissingAction.FAILURE) {
            GateFixture.failed(runner, CheckError.MISSING_PROMPT_SPEC);
        } else {
            runner.assertTransferCount(CheckVideoQuality.PASS, 1);
        }
    }

    @Test
    void missingVideoAttributesAreNamed() {
        runner.setProperty(GateProperties.MISSING_VIDEO, MissingAction.FAILURE);
        runner.enqueue(GateFixture.CONTENT, Map.of("video.width", "1280"));
        runner.run();

        GateFixture.failed(runner, CheckError.MISSING_VIDEO_ATTRIBUTES).assertAttributeEquals(QualityAttributes.ERROR_MESSAGE,
                "The clip has no video.height, video.fps, video.frames");
    }

    @Test
    void aFaultInAMetricIsAFailure() throws IOException {
        measurer = (clip, expectation) -> {
            throw new IllegalStateException("no corners");
        };
        fixture.run(Map.of());

        assertTrue(GateFixture.failed(runner, CheckError.INTERNAL).getAttribute(QualityAttributes.ERROR_MESSAGE).contains("no corners"));
        fixture.assertNoTemporaryFile();
    }

    @Test
    void aDecoderThatCannotRunIsAFailureThatTimeMayHeal() throws IOException {
        measurer = (clip, expectation) -> {
            throw new IOException("Cannot run program");
        };
        fixture.run(Map.of());

        assertTrue(GateFixture.failed(runner, CheckError.DECODER).isPenalized());
        fixture.assertNoTemporaryFile();
    }

    @Test
    void aMachineWithoutADecoderKeepsTheClips() {
        fixture = new GateFixture(folder, settings -> {
            throw new IOException("No ffmpeg is bundled");
        });
        runner = fixture.runner();
        fixture.run(Map.of());

        assertTrue(GateFixture.failed(runner, CheckError.NO_DECODER).getAttribute(QualityAttributes.ERROR_MESSAGE).contains("No ffmpeg is bundled"));
    }

    @Test
    void aTemporaryFolderThatIsGoneIsAFailure() throws IOException {
        final Path gone = Files.createDirectory(folder.resolve("gone"));
        fixture = new GateFixture(gone, settings -> {
            Files.delete(gone);
            return measurer;
        });
        runner = fixture.runner();
        fixture.run(Map.of());

        assertTrue(GateFixture.failed(runner, CheckError.TEMPORARY_FILE).isPenalized());
    }

    @Test
    void anInterruptedClipGoesBackToItsQueue() throws IOException {
        measurer = (clip, expectation) -> {
            throw new InterruptedIOException("stopped");
        };
        runner.enqueue(GateFixture.CONTENT, GateFixture.SHOT);

        assertThrows(AssertionError.class, runner::run);
        assertEquals(0, GateFixture.transferred(runner));
        assertEquals(1, runner.getQueueSize().getObjectCount());
        fixture.assertNoTemporaryFile();
    }
}
