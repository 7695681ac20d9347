package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Language;

/**
 * A finished prompt.
 *
 * @param prompt         what the engine gets
 * @param negative       what to avoid, empty where nothing is said
 * @param pattern        the five slots by short names, for people
 * @param spec           what the clip will be measured by
 * @param language       of the prompt; of its first half in a prompt in two languages
 * @param template       id and version; where those of two languages differ, both with a plus sign between
 * @param tokens         size of the prompt as {@link TokenBudget} counts it
 * @param templateSha256 SHA-256 of the template's body, lower-case hex; of both bodies with a plus sign between in a prompt in two languages
 */
public record BuiltPrompt(String prompt, String negative, String pattern, PromptSpec spec, Language language, String template, int tokens,
                          String templateSha256) {
}
