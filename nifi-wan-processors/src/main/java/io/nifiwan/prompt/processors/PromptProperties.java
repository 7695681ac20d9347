package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.build.PromptOrder;
import io.nifiwan.prompt.build.PromptValues;
import io.nifiwan.prompt.build.TemplateLibrary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.style.StyleProfile;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.Validator;
import org.apache.nifi.expression.ExpressionLanguageScope;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.util.StandardValidators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties of BuildPrompt and what they mean to the prompt. */
final class PromptProperties {
    static final PropertyDescriptor STYLES = new PropertyDescriptor.Builder()
            .name("Styles")
            .description("Styles with commas between them, each of which makes a variant of the shot: ids or names of the glossary's styles, "
                    + "such as cinematic or 水墨, or of the Style File. None, or nothing, makes one variant without a style.")
            .required(false)
            .defaultValue("realistic, cinematic, storyboard")
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor STYLE_FILE = new PropertyDescriptor.Builder()
            .name("Style File")
            .description("JSON file with style profiles of your own: first phrase of the prompt in Chinese and English, edits of the negative "
                    + "prompt, seed offset. It is read again when it changes; a version that is not valid leaves the last good one in use.")
            .required(false)
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor SEED_RULE = new PropertyDescriptor.Builder()
            .name("Seed Rule")
            .description("Which seeds the variants of a shot have in prompt.seed. They come from the Seed Family, so that the same shot "
                    + "always has the same.")
            .required(true)
            .allowableValues(SeedRule.class)
            .defaultValue(SeedRule.SAME_SEED)
            .build();
    static final PropertyDescriptor SEED_FAMILY = new PropertyDescriptor.Builder()
            .name("Seed Family")
            .description("Any text; shots with the same text have the same seeds. Where it is empty, the id of the shot takes its place.")
            .required(false)
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(Validator.VALID)
            .build();
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
                    + "Chinese and in English: style, framing, light, looks of the characters, subject and action, place, mood, camera movement, "
                    + "tone; and craft-step, which adds a tool and a material.")
            .required(true)
            .defaultValue(TemplateLibrary.FIVE_SLOT)
            .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
            .addValidator(StandardValidators.NON_EMPTY_EL_VALIDATOR)
            .build();
    static final PropertyDescriptor TEMPLATE_FOLDER = new PropertyDescriptor.Builder()
            .name("Template Folder")
            .description("Folder with templates of your own, one a file called <id>-<language>.json. They come before those of the bundle with "
                    + "the same id and language. Files are read again when they change; a version that is not valid leaves the last good one in use.")
            .required(false)
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor CAST_FILE = new PropertyDescriptor.Builder()
            .name("Cast File")
            .description("What the characters look like: lines such as MARA: a woman of thirty, or JSON. The same words stand in every shot that a "
                    + "character is in. The file is read again when it changes; a version that is not valid leaves the last good one in use.")
            .required(false)
            .addValidator(Validator.VALID)
            .build();
    static final PropertyDescriptor MAXIMUM_CHARACTER_TOKENS = new PropertyDescriptor.Builder()
            .name("Maximum Character Tokens")
            .description("Longest look of a character in the Cast File in one language, counted as for Maximum Prompt Tokens")
            .required(true)
            .defaultValue("60")
            .addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR)
            .dependsOn(CAST_FILE)
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
    static final List<PropertyDescriptor> DESCRIPTORS = List.of(STYLES, STYLE_FILE, SEED_RULE, SEED_FAMILY, PROMPT_LANGUAGE, TEMPLATE,
            TEMPLATE_FOLDER, CAST_FILE, MAXIMUM_CHARACTER_TOKENS, OperatorFiles.GLOSSARY_FILE, MAXIMUM_PROMPT_TOKENS, NEGATIVE_PROMPT);

    private PromptProperties() {
    }

    /** The variable of templates that has the name of a property, where templates can declare such a one. */
    static PropertyDescriptor variable(final String name) {
        return new PropertyDescriptor.Builder()
                .name(name)
                .description("Value of the variable " + name + " of templates")
                .dynamic(true)
                .expressionLanguageSupported(ExpressionLanguageScope.FLOWFILE_ATTRIBUTES)
                .addValidator((subject, input, context) -> PromptValues.isVariableName(name)
                        ? Validator.VALID.validate(subject, input, context)
                        : OperatorFiles.invalid(subject, "a variable has lower-case letters, digits and underscores, "
                                + "and is no value of the shot itself"))
                .build();
    }

    /** How the prompts of a FlowFile are to be built; without a style. */
    static PromptOrder order(final ProcessContext context, final FlowFile flowFile, final Language script) {
        return new PromptOrder(context.getProperty(PROMPT_LANGUAGE).asAllowableValue(PromptLanguage.class).of(script),
                context.getProperty(TEMPLATE).evaluateAttributeExpressions(flowFile).getValue(),
                context.getProperty(MAXIMUM_PROMPT_TOKENS).asInteger(),
                context.getProperty(NEGATIVE_PROMPT).asAllowableValue(NegativePromptStrategy.class)
                        == NegativePromptStrategy.OFFICIAL_WITHOUT_CONFLICTS,
                StyleProfile.NONE, variables(context, flowFile));
    }

    /** Values of the variables that templates declare. */
    static Map<String, String> variables(final ProcessContext context, final FlowFile flowFile) {
        final Map<String, String> variables = new HashMap<>();
        context.getProperties().keySet().stream().filter(PropertyDescriptor::isDynamic).forEach(property ->
                variables.put(property.getName(), context.getProperty(property).evaluateAttributeExpressions(flowFile).getValue()));
        return variables;
    }

    /** The text that the seeds of a shot come from. */
    static String seedFamily(final ProcessContext context, final FlowFile flowFile, final String shotId) {
        final String family = context.getProperty(SEED_FAMILY).evaluateAttributeExpressions(flowFile).getValue();
        return family == null || family.isBlank() ? shotId : family.strip();
    }
}
