package io.nifiwan.quality.processors;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.quality.CheckError;
import io.nifiwan.quality.ClipMeasurerFactory;
import io.nifiwan.quality.QualityAttributes;
import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.verdict.Verdict;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A gate with a scripted measurer, and one shot to run through it. */
final class GateFixture {
    static final byte[] CONTENT = {1, 2, 3, 4};
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Map<String, String> SHOT = Map.of("filename", "script-s1-sh2.mp4", "shot.id", "s1-sh2-0a1b2c3d",
            "scene.number", "1", "shot.number", "2", "video.engine", "animatic", "video.seed", "42", "video.width", "1280",
            "video.height", "720", "video.fps", "16", "video.frames", "81");

    private final Path folder;
    private final TestRunner runner;

    GateFixture(final Path folder, final ClipMeasurer measurer) {
        this(folder, settings -> measurer);
    }

    GateFixture(final Path folder, final ClipMeasurerFactory measurers) {
        this.folder = folder;
        runner = TestRunners.newTestRunner(new CheckVideoQuality(measurers, () -> NOW));
        runner.setProperty(GateProperties.TEMPORARY_FOLDER, folder.toString());
    }

    TestRunner runner() {
        return runner;
    }

    /** Runs the shot with more attributes, or others. */
    void run(final Map<String, String> more) {
        final Map<String, String> attributes = new HashMap<>(SHOT);
        attributes.putAll(more);
        runner.enqueue(CONTENT, attributes);
        runner.run();
    }

    /** The clip at failure, after it is clear that it is whole and that nothing else was transferred. */
    static MockFlowFile failed(final TestRunner runner, final CheckError error) {
        runner.assertTransferCount(CheckVideoQuality.FAILURE, 1);
        assertEquals(1, transferred(runner));
        final MockFlowFile clip = runner.getFlowFilesForRelationship(CheckVideoQuality.FAILURE).getFirst();
        clip.assertAttributeEquals(QualityAttributes.ERROR_CODE, error.name());
        assertArrayEquals(CONTENT, clip.toByteArray());
        return clip;
    }

    /** Number of FlowFiles at all relationships together. */
    static int transferred(final TestRunner runner) {
        return Stream.of(CheckVideoQuality.PASS, CheckVideoQuality.REVIEW, CheckVideoQuality.REJECT, CheckVideoQuality.REPORT,
                CheckVideoQuality.FAILURE).mapToInt(relationship -> runner.getFlowFilesForRelationship(relationship).size()).sum();
    }

    void assertNoTemporaryFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    static String spec(final String camera, final String tone) {
        return new PromptSpec(1, "en", "1", 2, null, List.of(), new PromptSpec.Expected("move." + camera, "camera_motion", camera, null),
                new PromptSpec.Expected("tone." + tone, "tone", tone, null), "", List.of(), 5).toJson();
    }

    /** A clip that is good but for what is given. */
    static ClipMeasurements measured(final double sharpness, final String camera) {
        final List<Measurement> measurements = List.of(
            new Measurement("sharpness", true, "", Map.of("sharpr", sharpness), Map.of(), Map.of(), List.of()),
            new Measurement("motion", true, "", Map.of("tcr", 0.3), Map.of(), Map.of(), List.of()),
            new Measurement("camera", true, "", Map.of(), Map.of("camera", camera, "camera_all", camera), Map.of(), List.of()),
            new Measurement("tone", true, "", Map.of(), Map.of("temperature", "warm", "classes", "warm,saturated"), Map.of(), List.of()));
        return new ClipMeasurements(new ClipInfo("mov,mp4,m4a,3gp,3g2,mj2", "h264", 1280, 720, 16, 81, 5.0625, 81, true, false,
                "ffmpeg 8.0.1"), measurements, 900);
    }

    /** Where a clip with this verdict goes. */
    static Relationship relationship(final Verdict verdict) {
        return switch (verdict) {
            case PASS -> CheckVideoQuality.PASS;
            case REVIEW -> CheckVideoQuality.REVIEW;
            case REJECT -> CheckVideoQuality.REJECT;
        };
    }
}
