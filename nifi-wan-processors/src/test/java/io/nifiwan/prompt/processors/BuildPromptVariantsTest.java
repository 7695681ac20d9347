package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.style.SeedFamily;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.MockProcessContext;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BuildPromptVariantsTest {
    private static final String SHOT_ID = "s3-sh2-5d1c0a77";
    private TestRunner runner;
    private String content;

    @BeforeEach
    void setRunner() throws IOException, PromptException {
        runner = TestRunners.newTestRunner(BuildPrompt.class);
        content = SampleShots.parsed("zh-rainy-street");
    }

    @Test
    void offersThreeStylesUnlessToldOtherwise() {
        final List<MockFlowFile> variants = build(Map.of("shot.id", SHOT_ID, PromptAttributes.PROMPT_TONE, "tone.blue_grey"), 3);
        final List<String> ids = List.of("realistic", "cinematic", "storyboard");
        for (int index = 0; index < 3; index++) {
            final MockFlowFile variant = variants.get(index);
            variant.assertContentEquals(content);
            variant.assertAttributeEquals("shot.id", SHOT_ID);
            variant.assertAttributeEquals(PromptAttributes.VARIANT_ID, ids.get(index));
            variant.assertAttributeEquals(PromptAttributes.VARIANT_STYLE, "style." + ids.get(index));
            variant.assertAttributeEquals(PromptAttributes.VARIANT_INDEX, Integer.toString(index + 1));
            variant.assertAttributeEquals(PromptAttributes.VARIANT_COUNT, "3");
            variant.assertAttributeEquals(PromptAttributes.PROMPT_SEED, Integer.toString(SeedFamily.of(SHOT_ID).first()));
        }
        variants.get(1).assertAttributeEquals(PromptAttributes.PROMPT_TONE, "tone.blue_grey");
        variants.get(2).assertAttributeNotExists(PromptAttributes.PROMPT_TONE);
        assertEquals(3, variants.stream().map(variant -> variant.getAttribute(PromptAttributes.PROMPT)).distinct().count());
        assertEquals(3, variants.stream().map(MockFlowFile::getId).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "", " ", "${absent}"})
    void writesOneFlowFileWithoutAStyle(final String styles) {
        runner.setProperty(PromptProperties.STYLES, styles);
        final MockFlowFile variant = build(Map.of(PromptAttributes.VARIANT_STYLE, "style.noir", PromptAttributes.VARIANT_ID, "noir"), 1).getFirst();
        variant.assertAttributeNotExists(PromptAttributes.VARIANT_STYLE);
        variant.assertAttributeNotExists(PromptAttributes.VARIANT_ID);
        variant.assertAttributeEquals(PromptAttributes.VARIANT_INDEX, "1");
        variant.assertAttributeEquals(PromptAttributes.VARIANT_COUNT, "1");
        assertTrue(variant.getAttribute(PromptAttributes.PROMPT).startsWith("特写镜头"));
    }

    @Test
    void takesTheStyleFromAnAttribute() {
        runner.setProperty(PromptProperties.STYLES, "${director.style}");
        assertTrue(build(Map.of("director.style", "水墨"), 1).getFirst().getAttribute(PromptAttributes.PROMPT).startsWith("水墨画风格"));
    }

    @Test
    void routesAnUnknownStyleToFailureWithoutAnyVariant() {
        runner.setProperty(PromptProperties.STYLES, "noir, ${director.style}");
        runner.enqueue(content, Map.of("director.style", "vaporwave"));
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.FAILURE, 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(BuildPrompt.FAILURE).getFirst();
        flowFile.assertContentEquals(content);
        flowFile.assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.UNKNOWN_STYLE.name());
        assertTrue(flowFile.getAttribute(PromptAttributes.ERROR_MESSAGE).contains("vaporwave"));
    }

    @Test
    void isInvalidWithAnUnknownStyle() {
        runner.setProperty(PromptProperties.STYLES, "noir, vaporwave");
        runner.assertNotValid();
        assertTrue(problems().contains("There is no style vaporwave"), problems());
        runner.setProperty(PromptProperties.STYLES, "noir, 水墨");
        runner.assertValid();
    }

    @Test
    void givesEachStyleASeedOfItsOwn() {
        runner.setProperty(PromptProperties.STYLES, "None, realistic, cinematic");
        runner.setProperty(PromptProperties.SEED_RULE, SeedRule.OWN_SEED);
        assertEquals(List.of(SeedFamily.of(SHOT_ID).at(0), SeedFamily.of(SHOT_ID).at(101), SeedFamily.of(SHOT_ID).at(211)), seeds(Map.of(), 3));
    }

    @Test
    void givesShotsOfOneFamilyTheSameSeeds() {
        runner.setProperty(PromptProperties.STYLES, "None");
        runner.setProperty(PromptProperties.SEED_FAMILY, "${craft.entry}");
        assertEquals(List.of(SeedFamily.of("suxiu-07").first()), seeds(Map.of("craft.entry", "suxiu-07"), 1));
        runner.clearTransferState();
        assertEquals(List.of(SeedFamily.of(SHOT_ID).first()), seeds(Map.of(), 1));
    }

    @Test
    void givesTemplatesTheVariablesOfDynamicProperties() {
        runner.setProperty(PromptProperties.STYLES, "None");
        runner.setProperty(PromptProperties.TEMPLATE, "craft-step");
        runner.setProperty("tool", "${craft.tool}");
        runner.setProperty("material", "梨木板");
        final MockFlowFile variant = build(Map.of("craft.tool", "刻刀"), 1).getFirst();
        assertTrue(variant.getAttribute(PromptAttributes.PROMPT).contains("使用的工具是刻刀。材料是梨木板。"));
        variant.assertAttributeEquals(PromptAttributes.PROMPT_TEMPLATE, "craft-step@1");
        assertEquals(64, variant.getAttribute(PromptAttributes.PROMPT_TEMPLATE_SHA256).length());

        runner.clearTransferState();
        assertTrue(!build(Map.of(), 1).getFirst().getAttribute(PromptAttributes.PROMPT).contains("工具"));
        runner.setProperty("subject", "x");
        runner.assertNotValid();
    }

    @Test
    void namesTheVariableThatIsMissing() {
        runner.setProperty(PromptProperties.TEMPLATE, "craft-step");
        runner.setProperty("tool", "刻刀");
        runner.enqueue(content);
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.FAILURE, 1);
        final MockFlowFile flowFile = runner.getFlowFilesForRelationship(BuildPrompt.FAILURE).getFirst();
        flowFile.assertAttributeEquals(PromptAttributes.ERROR_CODE, PromptError.MISSING_KEY.name());
        assertTrue(flowFile.getAttribute(PromptAttributes.ERROR_MESSAGE).contains("the value material"));
    }

    private List<Integer> seeds(final Map<String, String> attributes, final int count) {
        return build(attributes, count).stream().map(variant -> Integer.valueOf(variant.getAttribute(PromptAttributes.PROMPT_SEED))).toList();
    }

    private List<MockFlowFile> build(final Map<String, String> attributes, final int count) {
        runner.enqueue(content, attributes);
        runner.run();
        runner.assertAllFlowFilesTransferred(BuildPrompt.SUCCESS, count);
        return runner.getFlowFilesForRelationship(BuildPrompt.SUCCESS);
    }

    private String problems() {
        return ((MockProcessContext) runner.getProcessContext()).validate().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
