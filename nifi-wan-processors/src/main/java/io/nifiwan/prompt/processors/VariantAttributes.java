package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.build.Variant;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSession;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Attributes of a variant.
 *
 * @param variant one style of a shot
 */
record VariantAttributes(Variant variant) {
    /** Attributes that not every variant has. */
    static final Set<String> OPTIONAL = Set.of(PromptAttributes.VARIANT_STYLE, PromptAttributes.VARIANT_ID,
            PromptAttributes.PROMPT_CAST);

    /** The FlowFile with them. */
    FlowFile writeTo(final ProcessSession session, final FlowFile flowFile) {
        final FlowFile written = session.putAllAttributes(flowFile, attributes());
        return variant.style().ownColours() ? session.removeAttribute(written, PromptAttributes.PROMPT_TONE) : written;
    }

    private Map<String, String> attributes() {
        final BuiltPrompt built = variant.prompt();
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(PromptAttributes.PROMPT, built.prompt());
        attributes.put(PromptAttributes.PROMPT_NEGATIVE, built.negative());
        attributes.put(PromptAttributes.PROMPT_PATTERN, built.pattern());
        attributes.put(PromptAttributes.PROMPT_SPEC, built.spec().toJson());
        attributes.put(PromptAttributes.PROMPT_LANGUAGE, built.languageCodes());
        attributes.put(PromptAttributes.PROMPT_TEMPLATE, built.template());
        attributes.put(PromptAttributes.PROMPT_TEMPLATE_SHA256, built.templateSha256());
        attributes.put(PromptAttributes.PROMPT_TOKENS, Integer.toString(built.tokens()));
        attributes.put(PromptAttributes.PROMPT_SEED, Integer.toString(variant.seed()));
        attributes.put(PromptAttributes.VARIANT_INDEX, Integer.toString(variant.index()));
        attributes.put(PromptAttributes.VARIANT_COUNT, Integer.toString(variant.count()));
        if (!built.cast().isEmpty()) {
            attributes.put(PromptAttributes.PROMPT_CAST, String.join(",", built.cast()));
        }
        if (!variant.style().isNone()) {
            attributes.put(PromptAttributes.VARIANT_STYLE, variant.style().id());
            attributes.put(PromptAttributes.VARIANT_ID, variant.style().shortId());
        }
        return attributes;
    }
}
