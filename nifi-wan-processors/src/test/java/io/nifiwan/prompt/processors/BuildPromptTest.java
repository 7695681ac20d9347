package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.SampleShots;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BuildPromptTest {
    private TestRunner runner;

    @BeforeEach
    void setRunner() {
        runner = TestRunners.newTestRunner(BuildPrompt.class);
        runner.setProperty(PromptProperties.STYLES, "None");
    }

    @Test
    void writesThePromptAndKeepsTheContent() throws IOException, PromptException {
        final String content = SampleShots.parsed("zh-rainy-street");
        final MockFlowFile flowFile = build(content, Map.of(PromptAttributes.ERROR_CODE, "NOT_PARSED"));

        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_LANGUAGE, "zh");
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "five-slot@2");
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_PATTERN,
                "[紧张]+[林深猛然转身，拔出手枪，盯着巷口]+[老城街道、夜晚、路面反光]+[特写、推镜头]+[蓝灰色调]");
        flowFile.assertAttributeNotExists(PromptAttributes.ERROR_CODE);
        assertTrue(flowFile.getAttribute(PromptAttributes.PROMPT).startsWith("特写镜头"));
        assertTrue(Integer.parseInt(flowFile.getAttribute(PromptAttributes.PROMPT_TOKENS)) > 50);
        assertEquals("move.push_in", PromptSpec.fromJson(flowFile.getAttribute(PromptAttributes.PROMPT_SPEC)).camera().term());
        assertTrue(flowFile.getAttribute(PromptAttributes.PROMPT_NEGATIVE).contains("静态"));
    }

    @ParameterizedTest
    @CsvSource({"SAME_AS_SCRIPT,en,false,true", "CHINESE,zh,true,false", "ENGLISH,en,false,true", "BOTH,zh+en,true,true"})
    void writesInTheAskedLanguages(final PromptLanguage asked, final String language, final boolean chinese, final boolean english)
            throws IOException, PromptException {
        runner.setProperty(PromptProperties.PROMPT_LANGUAGE, asked);
        final MockFlowFile flowFile = build(SampleShots.parsed("en-harbour-night"), Map.of());

        final String prompt = flowFile.getAttribute(PromptAttributes.PROMPT);
        flowFile.assertAttributeEquals(PromptAttributes.PROMPT_LANGUAGE, language);
        assertEquals(chinese, prompt.contains("蓝灰色调"));
        assertEquals(english, prompt.contains("Blue-grey tones"));
        assertTrue(prompt.contains("MARA runs along the wet quay"));
    }

    @Test
    void writesNoNegativePromptWhereNoneIsWanted() throws IOException, PromptException {
        runner.setProperty(PromptProperties.NEGATIVE_PROMPT, NegativePromptStrategy.NONE);
        build(SampleShots.parsed("zh-craft"), Map.of()).assertAttributeEquals(PromptAttributes.PROMPT_NEGATIVE, "");
    }

    @Test
    void takesTheTemplateFromAnAttribute() throws IOException, PromptException {
        runner.setProperty(PromptProperties.TEMPLATE, "${style.template}");
        build(SampleShots.parsed("zh-craft"), Map.of("style.template", "five-slot"))
                .assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "five-slot@2");
    }

    @Test
    void routesAnUnknownTemplateToFailure() throws IOException, PromptException {
        runner.setProperty(PromptProperties.TEMPLATE, "watercolour");
        final MockFlowFile flowFile = fail(SampleShots.parsed("zh-craft"), PromptError.UNKNOWN_TEMPLATE);
        assertTrue(flowFile.getAttribute(PromptAttributes.ERROR_MESSAGE).contains("watercolour"));
    }

    @Test
    void routesAShotWithoutSlotsToFailure() {
        fail(SampleShots.json("zh-craft"), PromptError.NOT_PARSED);
        runner.clearTransferState();
        fail(SampleShots.json("zh-craft").replaceFirst("\\{", "{\"parsed\": 7,"), PromptError.NOT_PARSED);
        runner.clearTransferState();
        fail("{", PromptError.NOT_JSON);
    }

    @Test
    void routesASubjectThatIsMissingToFailure() throws IOException, PromptException {
        final String content = SampleShots.parsed("zh-craft").replaceFirst("\"subject\":\\{\"value\":\"[^\"]*\"", "\"subject\":{\"value\":\"\"");
        final MockFlowFile flowFile = fail(content, PromptError.MISSING_KEY);
        assertTrue(flowFile.getAttribute(PromptAttributes.ERROR_MESSAGE).contains("subject"));
    }

    @Test
    void routesAnUnknownTermToFailure() throws IOException, PromptException {
        fail(SampleShots.parsed("zh-craft").replace("move.static", "move.teleport"), PromptError.NOT_PARSED);
    }

    @Test
    void routesAPromptThatCannotBeShortToFailure() throws IOException, PromptException {
        runner.setProperty(PromptProperties.MAXIMUM_PROMPT_TOKENS, "12");
        fail(SampleShots.parsed("zh-craft"), PromptError.PROMPT_TOO_LONG);
    }

    private MockFlowFile build(final String content, final Map<String, String> attributes) {
        runner.enqueue(content, attributes);
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.SUCCESS, 1);
        return runner.getFlowFilesForRelationship(BuildPrompt.SUCCESS).getFirst();
    }

    private MockFlowFile fail(final String content, final PromptError error) {
        runner.enqueue(content);
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.FAILURE, 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(BuildPrompt.FAILURE).getFirst();
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(PromptAttributes.ERROR_CODE, error.name());
        return flowFile;
    }
}
