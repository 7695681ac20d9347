package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.screening.MovableClock;
import io.nifiwan.prompt.screening.ScreeningAttributes;
import org.apache.nifi.components.ConfigVerificationResult;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.provenance.ProvenanceEventRecord;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScreenPromptTest {
    @TempDir
    private Path folder;
    private final MovableClock clock = new MovableClock();
    private TestRunner runner;

    @BeforeEach
    void createRunner() {
        runner = TestRunners.newTestRunner(new ScreenPrompt(clock));
    }

    @Test
    void passesAHarmlessShotUnchanged() {
        final String content = shot("林星野走过雨夜的石桥。");
        final MockFlowFile flowFile = screen(content, Map.of("prompt", "雨夜，石桥", "shot.id", "s3-sh1-0a1b2c3d"), ScreenPrompt.PASS);
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(ScreeningAttributes.OUTCOME, "pass");
        flowFile.assertAttributeEquals(ScreeningAttributes.LAYERS, "rules,persons");
        flowFile.assertAttributeNotExists(ScreeningAttributes.RULES);
        flowFile.assertAttributeEquals("shot.id", "s3-sh1-0a1b2c3d");
        final ProvenanceEventRecord event = runner.getProvenanceEvents().getFirst();
        assertEquals(ProvenanceEventType.ROUTE, event.getEventType());
        assertEquals("pass", event.getRelationship());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "prompt|吉卜力的天空|review|brand.zh.ghibli|prompt:0-3|brand",
        "prompt|宮崎駿風格的天空|review|brand.zh.miyazaki|prompt:0-5|brand",
        "review.note|make it hentai|blocked|sexual.en.hentai|review.note:8-14|sexual",
        "prompt.negative|clothes, blur|review|sexual.en.without-clothes|prompt.negative:0-7|sexual",
        "prompt.negative|gore, entrails, nude|pass|||",
        "prompt.negative|child porn|review|minors.en.porn|prompt.negative:0-10|minors",
        "other|hentai|pass|||"
    })
    void screensTheNamedAttributes(final String name, final String value, final String relationship, final String rules, final String offsets,
                                   final String groups) {
        final MockFlowFile flowFile = screen(shot("林星野走来。"), Map.of(name, value), relationship(relationship));
        assertEquals(rules, flowFile.getAttribute(ScreeningAttributes.RULES));
        assertEquals(offsets, flowFile.getAttribute(ScreeningAttributes.OFFSETS));
        assertEquals(groups, flowFile.getAttribute(ScreeningAttributes.GROUPS));
    }

    @Test
    void screensTheScriptAndTellsEachRuleOnce() {
        final MockFlowFile flowFile = screen(shot("走进迪士尼城堡，血肉模糊。"), Map.of(), ScreenPrompt.REVIEW);
        flowFile.assertAttributeEquals(ScreeningAttributes.RULES, "brand.zh.disney,gore.zh.flesh");
        flowFile.assertAttributeEquals(ScreeningAttributes.OFFSETS, "text:2-5,text:8-12");
        flowFile.assertAttributeEquals(ScreeningAttributes.SUGGESTIONS, "三维卡通动画; 以影子、道具或反应镜头表现");
    }

    @Test
    void screensOtherAttributesWhenToldTo() {
        runner.setProperty(ScreenPromptProperties.SCREENED_ATTRIBUTES, "style, note.negative");
        screen(shot("走。"), Map.of("style", "hentai", "prompt", "hentai"), ScreenPrompt.BLOCKED)
                .assertAttributeEquals(ScreeningAttributes.OFFSETS, "style:0-6");
    }

    @Test
    void listsAtMostTwentyRulesAndNeverTheText() {
        final String text = "色情 性交 做爱 强奸 裸体 肢解 斩首 碎尸 虐杀 开膛破肚 内脏外露 血肉模糊 爆头 割腕 自残 上吊 跳楼 宫崎骏风格 吉卜力 皮克斯 迪士尼 米老鼠 奥特曼 长得像某明星";
        final MockFlowFile flowFile = screen(shot(text), Map.of("prompt", text), ScreenPrompt.BLOCKED);
        assertEquals(20, flowFile.getAttribute(ScreeningAttributes.RULES).split(",", -1).length);
        assertEquals(20, flowFile.getAttribute(ScreeningAttributes.OFFSETS).split(",", -1).length);
        assertTrue(flowFile.getAttribute(ScreeningAttributes.RULES).startsWith("sexual.zh."));
        flowFile.getAttributes().forEach((name, value) -> {
            if (name.startsWith("screening.")) {
                for (final String word : text.split(" ", -1)) {
                    assertFalse(value.contains(word), () -> name + " holds " + word);
                }
            }
        });
        assertTrue(runner.getLogger().getInfoMessages().stream().noneMatch(message -> message.getMsg().contains("皮克斯")));
    }

    @Test
    void readsListsAndCast() throws IOException {
        final Path watch = Files.writeString(folder.resolve("watch.txt"), "# list\n王某星, Wang Mouxing | block | 未授权\n");
        final Path consent = Files.writeString(folder.resolve("consent.txt"), "李某艺 | C-7\n");
        runner.setProperty(ScreenPromptProperties.WATCH_LIST_FILE, watch.toString());
        runner.setProperty(ScreenPromptProperties.CONSENT_LIST_FILE, consent.toString());
        final MockFlowFile blocked = screen(shot("一个长得像王某星的人。"), Map.of(), ScreenPrompt.BLOCKED);
        blocked.assertAttributeEquals(ScreeningAttributes.RULES, "likeness.zh.like,watch-list.2");
        blocked.assertAttributeEquals(ScreeningAttributes.GROUPS, "real-person");
        runner.clearTransferState();
        screen(shot("李某艺坐在织机前。"), Map.of(), ScreenPrompt.PASS).assertAttributeEquals(ScreeningAttributes.CONSENTS, "C-7");
        runner.clearTransferState();
        screen(shot("她长得像阿宝。"), Map.of(), ScreenPrompt.REVIEW);
        runner.clearTransferState();
        screen(shot("她长得像阿宝。"), Map.of("script.cast", "阿福, 阿宝"), ScreenPrompt.PASS);
    }

    @Test
    void followsAChangedRuleFile() throws IOException {
        final Path rules = Files.writeString(folder.resolve("rules.json"), rules("stone bridge"));
        runner.setProperty(ScreenPromptProperties.USE_DEFAULT_RULES, "false");
        runner.setProperty(ScreenPromptProperties.RULE_FILES, rules.toString());
        runner.enqueue(shot("A stone bridge."));
        runner.run(1, false, true);
        runner.assertTransferCount(ScreenPrompt.REVIEW, 1);
        Files.writeString(rules, rules("wooden bridge"));
        clock.advance(Duration.ofSeconds(10));
        runner.enqueue(shot("A stone bridge."));
        runner.run(1, false, false);
        runner.assertTransferCount(ScreenPrompt.PASS, 1);
        Files.writeString(rules, "{\n broken");
        clock.advance(Duration.ofSeconds(10));
        runner.enqueue(shot("A wooden bridge."));
        runner.run(1, true, false);
        runner.assertTransferCount(ScreenPrompt.REVIEW, 2);
        assertTrue(runner.getLogger().getWarnMessages().getFirst().getMsg().contains("rules.json:2"));
    }

    @Test
    void doesNotStartWithABrokenRuleFile() throws IOException {
        final Path rules = Files.writeString(folder.resolve("rules.json"), "{\"version\": 1, \"rules\": [{\"id\": \"a\"}]}");
        runner.setProperty(ScreenPromptProperties.RULE_FILES, rules.toString());
        runner.enqueue(shot("A stone bridge."));
        assertThrows(AssertionError.class, () -> runner.run());
        runner.assertQueueNotEmpty();
        final ConfigVerificationResult result = verify();
        assertEquals(ConfigVerificationResult.Outcome.FAILED, result.getOutcome());
        assertTrue(result.getExplanation().contains("rules.json:1: the field \"action\" is missing or empty"), result::getExplanation);
    }

    @Test
    void verifiesByReadingTheRules() throws IOException {
        final Path watch = Files.writeString(folder.resolve("watch.txt"), "王某星");
        runner.setProperty(ScreenPromptProperties.WATCH_LIST_FILE, watch.toString());
        final ConfigVerificationResult result = verify();
        assertEquals(ConfigVerificationResult.Outcome.SUCCESSFUL, result.getOutcome());
        assertTrue(result.getExplanation().endsWith("rules in force, 1 persons on the lists"), result::getExplanation);
    }

    @Test
    void wantsSomethingToScreenWith() {
        runner.assertValid();
        runner.setProperty(ScreenPromptProperties.USE_DEFAULT_RULES, "false");
        runner.assertNotValid();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no JSON|INVALID_SHOT", "{\"text\": \"\"}|NOTHING_TO_SCREEN", "{}|INVALID_SHOT"})
    void failsWhatIsNoShot(final String content, final String code) {
        final MockFlowFile flowFile = screen(content, Map.of("screening.outcome", "pass"), ScreenPrompt.FAILURE);
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(ScreeningAttributes.ERROR_CODE, code);
        flowFile.assertAttributeExists(ScreeningAttributes.ERROR_MESSAGE);
        flowFile.assertAttributeNotExists(ScreeningAttributes.OUTCOME);
    }

    @Test
    void failsWhatIsTooLargeForAShot() {
        screen("x".repeat((1 << 18) + 1), Map.of(), ScreenPrompt.FAILURE).assertAttributeEquals(ScreeningAttributes.ERROR_CODE, "TOO_LARGE");
    }

    @Test
    void replacesWhatAnEarlierScreeningWrote() {
        final Map<String, String> earlier = new HashMap<>(Map.of("screening.rules", "gore.en.gore", "screening.error.code", "INVALID_SHOT"));
        final MockFlowFile flowFile = screen(shot("走。"), earlier, ScreenPrompt.PASS);
        flowFile.assertAttributeNotExists(ScreeningAttributes.RULES);
        flowFile.assertAttributeNotExists(ScreeningAttributes.ERROR_CODE);
    }

    private ConfigVerificationResult verify() {
        return ((ScreenPrompt) runner.getProcessor()).verify(runner.getProcessContext(), runner.getLogger(), Map.of()).getFirst();
    }

    private MockFlowFile screen(final String content, final Map<String, String> attributes, final Relationship relationship) {
        runner.enqueue(content, attributes);
        runner.run();
        runner.assertAllFlowFilesTransferred(relationship, 1);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }

    private static Relationship relationship(final String name) {
        return List.of(ScreenPrompt.PASS, ScreenPrompt.REVIEW, ScreenPrompt.BLOCKED).stream()
                .filter(relationship -> relationship.getName().equals(name)).findFirst().orElseThrow();
    }

    private static String shot(final String text) {
        return """
                {"id": "s3-sh1-0a1b2c3d", "index": 1, "number": 1, "language": "zh", "scene": {"number": "3", "heading": "内景 茶馆 夜"},
                 "characters": ["林星野"], "action": "%1$s", "dialogue": [], "text": "%1$s", "lines": {"from": 1, "to": 2}, "seconds": 4.0}
                """.formatted(text);
    }

    private static String rules(final String pattern) {
        return "{\"version\": 1, \"rules\": [{\"id\": \"a\", \"pattern\": \"%s\", \"group\": \"other\", \"action\": \"review\", \"reason\": \"r\"}]}"
                .formatted(pattern);
    }
}
