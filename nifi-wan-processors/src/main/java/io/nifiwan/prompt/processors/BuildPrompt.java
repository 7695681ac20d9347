package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.PromptOrder;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.build.Variant;
import io.nifiwan.prompt.build.VariantBuilder;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.style.SeedFamily;
import io.nifiwan.prompt.style.StyleLibrary;
import org.apache.nifi.annotation.behavior.DynamicProperty;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SupportsBatching;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.annotation.lifecycle.OnScheduled;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.ValidationContext;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;

import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Renders a parsed shot as the prompts of a text-to-video engine, one in each style. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "template", "mustache", "style", "variant", "seed", "negative prompt", "chinese"})
@CapabilityDescription("Renders a shot parsed by ParseShot as model prompt, negative prompt and readable five-slot pattern, "
        + "and says in prompt.spec what the clip can be measured by. Each style of a list makes a FlowFile of its own. Everything is written "
        + "to attributes; the content stays the shot.")
@SeeAlso(ParseShot.class)
@DynamicProperty(name = "Name of a variable that templates declare", value = "Its value",
        expressionLanguageScope = ExpressionLanguageScope.FLOWFILE_ATTRIBUTES,
        description = "Gives templates a value that the shot itself does not have; it may be empty")
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT, description = "The text that a text-to-video engine gets"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_NEGATIVE, description = "What the engine is to avoid; empty with Negative Prompt None"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_PATTERN, description = "The five slots in one readable line: "
            + "[mood]+[subject and action]+[environment]+[camera]+[tone]"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_SPEC, description = "Compact JSON: slots, glossary terms, "
            + "expected camera movement and tone, place, subjects, seconds"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_LANGUAGE, description = "zh, en or zh+en"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TEMPLATE, description = "Template as id@version"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TEMPLATE_SHA256, description = "SHA-256 of the body of the template"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TOKENS, description = "Size of the prompt as counted for Maximum Prompt Tokens"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_SEED, description = "Repeatable seed, 0 to 2147483647, "
            + "for the property Seed of GenerateVideo"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TONE, description = "Removed where the style has colours of its own"),
    @WritesAttribute(attribute = PromptAttributes.VARIANT_STYLE, description = "Id of the style, such as style.cinematic; absent without a style"),
    @WritesAttribute(attribute = PromptAttributes.VARIANT_INDEX, description = "Position among the variants of the shot, from 1"),
    @WritesAttribute(attribute = PromptAttributes.VARIANT_COUNT, description = "Number of variants of the shot"),
    @WritesAttribute(attribute = PromptAttributes.VARIANT_ID, description = "Tells variants apart in file names, such as cinematic; "
            + "absent without a style"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE, description = "On failure: NOT_JSON, NOT_A_SHOT, TOO_LARGE, NOT_PARSED, "
            + "UNKNOWN_TEMPLATE, UNKNOWN_STYLE, MISSING_KEY or PROMPT_TOO_LONG"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong with the shot")
})
public class BuildPrompt extends AbstractProcessor {
    static final Relationship SUCCESS = new Relationship.Builder().name("success")
            .description("Shots with their prompt, one FlowFile for each style").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that are no parsed shot, or that no prompt can be made of; unchanged but for the error attributes").build();
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, FAILURE);

    private final InstantSource clock;
    private volatile PromptFiles files;

    public BuildPrompt() {
        this(Clock.systemUTC());
    }

    BuildPrompt(final InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PromptProperties.DESCRIPTORS;
    }

    @Override
    protected PropertyDescriptor getSupportedDynamicPropertyDescriptor(final String name) {
        return PromptProperties.variable(name);
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    protected Collection<ValidationResult> customValidate(final ValidationContext context) {
        return PromptFiles.validate(context);
    }

    @OnScheduled
    public void onScheduled(final ProcessContext context) {
        try {
            files = PromptFiles.open(context, clock, message -> getLogger().warn(message));
        } catch (final DataFileException e) {
            throw new ProcessException(e.getMessage(), e);
        }
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        final FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            transfer(session, flowFile, build(ShotContent.read(session, flowFile), context, flowFile));
        } catch (final PromptException e) {
            getLogger().warn("Prompt not built: {} {}", e.getMessage(), flowFile);
            session.transfer(ShotContent.withError(session, flowFile, e), FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    private List<VariantAttributes> build(final ShotDocument document, final ProcessContext context, final FlowFile flowFile)
            throws PromptException {
        final ParsedShot parsed = document.parsed().orElseThrow(() ->
                new PromptException(PromptError.NOT_PARSED, "The shot has no slots; send it through ParseShot first"));
        final PromptSources sources = files.current();
        final PromptOrder order = PromptProperties.order(context, flowFile, ShotParser.language(document.shot()));
        final String styles = context.getProperty(PromptProperties.STYLES).evaluateAttributeExpressions(flowFile).getValue();
        final List<Variant> variants = new VariantBuilder(new PromptBuilder(sources)).build(document.shot(), parsed, order,
                sources.styles().select(styles == null ? StyleLibrary.NONE : styles),
                SeedFamily.of(PromptProperties.seedFamily(context, flowFile, document.shot().id())),
                context.getProperty(PromptProperties.SEED_RULE).asAllowableValue(SeedRule.class) == SeedRule.OWN_SEED);
        return variants.stream().map(VariantAttributes::new).toList();
    }

    /** The FlowFile itself is the first variant; the others are clones of it. */
    private static void transfer(final ProcessSession session, final FlowFile flowFile, final List<VariantAttributes> variants) {
        final FlowFile clean = session.removeAllAttributes(ShotContent.withoutError(session, flowFile), VariantAttributes.OPTIONAL);
        final List<FlowFile> copies = new ArrayList<>(List.of(clean));
        while (copies.size() < variants.size()) {
            copies.add(session.clone(clean));
        }
        for (int index = 0; index < copies.size(); index++) {
            session.transfer(variants.get(index).writeTo(session, copies.get(index)), SUCCESS);
        }
    }
}
