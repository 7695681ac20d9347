package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.SettableClock;
import io.nifiwan.prompt.data.LiveFiles;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.MockProcessContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OperatorFilesTest {
    private static final String TERMS = """
            {"terms": [
            {"id": "tone.moon_silver", "category": "tone", "slot": "tone", "group": "temperature", "zh": "月银色调", "en": "moon-silver tones",
             "prompt_zh": "月光银色调", "prompt_en": "silver moonlit tones", "expect": {"metric": "tone", "class": "cool"}}
            ]}""";
    private final SettableClock clock = new SettableClock();
    private TestRunner parse;
    private TestRunner build;
    @TempDir
    private Path folder;

    @BeforeEach
    void setRunners() {
        parse = TestRunners.newTestRunner(new ParseShot(clock));
        build = TestRunners.newTestRunner(new BuildPrompt(clock));
        build.setProperty(PromptProperties.STYLES, "None");
    }

    @Test
    void bothProcessorsKnowTheTermsOfOneFile() throws IOException {
        final Path path = write("terms.json", TERMS);
        parse.setProperty(OperatorFiles.GLOSSARY_FILE, path.toString());
        build.setProperty(OperatorFiles.GLOSSARY_FILE, path.toString());
        final MockFlowFile parsed = run(parse, SampleShots.json("zh-rainy-street").replace("蓝灰色调", "月银色调"), "success");
        parsed.assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.moon_silver");
        final MockFlowFile built = run(build, parsed.getContent(), "success");
        assertTrue(built.getAttribute(PromptAttributes.PROMPT).endsWith("月光银色调。"));
        assertEquals("cool", PromptSpec.fromJson(built.getAttribute(PromptAttributes.PROMPT_SPEC)).tone().target());

        build.removeProperty(OperatorFiles.GLOSSARY_FILE);
        final MockFlowFile failed = run(build, parsed.getContent(), "failure");
        failed.assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.NOT_PARSED.name());
        assertTrue(failed.getAttribute(PromptAttributes.ERROR_MESSAGE).contains("same Glossary File"));
    }

    @Test
    void readsTheGlossaryAgainWhenItChanges() throws IOException {
        final Path path = write("terms.json", TERMS);
        parse.setProperty(OperatorFiles.GLOSSARY_FILE, path.toString());
        final String shot = SampleShots.json("zh-rainy-street").replace("蓝灰色调", "雾银色调");
        start(parse);
        runOnce(parse, shot).assertAttributeNotExists(PromptAttributes.PROMPT_TONE);

        write("terms.json", TERMS.replace("月银色调", "雾银色调"));
        clock.advance(LiveFiles.INTERVAL);
        runOnce(parse, shot).assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.moon_silver");

        write("terms.json", TERMS.replace("\"slot\"", "slot"));
        clock.advance(LiveFiles.INTERVAL);
        runOnce(parse, shot).assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.moon_silver");
        final List<String> warnings = parse.getLogger().getWarnMessages().stream().map(Object::toString).toList();
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("terms.json line 2: no JSON"), warnings.getFirst());
        assertTrue(warnings.getFirst().contains("the last good version stays in use"), warnings.getFirst());
        parse.assertNotValid();
    }

    @Test
    void describesTheCastInEveryShotAndStyle() throws IOException, PromptException {
        build.setProperty(PromptProperties.STYLES, "noir, anime");
        build.setProperty(PromptProperties.CAST_FILE, write("cast.txt", "林深：三十岁男子，短发\n林深: a man of thirty\n").toString());
        build.enqueue(SampleShots.parsed("zh-rainy-street"));
        build.run();
        build.assertAllFlowFilesTransferred(BuildPrompt.SUCCESS, 2);
        for (final MockFlowFile variant : build.getFlowFilesForRelationship(BuildPrompt.SUCCESS)) {
            assertTrue(variant.getAttribute(PromptAttributes.PROMPT).contains("林深，三十岁男子，短发。"));
        }
    }

    @Test
    void namesTheLineOfALookThatIsTooLong() throws IOException {
        final Path path = write("cast.txt", "# cast\n林深：三十岁男子，短发，黑色风衣\n");
        build.setProperty(PromptProperties.CAST_FILE, path.toString());
        build.assertValid();
        build.setProperty(PromptProperties.MAXIMUM_CHARACTER_TOKENS, "5");
        assertTrue(problems(build).contains("cast.txt line 2: the look has 11 tokens of at most 5"), problems(build));
    }

    @Test
    void takesAndReloadsTemplatesOfAFolder() throws IOException, PromptException {
        final String template = """
                {"id": "short", "version": "1", "language": "zh", "category": "film", "body": "{{subject}}。{{tone}}。",
                 "example": {"values": {"subject": "甲", "tone": "乙"}, "prompt": "甲。乙。"}}""";
        write("short-zh.json", template);
        build.setProperty(PromptProperties.TEMPLATE_FOLDER, folder.toString());
        build.setProperty(PromptProperties.TEMPLATE, "short");
        start(build);
        final String shot = SampleShots.parsed("zh-rainy-street");
        final MockFlowFile first = runOnce(build, shot);
        first.assertAttributeEquals(PromptAttributes.PROMPT, "林深猛然转身，拔出手枪，盯着巷口。蓝灰色调，低饱和度。");
        first.assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "short@1");

        write("short-zh.json", template.replace("\"1\"", "\"2\"").replace("{{subject}}。{{tone}}。", "{{tone}}。{{subject}}。")
                .replace("甲。乙。", "乙。甲。"));
        clock.advance(LiveFiles.INTERVAL);
        final MockFlowFile second = runOnce(build, shot);
        second.assertAttributeEquals(PromptAttributes.PROMPT, "蓝灰色调，低饱和度。林深猛然转身，拔出手枪，盯着巷口。");
        second.assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "short@2");
        assertFalse(first.getAttribute(PromptAttributes.PROMPT_TEMPLATE_SHA256).equals(second.getAttribute(PromptAttributes.PROMPT_TEMPLATE_SHA256)));

        write("short-zh.json", template.replace("{{tone}}", "{{hue}}"));
        clock.advance(LiveFiles.INTERVAL);
        runOnce(build, shot).assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "short@2");
        assertTrue(build.getLogger().getWarnMessages().getFirst().toString().contains("short-zh.json line 1: body: the name hue"));
        assertTrue(problems(build).contains("short-zh.json line 1: body: the name hue"), problems(build));
    }

    @Test
    void takesStylesOfAFile() throws IOException, PromptException {
        build.setProperty(PromptProperties.STYLES, "晨色");
        build.assertNotValid();
        build.setProperty(PromptProperties.STYLE_FILE, write("styles.json", """
                {"styles": [{"id": "dawn_grade", "zh": "晨色", "en": "dawn grade",
                 "prefix_zh": "清晨胶片调色", "prefix_en": "dawn film grade"}]}""").toString());
        build.assertValid();
        final MockFlowFile variant = run(build, SampleShots.parsed("zh-rainy-street"), "success");
        assertTrue(variant.getAttribute(PromptAttributes.PROMPT).startsWith("清晨胶片调色。特写镜头"));
        variant.assertAttributeEquals(PromptAttributes.VARIANT_STYLE, "style.dawn_grade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void treatsAParameterWithoutAValueAsNotSet(final String value) {
        parse.setProperty(OperatorFiles.GLOSSARY_FILE, value);
        parse.assertValid();
        for (final PropertyDescriptor property : List.of(OperatorFiles.GLOSSARY_FILE, PromptProperties.STYLE_FILE, PromptProperties.CAST_FILE,
                PromptProperties.TEMPLATE_FOLDER)) {
            build.setProperty(property, value);
        }
        build.assertValid();
    }

    @Test
    void isInvalidWhereAFileIsAbsent() {
        for (final PropertyDescriptor property : List.of(OperatorFiles.GLOSSARY_FILE, PromptProperties.STYLE_FILE, PromptProperties.CAST_FILE,
                PromptProperties.TEMPLATE_FOLDER)) {
            final TestRunner runner = TestRunners.newTestRunner(BuildPrompt.class);
            runner.setProperty(property, folder.resolve("absent").toString());
            runner.assertNotValid();
        }
    }

    private static void start(final TestRunner runner) {
        runner.run(1, false, true);
    }

    /**
     * Runs without scheduling anew, so that files are only read again because they changed, and without validation, which does not stop
     * a processor that runs.
     */
    private static MockFlowFile runOnce(final TestRunner runner, final String content) {
        runner.clearTransferState();
        runner.enqueue(content);
        final ProcessSession session = runner.getProcessSessionFactory().createSession();
        ((AbstractProcessor) runner.getProcessor()).onTrigger(runner.getProcessContext(), session);
        session.commitAsync();
        runner.assertAllFlowFilesTransferred("success", 1);
        return runner.getFlowFilesForRelationship("success").getFirst();
    }

    private static MockFlowFile run(final TestRunner runner, final String content, final String relationship) {
        runner.clearTransferState();
        runner.enqueue(content);
        runner.run();
        runner.assertAllFlowFilesTransferred(relationship, 1);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }

    private static String problems(final TestRunner runner) {
        return ((MockProcessContext) runner.getProcessContext()).validate().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
