package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.revise.RevisionAttributes;
import io.nifiwan.prompt.revise.SampleAttempts;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the examples of the documentation to what the processor really writes. */
class RevisePromptDetailsTest {
    private static String details;
    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream stream = RevisePrompt.class.getResourceAsStream("/docs/" + RevisePrompt.class.getName() + "/additionalDetails.md")) {
            details = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh-rainy-street  | quality.reasons | SHAKE,TONE_MISMATCH
            zh-rainy-street  | review.note     | 换成黄昏，远一点，保持风格
            en-harbour-night | review.note     | Too dark. Wider, and give her a red scarf.
            """)
    void showsRealAttempts(final String sample, final String attribute, final String feedback) throws IOException, PromptException {
        final Map<String, String> clip = SampleAttempts.attributes(sample);
        clip.put(attribute, feedback);
        final TestRunner runner = TestRunners.newTestRunner(RevisePrompt.class);
        runner.enqueue("clip", clip);
        runner.run();
        runner.assertTransferCount(RevisePrompt.SUCCESS, 1);
        final MockFlowFile next = runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).getFirst();
        assertShown("`" + feedback + "`");
        assertShown("| before | " + clip.get(PromptAttributes.PROMPT) + " |");
        assertShown("| after | " + next.getAttribute(PromptAttributes.PROMPT) + " |");
        assertShown("| `prompt.diff` | " + next.getAttribute(RevisionAttributes.PROMPT_DIFF) + " |");
        if (sample.startsWith("zh")) {
            assertShown("| `prompt.revision.rules` | " + next.getAttribute(RevisionAttributes.REVISION_RULES) + " |");
            final String seed = next.getAttribute(RevisionAttributes.VIDEO_SEED);
            assertShown(seed.equals("42") ? "| stays 42," : "| 42 becomes " + seed + " |");
        } else {
            assertShown("| `prompt.revision.unread` | " + next.getAttribute(RevisionAttributes.REVISION_UNREAD) + " |");
        }
    }

    @Test
    void showsARealQuestion() throws Exception {
        final Matcher example = Pattern.compile("`review.note` = `([^`]*)` and the answer\\n\\n```json\\n(.*?)```", Pattern.DOTALL).matcher(details);
        assertTrue(example.find());
        final Map<String, String> clip = SampleAttempts.attributes("zh-rainy-street");
        clip.put(RevisionAttributes.REVIEW_NOTE, example.group(1));
        final TestRunner runner = TestRunners.newTestRunner(RevisePrompt.class);
        final CannedChatService service = new CannedChatService(example.group(2));
        runner.addControllerService("chat", service);
        runner.enableControllerService(service);
        runner.setProperty(RevisePrompt.CHAT_SERVICE, "chat");
        runner.enqueue("clip", clip);
        runner.run();
        final MockFlowFile next = runner.getFlowFilesForRelationship(RevisePrompt.SUCCESS).getFirst();
        assertShown("| before | " + clip.get(PromptAttributes.PROMPT) + " |");
        assertShown("| after | " + next.getAttribute(PromptAttributes.PROMPT) + " |");
        for (final String name : List.of(RevisionAttributes.PROMPT_DIFF, RevisionAttributes.REVISION_UNREAD, PromptAttributes.CHAT_FILLED,
                PromptAttributes.CHAT_DROPPED)) {
            assertShown("| `" + name + "` | " + next.getAttribute(name).replace("|", "\\|") + " |");
        }
    }

    @Test
    void listsEveryReason() {
        final Set<String> listed = Pattern.compile("^\\| ([A-Z_]+) \\|", Pattern.MULTILINE).matcher(details).results()
                .map(row -> row.group(1)).collect(Collectors.toSet());
        assertEquals(RevisionRules.shipped().rules().stream().flatMap(rule -> rule.reasons().stream()).collect(Collectors.toSet()), listed);
    }

    @Test
    void showsARuleFileThatWorks() throws Exception {
        final Matcher block = Pattern.compile("```json\\n(\\{\"version.*?)```", Pattern.DOTALL).matcher(details);
        assertTrue(block.find());
        final Path file = folder.resolve("rules.json");
        Files.writeString(file, block.group(1));
        final RevisionRules rules = RevisionRules.shipped().over(DataFile.read(file), Glossary.standard());
        assertEquals("studio.hat", rules.rules().getLast().id());
        assertTrue(rules.rules().stream().noneMatch(rule -> rule.id().equals("gate.cut")));
    }

    private static void assertShown(final String text) {
        assertTrue(details.contains(text), text);
    }
}
