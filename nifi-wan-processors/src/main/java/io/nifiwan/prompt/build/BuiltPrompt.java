package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A finished prompt.
 *
 * @param prompt         what the engine gets
 * @param negative       what to avoid, empty where nothing is said
 * @param pattern        the five slots by short names, for people
 * @param spec           what the clip will be measured by
 * @param languages      of the prompt, one or two, in their order
 * @param cast           names of the characters whose looks stand in it
 * @param template       id and version; where those of two languages differ, both with a plus sign between
 * @param tokens         size of the prompt as {@link TokenBudget} counts it
 * @param templateSha256 SHA-256 of the template's body, lower-case hex; of both bodies with a plus sign between in a prompt in two languages
 */
public record BuiltPrompt(String prompt, String negative, String pattern, PromptSpec spec, List<Language> languages, List<String> cast,
                          String template, int tokens, String templateSha256) {
    public BuiltPrompt {
        languages = List.copyOf(languages);
        cast = List.copyOf(cast);
    }

    /** Language of the prompt; of its first half in a prompt in two languages. */
    public Language language() {
        return languages.getFirst();
    }

    /** {@code zh}, {@code en}, or both with a plus sign between. */
    public String languageCodes() {
        return languages.stream().map(Language::code).collect(Collectors.joining("+"));
    }

    /** This prompt with another negative one. */
    public BuiltPrompt withNegative(final String other) {
        return new BuiltPrompt(prompt, other, pattern, spec, languages, cast, template, tokens, templateSha256);
    }
}
