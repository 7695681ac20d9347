package io.nifiwan.prompt.build;

import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.style.StyleProfile;

import java.util.List;
import java.util.Map;

/**
 * How a prompt is to be built.
 *
 * @param languages    of the prompt, one or two; with two, the prompt says everything in the first and then again in the second
 * @param template     id of the template
 * @param mostTokens   budget of the whole prompt
 * @param withNegative whether to write a negative prompt
 * @param style        style of the variant
 * @param variables    values of the variables that templates declare
 */
public record PromptOrder(List<Language> languages, String template, int mostTokens, boolean withNegative, StyleProfile style,
                          Map<String, String> variables) {
    public PromptOrder {
        languages = List.copyOf(languages);
        variables = Map.copyOf(variables);
    }

    /** The order for another style. */
    public PromptOrder withStyle(final StyleProfile other) {
        return new PromptOrder(languages, template, mostTokens, withNegative, other, variables);
    }
}
