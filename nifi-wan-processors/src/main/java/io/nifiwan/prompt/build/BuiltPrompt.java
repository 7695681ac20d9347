package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Language;

/**
 * A finished prompt.
 *
 * @param prompt   what the engine gets
 * @param negative what to avoid, empty where nothing is said
 * @param pattern  the five slots by short names, for people
 * @param spec     what the clip will be measured by
 * @param language of the prompt
 * @param template id and version
 * @param tokens   size of the prompt as {@link TokenBudget} counts it
 */
public record BuiltPrompt(String prompt, String negative, String pattern, PromptSpec spec, Language language, String template, int tokens) {
}
