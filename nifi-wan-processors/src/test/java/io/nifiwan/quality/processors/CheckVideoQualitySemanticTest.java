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
import io.nifiwan.quality.report.Layer;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.services.ClipSemanticScorer;
import io.nifiwan.quality.services.VlmSemanticScorer;
import io.nifiwan.quality.verdict.Verdict;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The gate with the real services: the tiny model in ONNX Runtime and a server that answers for a model. */
class CheckVideoQualitySemanticTest {
    private final MockWebServer server = new MockWebServer();
    @TempDir
    private Path folder;
    private double sharpness = 1;
    private TestRunner runner;
    private GateFixture fixture;

    @BeforeEach
    void prepare() throws Exception {
        server.start();
        fixture = new GateFixture(folder, new RedClip());
        runner = fixture.runner();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"a red door, PASS, ''", "一扇红色的门, PASS, ''", "a blue boat, REVIEW, SEMANTIC_MISMATCH"})
    void similarityJudgesWhatThePromptSays(final String prompt, final Verdict verdict, final String reasons) throws Exception {
        addClip();
        fixture.run(Map.of("prompt", prompt));

        final MockFlowFile clip = runner.getFlowFilesForRelationship(GateFixture.relationship(verdict)).getFirst();
        clip.assertAttributeEquals(QualityAttributes.REASONS, reasons);
        clip.assertAttributeExists(QualityAttributes.SEMANTIC);
        clip.assertAttributeExists(QualityAttributes.SEMANTIC_CLIP);
        clip.assertAttributeNotExists(QualityAttributes.SEMANTIC_VLM);
        assertEquals(Layer.State.RAN, layer("clip_similarity").state());
        assertEquals(Layer.State.NOT_RUN, layer("vlm_judge").state());
    }

    @Test
    void aRequiredLayerThatIsNotThereNeedsAPerson() throws IOException {
        runner.setProperty(SemanticProperties.REQUIRED_LAYERS, LayerRequirement.VLM);
        fixture.run(Map.of("prompt", "a red door"));

        final MockFlowFile clip = runner.getFlowFilesForRelationship(CheckVideoQuality.REVIEW).getFirst();
        clip.assertAttributeEquals(QualityAttributes.REASONS, "LAYER_MISSING");
        clip.assertAttributeNotExists(QualityAttributes.SEMANTIC);
        assertTrue(report().reasons().getFirst().explanation().contains("none is configured"));
    }

    @Test
    void aClipWithoutAPromptPassesUnlessAModelIsRequired() throws Exception {
        addClip();
        fixture.run(Map.of());
        runner.assertTransferCount(CheckVideoQuality.PASS, 1);
        assertEquals(Layer.State.NOT_ASKED, layer("clip_similarity").state());

        runner.clearTransferState();
        runner.setProperty(SemanticProperties.REQUIRED_LAYERS, LayerRequirement.ANY);
        fixture.run(Map.of());
        runner.assertTransferCount(CheckVideoQuality.REVIEW, 1);
    }

    @Test
    void aJudgeThatFailsIsNeverAPass() throws Exception {
        addVlm();
        for (int call = 0; call < 4; call++) {
            server.enqueue(new MockResponse.Builder().body("<html>").build());
        }
        fixture.run(Map.of("prompt", "a red door"));
        runner.getFlowFilesForRelationship(CheckVideoQuality.REVIEW).getFirst().assertAttributeEquals(QualityAttributes.REASONS, "LAYER_MISSING");
        assertTrue(layer("vlm_judge").note().startsWith("MALFORMED"));

        runner.clearTransferState();
        runner.setProperty(SemanticProperties.SCORER_FAILURE, ScorerFailureAction.FAILURE);
        fixture.run(Map.of("prompt", "a red door"));
        assertTrue(GateFixture.failed(runner, CheckError.SCORER).isPenalized());
    }

    @Test
    void bothLayersMakeOneScore() throws Exception {
        addClip();
        addVlm();
        server.enqueue(grades("{\\\"action\\\":4,\\\"anatomy_ok\\\":false,\\\"stray_text\\\":false,\\\"reason\\\":\\\"six fingers\\\"}"));
        fixture.run(Map.of("prompt", "a red door"));

        final MockFlowFile clip = runner.getFlowFilesForRelationship(CheckVideoQuality.REVIEW).getFirst();
        clip.assertAttributeEquals(QualityAttributes.REASONS, "ANATOMY");
        clip.assertAttributeEquals(QualityAttributes.SEMANTIC_VLM, "1.000");
        final double similarity = Double.parseDouble(clip.getAttribute(QualityAttributes.SEMANTIC_CLIP));
        assertEquals((0.445 * similarity + 0.732) / (0.445 + 0.732), Double.parseDouble(clip.getAttribute(QualityAttributes.SEMANTIC)), 2e-3);
    }

    @Test
    void aRejectedClipCostsNothing() throws Exception {
        addVlm();
        sharpness = 0.3;
        fixture.run(Map.of("prompt", "a red door"));
        runner.assertTransferCount(CheckVideoQuality.REJECT, 1);
        assertEquals(0, server.getRequestCount());
        assertEquals("The clip is rejected already", layer("vlm_judge").note());
    }

    @Test
    void verificationSaysWhichLayersAreLive() throws Exception {
        addClip();
        ConfigVerificationResult layers = verifyLayers();
        assertEquals(Outcome.SUCCESSFUL, layers.getOutcome());
        assertTrue(layers.getExplanation().contains("clip_similarity: live, tiny-colours@"));
        assertTrue(layers.getExplanation().contains("vlm_judge: Not run"));
        runner.setProperty(SemanticProperties.REQUIRED_LAYERS, LayerRequirement.ALL);
        layers = verifyLayers();
        assertEquals(Outcome.FAILED, layers.getOutcome());
        assertTrue(layers.getExplanation().endsWith("vlm_judge"));
    }

    private ConfigVerificationResult verifyLayers() {
        return GateVerification.layers(runner.getProcessContext());
    }

    private void addClip() throws Exception {
        final ClipSemanticScorer service = new ClipSemanticScorer();
        runner.addControllerService("clip", service);
        runner.setProperty(service, "Model Folder", Path.of(ClipSemanticScorer.class.getResource("tiny").toURI()).toString());
        runner.enableControllerService(service);
        runner.setProperty(SemanticProperties.CLIP_SCORER, "clip");
    }

    private void addVlm() throws Exception {
        final VlmSemanticScorer service = new VlmSemanticScorer();
        runner.addControllerService("vlm", service);
        runner.setProperty(service, "Base URL", server.url("/v1").toString());
        runner.setProperty(service, "Model", "vl");
        runner.enableControllerService(service);
        runner.setProperty(SemanticProperties.VLM_SCORER, "vlm");
    }

    private static MockResponse grades(final String content) {
        return new MockResponse.Builder().body("{\"choices\":[{\"message\":{\"content\":\"" + content + "\"}}]}").build();
    }

    private QualityReport report() throws IOException {
        return ReportJson.read(new ByteArrayInputStream(runner.getFlowFilesForRelationship(CheckVideoQuality.REPORT).getFirst().toByteArray()));
    }

    private Layer layer(final String id) throws IOException {
        return report().layers().stream().filter(layer -> layer.layer().equals(id)).findFirst().orElseThrow();
    }

    /** Measures what the fixture says and shows ten red frames. */
    private final class RedClip implements ClipMeasurer {
        @Override
        public ClipMeasurements measure(final Path clip, final Expectation expectation) {
            return GateFixture.measured(sharpness, "push_in");
        }

        @Override
        public ClipMeasurements measure(final Path clip, final Expectation expectation, final FrameTap tap) {
            final VideoFacts facts = new VideoFacts("mp4", "h264", 0, 640, 480, 10, 10, 1, List.of(), true, false, "", "test");
            final Frame frame = new Frame(WorkingSize.of(640, 480), ColorMatrix.BT601);
            Arrays.fill(frame.luma(), (byte) 76);
            Arrays.fill(frame.cb(), (byte) 85);
            Arrays.fill(frame.cr(), (byte) 255);
            for (int index = 0; index < 10; index++) {
                frame.begin(index, index * 0.1);
                tap.accept(frame, facts);
            }
            return measure(clip, expectation);
        }
    }
}
