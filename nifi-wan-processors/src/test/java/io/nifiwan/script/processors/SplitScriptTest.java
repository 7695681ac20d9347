package io.nifiwan.script.processors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.script.Cast;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.Shot;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SplitScriptTest {
    private static final String SCRIPT = """
            第一场 客栈 夜 内

            （特写，推进）灯笼亮了。

            张三：（低声）有人吗？

            （远景，拉远）江面空无一人。

            第二场 海边 日 外

            她来了。
            """;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private TestRunner runner;

    @BeforeEach
    void createRunner() {
        runner = TestRunners.newTestRunner(SplitScript.class);
    }

    private void run(final String script, final Map<String, String> attributes) {
        runner.enqueue(script, attributes);
        runner.run();
    }

    @Test
    void writesOneFlowFileAShot() throws IOException {
        run(SCRIPT, Map.of("filename", "夜渡.txt", "script.name", "夜渡", "script.format", "text"));
        runner.assertTransferCount(SplitScript.SHOTS, 3);
        runner.assertTransferCount(SplitScript.ORIGINAL, 1);
        runner.assertTransferCount(SplitScript.FAILURE, 0);
        final List<MockFlowFile> shots = runner.getFlowFilesForRelationship(SplitScript.SHOTS);
        final MockFlowFile first = shots.getFirst();
        final Shot shot = MAPPER.readValue(first.getContent(), Shot.class);
        assertEquals("（特写，推进）灯笼亮了。\n\n张三：（低声）有人吗？", shot.text());
        assertTrue(shot.id().matches("s1-sh1-[0-9a-f]{8}"), shot.id());
        final Map<String, String> expected = Map.ofEntries(Map.entry("scene.number", "1"), Map.entry("scene.heading", "第一场 客栈 夜 内"),
                Map.entry("shot.id", shot.id()), Map.entry("shot.number", "1"), Map.entry("shot.seconds", "2.3"), Map.entry("shot.text", shot.text()),
                Map.entry("shot.line.from", "3"), Map.entry("shot.line.to", "5"), Map.entry("fragment.index", "1"), Map.entry("fragment.count", "3"),
                Map.entry("segment.original.filename", "夜渡.txt"), Map.entry("filename", "夜渡_" + shot.id() + ".json"),
                Map.entry("mime.type", "application/json"), Map.entry("script.name", "夜渡"),
                Map.entry("shot.frames", "37"), Map.entry("script.cast", "张三"));
        expected.forEach(first::assertAttributeEquals);
        assertEquals(List.of("1", "2", "3"), shots.stream().map(one -> one.getAttribute(ScriptAttributes.FRAGMENT_INDEX)).toList());
        assertEquals(List.of("1", "2", "1"), shots.stream().map(one -> one.getAttribute(ScriptAttributes.SHOT_NUMBER)).toList());

        final MockFlowFile cast = runner.getFlowFilesForRelationship(SplitScript.CAST).getFirst();
        final Cast members = MAPPER.readValue(cast.getContent(), Cast.class);
        assertEquals(new Cast("zh", List.of(new Cast.Member("张三", List.of(), List.of(), 1, List.of("1"), "", false, new Cast.FirstLine(5, "有人吗？")))),
                members);
        Map.of("filename", "夜渡.cast.json", "mime.type", "application/json", "script.name", "夜渡", "script.cast", "张三",
                "segment.original.filename", "夜渡.txt", "script.scenes", "2", "script.shots", "3").forEach(cast::assertAttributeEquals);
        cast.assertAttributeNotExists(ScriptAttributes.FRAGMENT_IDENTIFIER);

        final MockFlowFile original = runner.getFlowFilesForRelationship(SplitScript.ORIGINAL).getFirst();
        original.assertContentEquals(SCRIPT, StandardCharsets.UTF_8);
        original.assertAttributeEquals(ScriptAttributes.SCRIPT_SCENES, "2");
        original.assertAttributeEquals(ScriptAttributes.SCRIPT_SHOTS, "3");
        original.assertAttributeEquals("filename", "夜渡.txt");
        final String split = original.getAttribute(ScriptAttributes.FRAGMENT_IDENTIFIER);
        shots.forEach(one -> one.assertAttributeEquals(ScriptAttributes.FRAGMENT_IDENTIFIER, split));
        assertEquals(4, runner.getProvenanceEvents().stream().filter(event -> event.getEventType() == ProvenanceEventType.FORK)
                .flatMap(event -> event.getChildUuids().stream()).distinct().count());
    }

    @Test
    void tellsNameAndFormatWithoutCleanScript() {
        run("\uFEFFINT. INN - DAY\r\n\r\nANNA\r\nHello.\r\n", Map.of("filename", "inn.fountain"));
        final MockFlowFile shot = runner.getFlowFilesForRelationship(SplitScript.SHOTS).getFirst();
        shot.assertAttributeEquals(ScriptAttributes.SCRIPT_NAME, "inn");
        shot.assertAttributeEquals(ScriptAttributes.SHOT_TEXT, "ANNA\nHello.");
        shot.assertAttributeEquals(ScriptAttributes.SCENE_HEADING, "INT. INN - DAY");
    }

    @Test
    void theJsonLeavesOutWhatDoesNotApply() {
        run("INT. INN - DAY\n\nANNA\nOne.\n\nTOM (V.O.) ^\nTwo.\n", Map.of("filename", "inn.fountain"));
        final String json = runner.getFlowFilesForRelationship(SplitScript.SHOTS).getFirst().getContent();
        assertTrue(json.contains("{\"speaker\":\"ANNA\",\"parenthetical\":\"\",\"line\":\"One.\"}"), json);
        assertTrue(json.contains("{\"speaker\":\"TOM\",\"parenthetical\":\"\",\"line\":\"Two.\","
                + "\"extension\":\"V.O.\",\"simultaneous\":true}"), json);
        assertTrue(json.contains("\"frames\":33,\"estimate\":{\"dialogueRate\":2.5,\"actionRate\":20.0,"), json);
        assertFalse(json.contains("splitQuotation"), json);
    }

    @Test
    void aLongCastIsCutAtAWholeName() {
        final String script = IntStream.range(0, 400).mapToObj(index -> "路人甲" + index + "：你好。\n").collect(Collectors.joining());
        run("第一场 街 日 外\n\n" + script, Map.of("filename", "a.txt"));
        final String cast = runner.getFlowFilesForRelationship(SplitScript.SHOTS).getFirst().getAttribute(ScriptAttributes.SCRIPT_CAST);
        assertTrue(cast.length() <= 2000 && cast.length() > 1900, cast);
        assertTrue(cast.startsWith("路人甲0,路人甲1,") && cast.matches(".*,路人甲\\d{3}"), cast);
    }

    @Test
    void aScriptWithoutCharactersHasAnEmptyCast() {
        run("第一场 街 日 外\n\n雨。\n", Map.of("filename", "a.txt"));
        final MockFlowFile cast = runner.getFlowFilesForRelationship(SplitScript.CAST).getFirst();
        cast.assertContentEquals("{\"language\":\"zh\",\"characters\":[]}");
        cast.assertAttributeEquals(ScriptAttributes.SCRIPT_CAST, "");
    }

    @Test
    void theFrameRateSetsTheFramesAlone() {
        run(SCRIPT, Map.of("filename", "a.txt"));
        runner.setProperty(SplitScript.FRAME_RATE, "24");
        run(SCRIPT, Map.of("filename", "a.txt"));
        final List<MockFlowFile> shots = runner.getFlowFilesForRelationship(SplitScript.SHOTS);
        assertEquals(List.of("37", "33", "33", "57", "49", "49"), shots.stream().map(one -> one.getAttribute(ScriptAttributes.SHOT_FRAMES)).toList());
        assertEquals(shots.subList(0, 3).stream().map(one -> one.getAttribute(ScriptAttributes.SHOT_ID)).toList(),
                shots.subList(3, 6).stream().map(one -> one.getAttribute(ScriptAttributes.SHOT_ID)).toList());
        for (final String value : List.of("0", "-1", "241", "23.976", "")) {
            runner.setProperty(SplitScript.FRAME_RATE, value);
            runner.assertNotValid();
        }
    }

    @Test
    void propertiesReachTheSplitter() {
        runner.setProperty(SplitScript.MAXIMUM_SHOT_SECONDS, "4");
        runner.setProperty(SplitScript.MINIMUM_SHOT_SECONDS, "3");
        runner.setProperty(SplitScript.CHINESE_ACTION_RATE, "2");
        run("第一场 客栈 夜 内\n\n他慢慢地走了。她来了。\n", Map.of("filename", "a.txt"));
        runner.assertTransferCount(SplitScript.SHOTS, 2);
        runner.getFlowFilesForRelationship(SplitScript.SHOTS).get(0).assertAttributeEquals(ScriptAttributes.SHOT_SECONDS, "3.5");
        runner.getFlowFilesForRelationship(SplitScript.SHOTS).get(1).assertAttributeEquals(ScriptAttributes.SHOT_SECONDS, "3.0");
    }

    @Test
    void aTitlePageAloneFails() throws IOException {
        fails("Title: Nothing\nAuthor: Nobody\n".getBytes(StandardCharsets.UTF_8), "a.fountain", ScriptErrorCode.NO_CONTENT);
    }

    @Test
    void emptyInputFails() throws IOException {
        fails(new byte[0], "a.txt", ScriptErrorCode.EMPTY);
    }

    @Test
    void otherCharacterSetsFail() throws IOException {
        fails(new byte[] {(byte) 0xC4, (byte) 0xE3, (byte) 0xBA, (byte) 0xC3}, "a.txt", ScriptErrorCode.UNDECODABLE);
    }

    @Test
    void tooLargeInputFails() throws IOException {
        runner.setProperty(ScriptProperties.MAXIMUM_SCRIPT_SIZE, "10 B");
        fails("eleven chars".getBytes(StandardCharsets.UTF_8), "a.txt", ScriptErrorCode.TOO_LARGE);
    }

    private void fails(final byte[] content, final String filename, final ScriptErrorCode code) throws IOException {
        runner.enqueue(content, Map.of("filename", filename));
        runner.run();
        runner.assertAllFlowFilesTransferred(SplitScript.FAILURE, 1);
        final MockFlowFile failed = runner.getFlowFilesForRelationship(SplitScript.FAILURE).getFirst();
        failed.assertContentEquals(content);
        failed.assertAttributeEquals(ScriptAttributes.ERROR_CODE, code.name());
        assertFalse(failed.getAttribute(ScriptAttributes.ERROR_MESSAGE).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "", "NaN", "1e9"})
    void numbersMustBePositive(final String value) {
        for (final PropertyDescriptor property : List.of(SplitScript.MAXIMUM_SHOT_SECONDS, SplitScript.MINIMUM_SHOT_SECONDS,
                SplitScript.CHINESE_DIALOGUE_RATE, SplitScript.ENGLISH_DIALOGUE_RATE, SplitScript.CHINESE_ACTION_RATE,
                SplitScript.ENGLISH_ACTION_RATE)) {
            final TestRunner fresh = TestRunners.newTestRunner(SplitScript.class);
            fresh.setProperty(property, value);
            fresh.assertNotValid();
        }
    }

    @Test
    void theMinimumMustNotExceedTheMaximum() {
        runner.setProperty(SplitScript.MINIMUM_SHOT_SECONDS, "11");
        runner.assertNotValid();
        runner.setProperty(SplitScript.MAXIMUM_SHOT_SECONDS, "11");
        runner.assertValid();
    }

    @Test
    void onlyOriginalAndCastAreDroppedByDefault() {
        assertTrue(SplitScript.ORIGINAL.isAutoTerminated());
        assertTrue(SplitScript.CAST.isAutoTerminated());
        assertFalse(SplitScript.SHOTS.isAutoTerminated());
        assertFalse(SplitScript.FAILURE.isAutoTerminated());
    }
}
