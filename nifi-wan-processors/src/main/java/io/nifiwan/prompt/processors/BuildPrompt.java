package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.PromptBuilder;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import org.apache.nifi.annotation.behavior.InputRequirement;
import org.apache.nifi.annotation.behavior.SideEffectFree;
import org.apache.nifi.annotation.behavior.SupportsBatching;
import org.apache.nifi.annotation.behavior.WritesAttribute;
import org.apache.nifi.annotation.behavior.WritesAttributes;
import org.apache.nifi.annotation.documentation.CapabilityDescription;
import org.apache.nifi.annotation.documentation.SeeAlso;
import org.apache.nifi.annotation.documentation.Tags;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.AbstractProcessor;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.processor.exception.ProcessException;
import org.apache.nifi.processor.util.StandardValidators;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders a parsed shot as the prompt of a text-to-video engine. */
@SideEffectFree
@SupportsBatching
@InputRequirement(InputRequirement.Requirement.INPUT_REQUIRED)
@Tags({"wan", "video", "prompt", "template", "mustache", "negative prompt", "chinese"})
@CapabilityDescription("Renders a shot parsed by ParseShot as model prompt, negative prompt and readable five-slot pattern, "
        + "and says in prompt.spec what the clip can be measured by. Everything is written to attributes; the content stays the shot.")
@SeeAlso(ParseShot.class)
@WritesAttributes({
    @WritesAttribute(attribute = PromptAttributes.PROMPT, description = "The text that a text-to-video engine gets"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_NEGATIVE, description = "What the engine is to avoid; empty with Negative Prompt None"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_PATTERN, description = "The five slots in one readable line: "
            + "[mood]+[subject and action]+[environment]+[camera]+[tone]"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_SPEC, description = "Compact JSON: slots, glossary terms, "
            + "expected camera movement and tone, place, subjects, seconds"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_LANGUAGE, description = "zh or en"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TEMPLATE, description = "Template as id@version"),
    @WritesAttribute(attribute = PromptAttributes.PROMPT_TOKENS, description = "Size of the prompt as counted for Maximum Prompt Tokens"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_CODE,
            description = "On failure: NOT_JSON, NOT_A_SHOT, TOO_LARGE, NOT_PARSED, UNKNOWN_TEMPLATE, MISSING_KEY or PROMPT_TOO_LONG"),
    @WritesAttribute(attribute = PromptAttributes.ERROR_MESSAGE, description = "On failure: what is wrong with the shot")
})
public class BuildPrompt extends AbstractProcessor {
    static final PropertyDescriptor PROMPT_LANGUAGE = new PropertyDescriptor.Builder()
            .name("Prompt Language")
            .description("Language of the prompt. Where it differs from the language of the script, glossary terms are written in it, "
                    + "and subject and place stay in the words of the script.")
            .required(true)
            .allowableValues(PromptLanguage.class)
            .defaultValue(PromptLanguage.SAME_AS_SCRIPT)
            .build();
    static final PropertyDescriptor TEMPLATE = new PropertyDescriptor.Builder()
            .name("Template")
            .description("Id of the template in the library; it must exist in the language of the prompt. The bundle ships five-slot in "
                    + "Chinese and in English: style, framing, light, subject and action, place, mood, camera movement, tone.")
            .required(true)
            .defaultValue(TemplateLibrary.FIVE_SLOT)
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(StandardValidators.NON_EMPTY_EL_VALIDATOR)
            .build();
    static final PropertyDescriptor MAXIMUM_PROMPT_TOKENS = new PropertyDescriptor.Builder()
            .name("Maximum Prompt Tokens")
            .description("Longest prompt, counted as 1 token for each Chinese character and 1.5 for each English word. A longer one loses the last "
                    + "clauses of its subject; if it is too long with one clause left, the shot fails. Clips get worse beyond about 320 tokens.")
            .required(true)
            .defaultValue("300")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR)
            .build();
    static final PropertyDescriptor NEGATIVE_PROMPT = new PropertyDescriptor.Builder()
            .name("Negative Prompt")
            .description("What the engine is told to avoid")
            .required(true)
            .allowableValues(NegativePromptStrategy.class)
            .defaultValue(NegativePromptStrategy.OFFICIAL_WITHOUT_CONFLICTS)
            .build();
    static final Relationship SUCCESS = new Relationship.Builder().name("success").description("Shots with their prompt").build();
    static final Relationship FAILURE = new Relationship.Builder().name("failure")
            .description("FlowFiles that are no parsed shot, or that no prompt can be made of; unchanged but for the error attributes").build();
    private static final List<PropertyDescriptor> PROPERTY_DESCRIPTORS =
            List.of(PROMPT_LANGUAGE, TEMPLATE, MAXIMUM_PROMPT_TOKENS, NEGATIVE_PROMPT);
    private static final Set<Relationship> RELATIONSHIPS = Set.of(SUCCESS, FAILURE);

    private final PromptBuilder builder = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped());

    @Override
    protected List<PropertyDescriptor> getSupportedPropertyDescriptors() {
        return PROPERTY_DESCRIPTORS;
    }

    @Override
    public Set<Relationship> getRelationships() {
        return RELATIONSHIPS;
    }

    @Override
    public void onTrigger(final ProcessContext context, final ProcessSession session) throws ProcessException {
        FlowFile flowFile = session.get();
        if (flowFile == null) {
            return;
        }

        try {
            final BuiltPrompt built = build(ShotContent.read(session, flowFile), context, flowFile);
            flowFile = session.putAllAttributes(ShotContent.withoutError(session, flowFile), attributes(built));
            session.transfer(flowFile, SUCCESS);
        } catch (final PromptException e) {
            getLogger().warn("Prompt not built: {} {}", e.getMessage(), flowFile);
            session.transfer(ShotContent.withError(session, flowFile, e), FAILURE);
        } catch (final IOException e) {
            throw new ProcessException("Content of " + flowFile + " not read", e);
        }
    }

    private BuiltPrompt build(final ShotDocument document, final ProcessContext context, final FlowFile flowFile) throws PromptException {
        final ParsedShot parsed = document.parsed().orElseThrow(() ->
                new PromptException(PromptError.NOT_PARSED, "The shot has no slots; send it through ParseShot first"));
        final Language language = context.getProperty(PROMPT_LANGUAGE).asAllowableValue(PromptLanguage.class)
                .of(ShotParser.language(document.shot()));
        final NegativePromptStrategy negative = context.getProperty(NEGATIVE_PROMPT).asAllowableValue(NegativePromptStrategy.class);
        return builder.build(document.shot(), parsed, language,
                context.getProperty(TEMPLATE).evaluateAttributeExpressions(flowFile).getValue(),
                context.getProperty(MAXIMUM_PROMPT_TOKENS).asInteger(), negative == NegativePromptStrategy.OFFICIAL_WITHOUT_CONFLICTS);
    }

    private static Map<String, String> attributes(final BuiltPrompt built) {
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(PromptAttributes.PROMPT, built.prompt());
        attributes.put(PromptAttributes.PROMPT_NEGATIVE, built.negative());
        attributes.put(PromptAttributes.PROMPT_PATTERN, built.pattern());
        attributes.put(PromptAttributes.PROMPT_SPEC, built.spec().toJson());
        attributes.put(PromptAttributes.PROMPT_LANGUAGE, built.language().code());
        attributes.put(PromptAttributes.PROMPT_TEMPLATE, built.template());
        attributes.put(PromptAttributes.PROMPT_TOKENS, Integer.toString(built.tokens()));
        return attributes;
    }
}
