package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.data.LiveFiles;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.revise.SampleAttempts;
import org.apache.nifi.components.ConfigVerificationResult.Outcome;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.MockProcessContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which files of an operator a revision follows. */
class RevisePromptFilesTest {
    private static final byte[] CLIP = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    @TempDir
    private Path folder;
    private Instant now = Instant.EPOCH;
    private TestRunner runner;
    private RevisePrompt processor;

    @BeforeEach
    void setRunner() {
        processor = new RevisePrompt(() -> now);
        runner = TestRunners.newTestRunner(processor);
    }

    @Test
    void followsTheRuleFile() throws IOException, PromptException {
        final Path file = folder.resolve("rules.json");
        Files.writeString(file, rule("studio.hat", "帽子不对", "礼帽端正"));
        runner.setProperty(RevisePrompt.RULE_FILE, file.toString());
        final Map<String, String> clip = noted("zh-rainy-street", "帽子不对");
        runner.enqueue(CLIP, clip);
        runner.run(1, false);
        assertEquals("+ “礼帽端正”", takeDiff());

        Files.writeString(file, rule("studio.hat", "帽子不对", "头上没有帽子"));
        now = now.plus(LiveFiles.INTERVAL);
        runner.enqueue(CLIP, clip);
        runner.run(1, true, false);
        assertEquals("+ “头上没有帽子”", takeDiff());
    }

    @Test
    void doesNotStartWithABrokenRuleFile() throws IOException {
        final Path file = folder.resolve("rules.json");
        Files.writeString(file, "{\"version\": 1,\n\"rules\": [7]}");
        runner.setProperty(RevisePrompt.RULE_FILE, file.toString());
        final String invalid = ((MockProcessContext) runner.getProcessContext()).validate().iterator().next().getExplanation();
        assertTrue(invalid.contains("rules.json:2: "), invalid);
        assertEquals(Outcome.FAILED, verify());
        Files.writeString(file, rule("studio.hat", "帽子不对", "礼帽端正"));
        assertEquals(Outcome.SUCCESSFUL, verify());
    }

    @Test
    void keepsTheFilesTheStyleAndBothLanguagesOfTheOperator() throws IOException, PromptException {
        final Path cast = folder.resolve("cast.txt");
        Files.writeString(cast, "林深: 三十岁的男人，旧风衣\n林深: a man of thirty in an old trench coat\n");
        final Path styles = folder.resolve("styles.json");
        Files.writeString(styles, """
                {"styles": [{"id": "woodcut", "zh": "木刻", "en": "woodcut", "prefix_zh": "黑白木刻", "prefix_en": "Black and white woodcut",
                  "negative_add": ["色块脏污"]}]}
                """);
        final TestRunner builder = TestRunners.newTestRunner(BuildPrompt.class);
        builder.setProperty(PromptProperties.STYLES, "woodcut");
        builder.setProperty(PromptProperties.STYLE_FILE, styles.toString());
        builder.setProperty(PromptProperties.CAST_FILE, cast.toString());
        builder.setProperty(PromptProperties.PROMPT_LANGUAGE, PromptLanguage.BOTH);
        builder.enqueue(SampleShots.parsed("zh-rainy-street"), SampleAttempts.attributes("zh-rainy-street"));
        builder.run();
        final MockFlowFile built = builder.getFlowFilesForRelationship("success").getFirst();
        final Map<String, String> clip = new HashMap<>(built.getAttributes());
        clip.put(RevisionAttributes.VIDEO_PHASE, RevisionAttributes.PHASE_DONE);
        clip.put(RevisionAttributes.QUALITY_REASONS, "BLURRED");

        runner.setProperty(PromptProperties.STYLE_FILE, styles.toString());
        runner.setProperty(PromptProperties.CAST_FILE, cast.toString());
        final MockFlowFile revised = run(CLIP, clip, RevisePrompt.SUCCESS);
        final String prompt = revised.getAttribute(PromptAttributes.PROMPT);
        for (final String part : List.of("黑白木刻", "Black and white woodcut", "三十岁的男人，旧风衣", "a man of thirty in an old trench coat", "画面清晰，细节锐利")) {
            assertTrue(prompt.contains(part), prompt);
        }
        assertTrue(revised.getAttribute(PromptAttributes.PROMPT_NEGATIVE).contains("色块脏污"));
        revised.assertAttributeEquals(PromptAttributes.PROMPT_LANGUAGE, "zh+en");
        revised.assertAttributeEquals(PromptAttributes.VARIANT_STYLE, "style.woodcut");
        revised.assertAttributeEquals(PromptAttributes.PROMPT_CAST, "林深");
    }

    private Outcome verify() {
        return processor.verify(runner.getProcessContext(), runner.getLogger(), Map.of()).getFirst().getOutcome();
    }

    private static String rule(final String id, final String complaint, final String phrase) {
        return """
                {"version": 1, "rules": [{"id": "%s", "complaints": ["%s"], "edits": [{"phrase": {"group": "hat", "zh": "%s", "en": "hat"}}]}]}
                """.formatted(id, complaint, phrase);
    }

    private String takeDiff() {
        final String diff = runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).getFirst().getAttribute(RevisionAttributes.PROMPT_DIFF);
        runner.clearTransferState();
        return diff;
    }

    private static Map<String, String> noted(final String sample, final String note) throws IOException, PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes(sample);
        attributes.put(RevisionAttributes.REVIEW_NOTE, note);
        return attributes;
    }

    private MockFlowFile run(final byte[] content, final Map<String, String> attributes, final Relationship relationship) {
        runner.enqueue(content, attributes);
        runner.run();
        processor.getRelationships().stream().filter(other -> !other.equals(RevisePrompt.SUPERSEDED))
                .forEach(other -> runner.assertTransferCount(other, other.equals(relationship) ? 1 : 0));
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }
}
