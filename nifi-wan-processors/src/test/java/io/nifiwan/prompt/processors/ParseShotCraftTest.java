package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.SampleCraft;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.script.ScriptAttributes;
import org.apache.nifi.flowfile.attributes.CoreAttributes;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParseShotCraftTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private TestRunner runner;

    @BeforeEach
    void setRunner() {
        runner = TestRunners.newTestRunner(ParseShot.class);
        runner.setProperty(ParseShot.INPUT, ShotInput.CRAFT_ENTRY);
    }

    @Test
    void makesParsedShotsOfOneSeedFamily() throws JsonProcessingException {
        runner.setProperty(ParseShot.DEFAULT_TERMS, "move.static");
        runner.enqueue(SampleCraft.json("zh-qi-zhen"), Map.of(CoreAttributes.FILENAME.key(), "qi-zhen.json"));
        runner.run();
        runner.assertTransferCount(ParseShot.SUCCESS, 6);
        runner.assertTransferCount(ParseShot.ORIGINAL, 1);
        final MockFlowFile original = runner.getFlowFilesForRelationship(ParseShot.ORIGINAL).getFirst();
        original.assertContentEquals(SampleCraft.json("zh-qi-zhen"));
        original.assertAttributeEquals(PromptAttributes.CRAFT_UNKNOWN, "tool.size, actions[1].speed, 针与布面夹角");
        final List<MockFlowFile> shots = runner.getFlowFilesForRelationship(ParseShot.SUCCESS);
        for (int index = 0; index < shots.size(); index++) {
            final MockFlowFile shot = shots.get(index);
            shot.assertAttributeEquals(ScriptAttributes.FRAGMENT_INDEX, String.valueOf(index + 1));
            shot.assertAttributeEquals(ScriptAttributes.FRAGMENT_COUNT, "6");
            shot.assertAttributeEquals(ScriptAttributes.FRAGMENT_IDENTIFIER, original.getAttribute(ScriptAttributes.FRAGMENT_IDENTIFIER));
            shot.assertAttributeEquals(ScriptAttributes.SEGMENT_ORIGINAL_FILENAME, "qi-zhen.json");
            shot.assertAttributeEquals(PromptAttributes.SEED_FAMILY, original.getAttribute(PromptAttributes.SEED_FAMILY));
            shot.assertAttributeEquals(PromptAttributes.CRAFT_ENTRY, "suxiu-qi-zhen");
            shot.assertAttributeEquals(PromptAttributes.PROMPT_CAMERA, "move.static");
            final JsonNode json = MAPPER.readTree(shot.getContent());
            shot.assertAttributeEquals(ScriptAttributes.SHOT_ID, json.path("id").textValue());
            shot.assertAttributeEquals(CoreAttributes.FILENAME.key(), json.path("id").textValue() + ".json");
            assertEquals("text", json.at("/parsed/subject/source").textValue());
            assertEquals("绣坊", json.at("/scene/place").textValue());
        }
        final long seed = Long.parseLong(original.getAttribute(PromptAttributes.SEED_FAMILY));
        assertTrue(seed >= 0 && seed <= Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-qi-zhen", "zh-qiang-zhen", "en-qiang-zhen"})
    void makesShotsThatBuildPromptTakes(final String sample) {
        runner.enqueue(SampleCraft.json(sample));
        runner.run();
        final TestRunner build = TestRunners.newTestRunner(BuildPrompt.class);
        build.setProperty(PromptProperties.STYLES, "None");
        runner.getFlowFilesForRelationship(ParseShot.SUCCESS).forEach(build::enqueue);
        final int shots = runner.getFlowFilesForRelationship(ParseShot.SUCCESS).size();
        build.run(shots);
        build.assertAllFlowFilesTransferred(BuildPrompt.SUCCESS, shots);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"not json | NOT_JSON", "[] | NOT_A_CRAFT_ENTRY", "'' | NOT_A_CRAFT_ENTRY", "{} {} | NOT_JSON",
        "{\"id\":\"a\"} | NOT_A_CRAFT_ENTRY"})
    void routesWhatIsNoEntryToFailure(final String content, final String code) {
        runner.enqueue(content);
        runner.run();
        runner.assertAllFlowFilesTransferred(ParseShot.FAILURE, 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(ParseShot.FAILURE).getFirst();
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(PromptAttributes.ERROR_CODE, code);
    }

    @Test
    void refusesAShotInPlaceOfAnEntry() {
        runner.enqueue(SampleShots.json("zh-craft"));
        runner.run();
        runner.assertAllFlowFilesTransferred(ParseShot.FAILURE, 1);
    }

    @Test
    void refusesDefaultTermsThatTheGlossaryDoesNotHave() {
        runner.assertValid();
        runner.setProperty(ParseShot.DEFAULT_TERMS, "move.warp");
        runner.assertNotValid();
        runner.setProperty(ParseShot.DEFAULT_TERMS, "move.static, move.push_in");
        runner.assertNotValid();
    }
}
