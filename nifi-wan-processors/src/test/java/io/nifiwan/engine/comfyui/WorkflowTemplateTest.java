package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.ModelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkflowTemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode input(final JsonNode graph, final String node, final String name) {
        return graph.path(node).path("inputs").path(name);
    }

    private static String refusal(final String workflow, final String mapping) {
        return assertThrows(WorkflowException.class, () -> Workflows.template(workflow, mapping)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wan2.2-t2v-14b.json", "wan2.2-t2v-14b-4-steps.json"})
    void aRequestIsWrittenIntoAShippedWorkflowAndNothingElseChanges(final String name) throws Exception {
        final JsonNode before = JSON.readTree(Workflows.shipped(name));
        final ObjectNode graph = Workflows.template(Workflows.shipped(name), "").fill(Workflows.request(ModelSettings.OF_ENGINE), "video/nifi_x");
        final ObjectNode expected = before.deepCopy();
        ((ObjectNode) expected.path("7").path("inputs")).put("text", "a red kite \\(\"Falke\"\\)\n越过沙丘");
        ((ObjectNode) expected.path("8").path("inputs")).put("text", "blur");
        ((ObjectNode) expected.path("9").path("inputs")).put("width", 1280).put("height", 720).put("length", 49);
        ((ObjectNode) expected.path("10").path("inputs")).put("noise_seed", 4711);
        ((ObjectNode) expected.path("13").path("inputs")).put("fps", 24.0);
        ((ObjectNode) expected.path("14").path("inputs")).put("filename_prefix", "video/nifi_x");
        assertEquals(JSON.readTree(expected.toString()), JSON.readTree(graph.toString()));
    }

    @Test
    void theWorkflowsForThePersonAreThoseOfTheService() throws Exception {
        for (final String name : new String[] {"wan2.2-t2v-14b.json", "wan2.2-t2v-14b-4-steps.json"}) {
            assertEquals(Workflows.shipped(name), Files.readString(Path.of("..", "flows", "engines", "comfyui", name)));
        }
    }

    @Test
    void bothExpertsTakeTheStepsAndHandOverAtTheSamePartOfTheWay() throws Exception {
        final ObjectNode graph = Workflows.template(Workflows.twoExperts(), "").fill(Workflows.request(new ModelSettings("", 31, 4.5)), "p");
        assertEquals(31, input(graph, "10", "steps").asInt());
        assertEquals(31, input(graph, "11", "steps").asInt());
        assertEquals(0, input(graph, "10", "start_at_step").asInt());
        assertEquals(16, input(graph, "10", "end_at_step").asInt());
        assertEquals(16, input(graph, "11", "start_at_step").asInt());
        assertEquals(10_000, input(graph, "11", "end_at_step").asInt());
        assertEquals(4.5, input(graph, "10", "cfg").asDouble());
        assertEquals(4.5, input(graph, "11", "cfg").asDouble());
    }

    @Test
    void oneStepCannotBeShared() throws Exception {
        final WorkflowTemplate template = Workflows.template(Workflows.twoExperts(), "");
        final EngineException refusal = assertThrows(EngineException.class,
                () -> template.fill(Workflows.request(new ModelSettings("", 1, -1)), "p"));
        assertEquals(EngineError.INVALID, refusal.error());
    }

    @Test
    void whatTheWorkflowHasNoPlaceForIsRefused() throws Exception {
        final WorkflowTemplate template = Workflows.template(Workflows.twoExperts(), "steps = none\nguidance = none");
        for (final ModelSettings settings : new ModelSettings[] {new ModelSettings("", 8, -1), new ModelSettings("", 0, 3),
            new ModelSettings("another.safetensors", 0, -1)}) {
            assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> template.fill(Workflows.request(settings), "p")).error());
        }
        template.fill(Workflows.request(new ModelSettings("wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors", 0, -1)), "p");
    }

    @ParameterizedTest
    @CsvSource({"seed = Low Noise Sampler.noise_seed, 11, noise_seed", "seed = 11.noise_seed, 11, noise_seed", "SEED=9.batch_size, 9, batch_size",
        "seed = EmptyHunyuanLatentVideo.batch_size, 9, batch_size"})
    void nodesAreNamedByTitleIdOrClass(final String line, final String node, final String name) throws Exception {
        final WorkflowTemplate template = Workflows.template(Workflows.twoExperts(), "# mine\n\n" + line);
        final ObjectNode graph = template.fill(Workflows.request(ModelSettings.OF_ENGINE), "p");
        assertEquals(4711, input(graph, node, name).asInt());
        assertEquals(0, input(graph, "10", "noise_seed").asInt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "seed|not of the form", "colour = 9.width|none of [prompt, negative", "seed = none|cannot be left", "seed = noise_seed|title.input",
        "seed = 99.noise_seed|no node", "seed = 10.sede|has only [model", "seed = KSamplerAdvanced.noise_seed|ambiguous",
        "seed = 10.|title.input"})
    void aMappingThatCannotBeMeantIsRefused(final String mapping, final String said) throws Exception {
        final String message = refusal(Workflows.twoExperts(), mapping);
        assertTrue(message.contains(said), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"nodes\":[],\"links\":[]}|Export (API)", "[1]|JSON object", "{}|JSON object", "{\"1\":{\"inputs\":{}}}|lacks class_type", "no|no JSON",
        "{\"1\":{\"class_type\":\"A\",\"inputs\":{\"x\":[\"2\",0]}}}|does not exist", "{\"1\":{\"class_type\":\"A\",\"inputs\":{}}}|prompt",
        "{\"1\":{\"class_type\":\"A\",\"inputs\":{}},\"1\":{\"class_type\":\"A\",\"inputs\":{}}}|no JSON"})
    void whatIsNoWorkflowInTheApiFormatIsRefused(final String workflow, final String said) {
        final String message = refusal(workflow, "");
        assertTrue(message.contains(said), message);
    }

    @Test
    void severalSeedsAreAmbiguous() throws Exception {
        final String workflow = Workflows.twoExperts().replace("\"add_noise\": \"disable\"", "\"add_noise\": \"enable\"");
        final String message = refusal(workflow, "");
        assertTrue(message.contains("seed is ambiguous") && message.contains("High Noise Sampler") && message.contains("Low Noise Sampler"), message);
        Workflows.template(workflow, "seed = 10.noise_seed\nseed = 11.noise_seed");
    }

    @Test
    void severalSavingNodesNeedAnOutputNodeAndOnlyWhatItDependsOnIsLookedAt() throws Exception {
        final ObjectNode workflow = (ObjectNode) JSON.readTree(Workflows.twoExperts());
        workflow.set("20", JSON.readTree("{\"class_type\":\"SaveVideo\",\"_meta\":{\"title\":\"Other\"},\"inputs\":{\"video\":[\"21\",0],"
                + "\"filename_prefix\":\"b\"}}"));
        workflow.set("21", JSON.readTree("{\"class_type\":\"CreateVideo\",\"inputs\":{\"images\":[\"12\",0],\"fps\":8.0}}"));
        assertTrue(refusal(workflow.toString(), "").contains("Output Node"));
        final WorkflowTemplate template = WorkflowTemplate.of(Workflow.parse(workflow.toString()), "", "Save Clip", true);
        assertEquals("14", template.outputNode().orElseThrow());
        final ObjectNode graph = template.fill(Workflows.request(ModelSettings.OF_ENGINE), "p");
        assertEquals(24, input(graph, "13", "fps").asDouble());
        assertEquals(8, input(graph, "21", "fps").asDouble());
        assertTrue(input(graph, "7", "text").asText().contains("(\"Falke\")"), "weights are kept where they are asked for");
    }

    @Test
    void valueNodesStandForTheInputsTheyFeed() throws Exception {
        final ObjectNode workflow = (ObjectNode) JSON.readTree(Workflows.twoExperts());
        workflow.set("30", JSON.readTree("{\"class_type\":\"PrimitiveInt\",\"inputs\":{\"value\":7,\"control_after_generate\":\"fixed\"}}"));
        workflow.set("31", JSON.readTree("{\"class_type\":\"PrimitiveStringMultiline\",\"inputs\":{\"value\":\"\"}}"));
        ((ObjectNode) workflow.path("10").path("inputs")).set("noise_seed", JSON.readTree("[\"30\",0]"));
        ((ObjectNode) workflow.path("7").path("inputs")).set("text", JSON.readTree("[\"31\",0]"));
        final ObjectNode graph = Workflows.template(workflow.toString(), "").fill(Workflows.request(ModelSettings.OF_ENGINE), "p");
        assertEquals(4711, input(graph, "30", "value").asInt());
        assertEquals("a red kite (\"Falke\")\n越过沙丘", input(graph, "31", "value").asText().replace("\\", ""));
        ((ObjectNode) workflow.path("30").path("inputs")).put("other", 1);
        assertTrue(refusal(workflow.toString(), "").contains("which other nodes feed"));
    }

    @Test
    void theNegativeSideIsFoundOnlyWhereItHasItsOwnEncoder() throws Exception {
        final String zeroed = Workflows.twoExperts().replace("\"class_type\": \"CLIPTextEncode\",\n    \"_meta\": {\"title\": \"Negative Prompt\"},\n"
                + "    \"inputs\": {\n      \"clip\": [\"3\", 0],\n      \"text\": \"\"\n    }",
                "\"class_type\": \"ConditioningZeroOut\",\n    \"inputs\": {\"conditioning\": [\"7\", 0]}");
        assertNotEquals(Workflows.twoExperts(), zeroed);
        assertFalse(Workflows.template(zeroed, "").negativePrompt());
        assertFalse(Workflows.template(Workflows.twoExperts().replace("\"negative\": [\"8\", 0]", "\"negative\": [\"7\", 0]"), "").negativePrompt());
        assertTrue(Workflows.template(Workflows.twoExperts(), "").negativePrompt());
        assertFalse(Workflows.template(Workflows.shipped("wan2.2-t2v-14b-4-steps.json"), "").negativePrompt(), "guidance 1 leaves it no effect");
    }

    @Test
    void theDigestChangesWithWhatDeterminesClipsAndWithNothingElse() throws Exception {
        final String workflow = Workflows.twoExperts();
        final String digest = Workflows.template(workflow, "").digest();
        assertEquals(64, digest.length());
        for (final String same : new String[] {workflow.replace("Save Clip", "Out"), workflow.replace("\"width\": 832", "\"width\": 640"),
            workflow.replace("video/nifi", "x"), JSON.readTree(workflow).toString()}) {
            assertEquals(digest, Workflows.template(same, "").digest());
        }
        for (final String other : new String[] {workflow.replace("3.5", "4.0"), workflow.replace("euler", "uni_pc"),
            workflow.replace("\"shift\": 8.0", "\"shift\": 5.0"), workflow.replace("high_noise_14B", "high_noise_v2")}) {
            assertNotEquals(digest, Workflows.template(other, "").digest());
        }
        assertNotEquals(digest, WorkflowTemplate.of(Workflow.parse(workflow), "", "13", false).digest());
        assertNotEquals(digest, Workflows.template(workflow, "steps = none").digest());
        assertNotEquals(digest, Workflows.template(workflow, "seed = 11.noise_seed").digest());
    }
}
