package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Punctuation;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.parse.Wording;
import io.nifiwan.script.Shot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders the slots of a shot as a model prompt. A template sees these values, each a text that may be empty: {@code style},
 * {@code framing}, {@code light}, {@code subject}, {@code place}, {@code details}, {@code mood}, {@code move}, {@code tone}. Glossary terms come
 * in the language of the prompt; subject and place stay in the words of the script; phrases follow the subject. Immutable and safe for use
 * by many threads.
 */
public final class PromptBuilder {
    private final Glossary glossary;
    private final TemplateLibrary library;

    /** A builder. */
    public PromptBuilder(final Glossary glossary, final TemplateLibrary library) {
        this.glossary = glossary;
        this.library = library;
    }

    /**
     * Builds the prompt of a shot.
     *
     * @param shot         the shot
     * @param parsed       its slots
     * @param language     of the prompt
     * @param templateId   which template of the library
     * @param mostTokens   budget of the prompt; over it the subject is cut at the end of a clause
     * @param withNegative whether to write a negative prompt
     * @throws PromptException when the slots name an unknown term, the template is unknown or lacks a value, or the prompt does not fit the budget
     */
    public BuiltPrompt build(final Shot shot, final ParsedShot parsed, final Language language, final String templateId, final int mostTokens,
                             final boolean withNegative) throws PromptException {
        requireKnownTerms(parsed);
        final PromptTemplate template = library.template(templateId, language);
        final Wording wording = new Wording(glossary, language);
        final Map<String, String> values = values(shot, parsed, wording, language);
        String subject = parsed.subject().value();
        String prompt = template.render(values);
        while (TokenBudget.count(prompt) > mostTokens) {
            final String shorter = withoutLastClause(subject);
            if (shorter.isEmpty()) {
                throw new PromptException(PromptError.PROMPT_TOO_LONG, "The prompt has " + TokenBudget.count(prompt) + " tokens of at most "
                        + mostTokens + ", and its subject cannot be cut any shorter");
            }
            subject = shorter;
            values.put("subject", withPhrases(subject, parsed, wording));
            prompt = template.render(values);
        }
        return new BuiltPrompt(prompt, withNegative ? new NegativePrompt(glossary).without(parsed.terms()) : "",
                pattern(shot, parsed, withPhrases(subject, parsed, wording), wording, language),
                new SpecWriter(glossary).write(shot, parsed, subject, language), language, template.reference(), TokenBudget.count(prompt));
    }

    private void requireKnownTerms(final ParsedShot parsed) throws PromptException {
        for (final TermUse use : parsed.terms()) {
            for (final String id : Stream.concat(Stream.of(use.id()), use.parts().stream()).toList()) {
                if (glossary.find(id).isEmpty()) {
                    throw new PromptException(PromptError.NOT_PARSED, "The slots name the term " + id + ", which the glossary does not have; "
                            + "send the shot through ParseShot again");
                }
            }
        }
    }

    private static Map<String, String> values(final Shot shot, final ParsedShot parsed, final Wording wording, final Language language) {
        final String place = wording.place(shot.scene());
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("style", sentence(wording.phrases(parsed.style()), language));
        values.put("framing", sentence(wording.framing(parsed.camera().terms()), language));
        values.put("light", sentence(wording.light(parsed.environment().terms()), language));
        values.put("subject", withPhrases(parsed.subject().value(), parsed, wording));
        values.put("place", place.equals(parsed.subject().value()) ? "" : sentence(place, language));
        values.put("details", sentence(wording.details(parsed.environment().terms()), language));
        values.put("mood", sentence(wording.phrases(parsed.mood().terms()), language));
        values.put("move", sentence(wording.move(parsed.camera().terms()), language));
        values.put("tone", sentence(wording.phrases(parsed.tone().terms()), language));
        return values;
    }

    /** The pattern [mood]+[subject and action]+[environment]+[camera]+[tone]. */
    private static String pattern(final Shot shot, final ParsedShot parsed, final String subject, final Wording wording,
                                  final Language language) {
        final String environment = String.join(language.listComma(),
                Stream.of(wording.place(shot.scene()), wording.names(parsed.environment().terms())).filter(text -> !text.isEmpty()).toList());
        return "[" + String.join("]+[", wording.names(parsed.mood().terms()), subject, environment,
                wording.names(parsed.camera().terms()), wording.names(parsed.tone().terms())) + "]";
    }

    private static String withPhrases(final String subject, final ParsedShot parsed, final Wording wording) {
        return wording.joinTexts(Stream.concat(Stream.of(subject), parsed.phrases().stream()));
    }

    private static String sentence(final String text, final Language language) {
        return text.isEmpty() || language == Language.ZH ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String withoutLastClause(final String subject) {
        final String folded = TextFolding.fold(subject);
        for (int index = folded.length() - 1; index > 0; index--) {
            if (Punctuation.endsClause(folded, index)) {
                return subject.substring(0, index).strip();
            }
        }
        return "";
    }
}
