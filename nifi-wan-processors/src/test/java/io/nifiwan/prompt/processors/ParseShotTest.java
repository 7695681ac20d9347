package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParseShotTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private TestRunner runner;

    @BeforeEach
    void setRunner() {
        runner = TestRunners.newTestRunner(ParseShot.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-rainy-street", "zh-ferry-dawn", "zh-dialogue-only", "en-harbour-night", "en-kitchen-morning",
        "zh-traditional", "zh-craft"})
    void addsTheSlotsAndLeavesTheRest(final String sample) throws JsonProcessingException {
        runner.enqueue(SampleShots.json(sample));
        runner.run();

        runner.assertAllFlowFilesTransferred(ParseShot.SUCCESS, 1);
        final JsonNode written = MAPPER.readTree(runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst().getContent());
        assertTrue(written.path(ShotDocument.PARSED).path("subject").path("value").isTextual());
        ((ObjectNode) written).remove(ShotDocument.PARSED);
        assertEquals(MAPPER.readTree(SampleShots.json(sample)), written);
    }

    @Test
    void writesTheAskedMovementAndTone() {
        runner.enqueue(SampleShots.json("zh-rainy-street"));
        runner.run();

        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst();
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_CAMERA, "move.push_in");
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.blue_grey");
    }

    @Test
    void inheritsWhatSplittingCarriesAlong() throws JsonProcessingException, ScriptException {
        final String script = "第一场 渡口 夜 外\n\n（远景）大雪纷飞，江面空无一人。\n\n（中景）老人坐在船头。\n";
        final Shot second = new ShotSplitter(SplitSettings.DEFAULT).split(script, ScriptFormat.TEXT).shots().getLast();
        runner.enqueue(MAPPER.writeValueAsString(second));
        runner.run();

        final JsonNode written = MAPPER.readTree(runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst().getContent());
        final List<String> inherited = new ArrayList<>();
        written.path(ShotDocument.PARSED).path("environment").path("terms").forEach(term -> {
            if (term.path("source").asText().equals("inherited")) {
                inherited.add(term.path("id").asText());
            }
        });
        assertEquals(List.of("weather.snow"), inherited, written::toPrettyString);
    }

    @Test
    void clearsWhatAnEarlierRunWrote() {
        runner.enqueue(SampleShots.json("zh-dialogue-only"), Map.of(PromptAttributes.PROMPT_CAMERA, "move.push_in",
                PromptAttributes.PROMPT_TONE, "tone.warm", PromptAttributes.ERROR_CODE, "NOT_JSON", PromptAttributes.ERROR_MESSAGE, "old"));
        runner.run();

        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst();
        flowFile.assertAttributeNotExists(PromptAttributes.PROMPT_CAMERA);
        flowFile.assertAttributeNotExists(PromptAttributes.PROMPT_TONE);
        flowFile.assertAttributeNotExists(PromptAttributes.ERROR_CODE);
        flowFile.assertAttributeNotExists(PromptAttributes.ERROR_MESSAGE);
    }

    @Test
    void keepsFieldsThatItDoesNotKnow() throws JsonProcessingException {
        final ObjectNode shot = (ObjectNode) MAPPER.readTree(SampleShots.json("zh-craft"));
        shot.putObject("director").put("note", "再慢一点").put("weight", 0.30);
        runner.enqueue(shot.toString());
        runner.run();

        final JsonNode written = MAPPER.readTree(runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst().getContent());
        assertEquals("再慢一点", written.path("director").path("note").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | NOT_A_SHOT", "not json | NOT_JSON", "{\"id\": | NOT_JSON", "{} {} | NOT_JSON", "[] | NOT_A_SHOT", "42 | NOT_A_SHOT", "{} | NOT_A_SHOT",
        "{\"id\":\"a\",\"text\":\"b\"} | NOT_A_SHOT", "{\"id\":\"a\",\"text\":\"b\",\"scene\":3} | NOT_A_SHOT",
        "{\"id\":\"a\",\"text\":\"b\",\"scene\":{},\"seconds\":\"many\"} | NOT_A_SHOT",
        "{\"id\":\"a\",\"text\":\"（推）\",\"scene\":{},\"action\":\"（推）\"} | NOTHING_TO_SHOW"})
    void routesWhatIsNoShotToFailure(final String content, final PromptError error) {
        runner.enqueue(content);
        runner.run();

        runner.assertAllFlowFilesTransferred(ParseShot.FAILURE, 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(ParseShot.FAILURE).getFirst();
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(PromptAttributes.ERROR_CODE, error.name());
        assertFalse(flowFile.getAttribute(PromptAttributes.ERROR_MESSAGE).isBlank());
    }

    @Test
    void refusesContentThatIsFarTooLong() {
        runner.enqueue(new byte[(int) ShotDocument.MOST_BYTES + 1]);
        runner.run();

        runner.assertAllFlowFilesTransferred(ParseShot.FAILURE, 1);
        runner.getFlowFilesForRelationship(ParseShot.FAILURE).getFirst()
                .assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.TOO_LARGE.name());
    }
}
