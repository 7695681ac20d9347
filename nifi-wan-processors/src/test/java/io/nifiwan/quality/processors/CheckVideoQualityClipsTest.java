package io.nifiwan.quality.processors;

import io.nifiwan.media.ChildProcess;
import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.Verdict;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The gate as it is delivered, on real clips where they are at hand. */
class CheckVideoQualityClipsTest {
    private static final Path CLIPS = Path.of("../../shared/data/clips");
    private TestRunner runner;

    @BeforeEach
    void prepare() {
        assumeTrue(FfmpegInstallation.isBundled());
        runner = TestRunners.newTestRunner(new CheckVideoQuality());
    }

    @ParameterizedTest
    @CsvSource({
        "ai-wan22-cat-pool-480p16, ANIMATION, 832, 480, 16, 33, static, PASS, ''",
        "ai-wan22-cat-pool-480p16, ANIMATION, 832, 480, 24, 33, '', REJECT, FPS_MISMATCH",
        "ai-wan22-cat-pool-480p16, ANIMATION, 1280, 720, 16, 81, '', REJECT, 'SIZE_MISMATCH,LENGTH_MISMATCH'",
        "ai-gen3c-cafe-720p24, PHOTOREAL, 1280, 720, 24, 121, orbit, PASS, ''",
        "ai-gen3c-cafe-720p24, PHOTOREAL, 1280, 720, 24, 121, push_in, REVIEW, 'CAMERA_MISMATCH,LOW_SCORE'",
        "ai-pair-1-b, PHOTOREAL, 1280, 720, 30, 152, static, PASS, ''",
        "ai-pair-1-a, PHOTOREAL, 1360, 752, 24, 126, static, REVIEW, 'BLURRED,CAMERA_MISMATCH'",
        "ai-kandinsky5-failed-512p24, PHOTOREAL, 768, 512, 24, 121, '', REVIEW, BLURRED",
        "anim-sintel-black-cuts-480p24, ANIMATION, 854, 480, 24, 240, '', REJECT, 'BLACK,CUT'"
    })
    void realClipsGetTheirVerdict(final String name, final QualityProfile profile, final String width, final String height,
                                  final String fps, final String frames, final String camera, final Verdict verdict,
                                  final String reasons) throws IOException {
        assumeTrue(Files.isDirectory(CLIPS));
        final Map<String, String> attributes = new HashMap<>(Map.of("filename", name + ".mp4", "video.width", width, "video.height",
                height, "video.fps", fps, "video.frames", frames));
        if (!camera.isEmpty()) {
            attributes.put("prompt.spec", "{\"version\": 1, \"camera\": {\"target\": \"" + camera + "\"}}");
        }
        runner.setProperty(GateProperties.PROFILE, profile);
        runner.enqueue(CLIPS.resolve(name + ".mp4"), attributes);
        runner.run();

        final MockFlowFile clip = only(GateFixture.relationship(verdict));
        clip.assertAttributeEquals(QualityAttributes.REASONS, reasons);
        assertTrue(clip.getAttribute(QualityAttributes.DECODER).startsWith("ffmpeg"));
        final QualityReport report = ReportJson.read(new ByteArrayInputStream(only(CheckVideoQuality.REPORT).toByteArray()));
        assertEquals(verdict, report.verdict());
        assertEquals(Integer.valueOf(width.equals("1280") && name.contains("cat") ? "832" : width), report.clip().width());
    }

    @Test
    void halfAClipIsRejected() throws IOException {
        assumeTrue(Files.isDirectory(CLIPS));
        final byte[] whole = Files.readAllBytes(CLIPS.resolve("ai-wan22-cat-pool-480p16.mp4"));
        runner.enqueue(Arrays.copyOf(whole, whole.length / 2), Map.of("filename", "half.mp4"));
        runner.enqueue("no video at all", Map.of("filename", "text.mp4"));
        runner.run(2);

        runner.assertTransferCount(CheckVideoQuality.REJECT, 2);
        runner.assertTransferCount(CheckVideoQuality.REPORT, 2);
        runner.getFlowFilesForRelationship(CheckVideoQuality.REJECT).forEach(clip -> assertTrue(
                List.of("UNDECODABLE", "TRUNCATED").contains(clip.getAttribute(QualityAttributes.REASONS))));
    }

    @Test
    void aClipMadeHereIsMeasured(@TempDir final Path folder) throws IOException {
        final Path clip = folder.resolve("made.mp4");
        ChildProcess.run(FfmpegInstallation.bundled().ffmpeg(List.of("-loglevel", "error", "-f", "lavfi", "-i",
                "testsrc2=size=640x480:rate=16:duration=1.0625", "-c:v", "mpeg4", "-q:v", "2", clip.toString())), Duration.ofMinutes(1), 1 << 16);
        runner.enqueue(clip, Map.of("filename", "made.mp4", "video.width", "640", "video.height", "480", "video.fps", "16",
                "video.frames", "17"));
        runner.run();

        runner.assertTransferCount(CheckVideoQuality.FAILURE, 0);
        final MockFlowFile report = only(CheckVideoQuality.REPORT);
        report.assertAttributeEquals(QualityAttributes.CONFORMANCE, "1.000");
        assertTrue(report.getAttribute(QualityAttributes.DECODER).startsWith("ffmpeg"));
        final QualityReport read = ReportJson.read(new ByteArrayInputStream(report.toByteArray()));
        assertEquals(17, read.clip().decodedFrames());
        assertEquals("mpeg4", read.clip().codec());
    }

    private MockFlowFile only(final Relationship relationship) {
        runner.assertTransferCount(relationship, 1);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }
}
