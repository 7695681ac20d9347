package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.parse.ShotDocument;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the examples of the documentation to what the processors really write. */
class AdditionalDetailsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void parseShotShowsARealShot() throws IOException {
        final List<JsonNode> examples = examples(details(ParseShot.class));
        assertEquals(MAPPER.readTree(SampleShots.json("zh-rainy-street")), examples.getFirst());
        final MockFlowFile parsed = run(ParseShot.class, SampleShots.json("zh-rainy-street"), PromptLanguage.SAME_AS_SCRIPT);
        assertEquals(MAPPER.readTree(parsed.getContent()).path(ShotDocument.PARSED), examples.get(1));
    }

    @Test
    void buildPromptShowsRealPrompts() throws IOException {
        final String details = details(BuildPrompt.class);
        final String chinese = run(ParseShot.class, SampleShots.json("zh-rainy-street"), PromptLanguage.SAME_AS_SCRIPT).getContent();
        final String english = run(ParseShot.class, SampleShots.json("en-harbour-night"), PromptLanguage.SAME_AS_SCRIPT).getContent();
        for (final MockFlowFile built : List.of(run(BuildPrompt.class, chinese, PromptLanguage.SAME_AS_SCRIPT),
                run(BuildPrompt.class, chinese, PromptLanguage.ENGLISH), run(BuildPrompt.class, english, PromptLanguage.SAME_AS_SCRIPT))) {
            assertTrue(details.contains(built.getAttribute(PromptAttributes.PROMPT)), built.getAttribute(PromptAttributes.PROMPT));
        }
        final MockFlowFile same = run(BuildPrompt.class, chinese, PromptLanguage.SAME_AS_SCRIPT);
        assertTrue(details.contains(same.getAttribute(PromptAttributes.PROMPT_PATTERN)));
        assertTrue(details.contains("| " + same.getAttribute(PromptAttributes.PROMPT_TOKENS) + " |"));
        assertEquals(MAPPER.readTree(same.getAttribute(PromptAttributes.PROMPT_SPEC)), examples(details).getFirst());
    }

    private static MockFlowFile run(final Class<? extends Processor> type, final String content,
                                    final PromptLanguage language) {
        final TestRunner runner = TestRunners.newTestRunner(type);
        if (type == BuildPrompt.class) {
            runner.setProperty(PromptProperties.PROMPT_LANGUAGE, language);
        }
        runner.enqueue(content);
        runner.run();
        runner.assertAllFlowFilesTransferred("success", 1);
        return runner.getFlowFilesForRelationship("success").getFirst();
    }

    private static List<JsonNode> examples(final String details) throws JsonProcessingException {
        final List<String> blocks = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(details).results()
                .map((MatchResult block) -> block.group(1)).toList();
        final List<JsonNode> nodes = new ArrayList<>();
        for (final String block : blocks) {
            nodes.add(MAPPER.readTree(block));
        }
        return nodes;
    }

    private static String details(final Class<?> type) throws IOException {
        try (InputStream stream = type.getResourceAsStream("/docs/" + type.getName() + "/additionalDetails.md")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
