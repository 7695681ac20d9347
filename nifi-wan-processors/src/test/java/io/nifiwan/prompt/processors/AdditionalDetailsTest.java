package io.nifiwan.prompt.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleCraft;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.build.TemplateParser;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.craft.CraftShots;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataFiles;
import io.nifiwan.prompt.fill.FillCheck;
import io.nifiwan.prompt.fill.Filling;
import io.nifiwan.prompt.fill.OpenSlots;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleParser;
import io.nifiwan.script.Shot;
import org.apache.nifi.processor.Processor;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void parseShotShowsWhatIsTakenOfAnAnswer() throws IOException, PromptException {
        final List<JsonNode> examples = examples(details(ParseShot.class));
        final Shot shot = new Shot("a", 1, 1, "zh", null, List.of(), "林深猛然转身，手在发抖。", List.of(), "t", null, 5);
        final ParsedShot parsed = ShotParser.standard().parse(shot);
        final Filling filling = FillCheck.check((ObjectNode) examples.get(2), shot, parsed, OpenSlots.of(parsed, shot), Glossary.standard());
        assertEquals(examples.get(3), MAPPER.valueToTree(filling.into(parsed, shot, Glossary.standard()).mood()));
        assertTrue(details(ParseShot.class).contains("`" + String.join(", ", filling.dropped().stream().map(Dropped::toString).toList()) + "`"));
    }

    @Test
    void parseShotShowsARealCraftEntry() throws IOException {
        final List<JsonNode> examples = examples(details(ParseShot.class));
        assertEquals(MAPPER.readTree(SampleCraft.json("zh-qi-zhen")), examples.get(4));
        final TestRunner runner = TestRunners.newTestRunner(ParseShot.class);
        runner.setProperty(ParseShot.INPUT, ShotInput.CRAFT_ENTRY);
        runner.enqueue(examples.get(4).toString());
        runner.run();
        final MockFlowFile first = runner.getFlowFilesForRelationship(ParseShot.SUCCESS).getFirst();
        final ObjectNode shot = (ObjectNode) MAPPER.readTree(first.getContent());
        shot.remove(List.of(CraftShots.CRAFT, ShotDocument.PARSED));
        assertEquals(shot, examples.get(5));
        final String prompt = run(BuildPrompt.class, first.getContent(), PromptLanguage.SAME_AS_SCRIPT).getAttribute(PromptAttributes.PROMPT);
        assertTrue(details(ParseShot.class).contains("> " + prompt), prompt);
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
        assertEquals(MAPPER.readTree(same.getAttribute(PromptAttributes.PROMPT_SPEC)),
                MAPPER.readTree(block(details, "## prompt.spec", "json")));
    }

    @Test
    void buildPromptShowsRealVariants() throws IOException {
        final TestRunner runner = TestRunners.newTestRunner(BuildPrompt.class);
        runner.enqueue(run(ParseShot.class, SampleShots.json("zh-rainy-street"), PromptLanguage.SAME_AS_SCRIPT).getContent());
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.SUCCESS, 3);
        for (final MockFlowFile variant : runner.getFlowFilesForRelationship(BuildPrompt.SUCCESS)) {
            final String row = "| %s | %s of %s | %s | %s |".formatted(variant.getAttribute(PromptAttributes.VARIANT_ID),
                    variant.getAttribute(PromptAttributes.VARIANT_INDEX), variant.getAttribute(PromptAttributes.VARIANT_COUNT),
                    variant.getAttribute(PromptAttributes.PROMPT_SEED), variant.getAttribute(PromptAttributes.PROMPT));
            assertTrue(details(BuildPrompt.class).contains(row), row);
        }
    }

    @Test
    void buildPromptShowsFilesThatAreValid(@TempDir final Path folder) throws IOException, DataFileException {
        final String details = details(BuildPrompt.class);
        final DataFile styles = DataFiles.of(folder, "styles.json", block(details, "### Styles of your own", "json"));
        assertEquals(2, new StyleParser().parse(styles).size());
        final DataFile template = DataFiles.of(folder, "museum-label-en.json", block(details, "## Templates", "json"));
        assertEquals("museum-label@1", new TemplateParser().parse(template).reference());

        final Path lines = Files.writeString(folder.resolve("cast.txt"), block(details, "## Characters", "text"));
        final Path json = Files.writeString(folder.resolve("cast.json"), block(details, "## Characters", "json"));
        final String parsed = run(ParseShot.class, SampleShots.json("zh-rainy-street"), PromptLanguage.SAME_AS_SCRIPT).getContent();
        for (final Path cast : List.of(lines, json)) {
            final TestRunner runner = TestRunners.newTestRunner(BuildPrompt.class);
            runner.setProperty(PromptProperties.STYLES, "None");
            runner.setProperty(PromptProperties.CAST_FILE, cast.toString());
            runner.enqueue(parsed);
            runner.run();
            final String prompt = runner.getFlowFilesForRelationship(BuildPrompt.SUCCESS).getFirst().getAttribute(PromptAttributes.PROMPT);
            assertTrue(details.contains("    " + prompt + "\n"), prompt);
        }
    }

    @Test
    void parseShotShowsAGlossaryThatIsValid(@TempDir final Path folder) throws IOException, DataFileException {
        final DataFile terms = DataFiles.of(folder, "terms.json", block(details(ParseShot.class), "## Terms of your own", "json"));
        final Glossary glossary = OperatorFiles.glossaryParser().parse(terms);
        assertEquals(Glossary.standard().terms().size() + 2, glossary.terms().size());
        assertTrue(new StyleLibrary(glossary, List.of()).find("漆画风格").isPresent());
    }

    private static String block(final String details, final String heading, final String type) {
        final int section = details.indexOf(heading + "\n");
        final int start = details.indexOf("```" + type + "\n", section) + type.length() + 4;
        return details.substring(start, details.indexOf("```", start));
    }

    private static MockFlowFile run(final Class<? extends Processor> type, final String content,
                                    final PromptLanguage language) {
        final TestRunner runner = TestRunners.newTestRunner(type);
        if (type == BuildPrompt.class) {
            runner.setProperty(PromptProperties.STYLES, "None");
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
