package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.cast.CastSheet;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Punctuation;
import io.nifiwan.prompt.glossary.TextFolding;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.prompt.parse.Wording;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleProfile;
import io.nifiwan.script.Shot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders the slots of a shot as a model prompt. Templates see the values of {@link PromptValues}. Glossary terms come in the language of the
 * prompt; subject and place stay in the words of the script, and looks of characters in those of the cast sheet. Immutable and safe for
 * use by many threads.
 */
public final class PromptBuilder {
    private final PromptSources sources;
    private final Glossary glossary;

    /** A builder. */
    public PromptBuilder(final PromptSources sources) {
        this.sources = sources;
        glossary = sources.glossary();
    }

    /** A builder without looks of characters, and with the styles of the bundle. */
    public PromptBuilder(final Glossary glossary, final TemplateLibrary library) {
        this(new PromptSources(glossary, library, new StyleLibrary(glossary, List.of()), CastSheet.EMPTY));
    }

    /** Builds the prompt of a shot in one language, without a style. */
    public BuiltPrompt build(final Shot shot, final ParsedShot parsed, final Language language, final String templateId, final int mostTokens,
                             final boolean withNegative) throws PromptException {
        return build(shot, parsed, new PromptOrder(List.of(language), templateId, mostTokens, withNegative, StyleProfile.NONE, Map.of()));
    }

    /**
     * Builds the prompt of a shot. One that is over the budget loses the last clauses of its subject; looks of characters are never cut.
     *
     * @throws PromptException when the slots name an unknown term, the template is unknown or lacks a value, or the prompt does not fit the budget
     */
    public BuiltPrompt build(final Shot shot, final ParsedShot asked, final PromptOrder order) throws PromptException {
        requireKnownTerms(asked);
        final StyleProfile style = order.style();
        final ParsedShot parsed = sources.styles().apply(style, asked);
        final List<Part> parts = parts(shot, parsed, order, sources.styles().staying(asked));
        String prompt = render(parts, parsed);
        while (TokenBudget.count(prompt) > order.mostTokens()) {
            final String shorter = withoutLastClause(parts.getFirst().values().get(PromptValues.SUBJECT));
            if (shorter.isEmpty()) {
                throw tooLong(prompt, parts, order.mostTokens());
            }
            parts.forEach(part -> part.values().put(PromptValues.SUBJECT, shorter));
            prompt = render(parts, parsed);
        }
        final Language language = parts.getFirst().language();
        final String subject = parts.getFirst().values().get(PromptValues.SUBJECT);
        return new BuiltPrompt(prompt, order.withNegative() ? new NegativePrompt(glossary).of(parsed.terms(), style) : "",
                pattern(shot, parsed, withPhrases(subject, parsed, language), new Wording(glossary, language), language),
                new SpecWriter(glossary).write(shot, parsed, subject, language), order.languages(), sources.cast().namesIn(shot),
                parts.stream().map(part -> part.template().reference()).distinct().collect(Collectors.joining("+")), TokenBudget.count(prompt),
                parts.stream().map(part -> part.template().sha256()).collect(Collectors.joining("+")));
    }

    private void requireKnownTerms(final ParsedShot parsed) throws PromptException {
        for (final TermUse use : parsed.terms()) {
            for (final String id : Stream.concat(Stream.of(use.id()), use.parts().stream()).toList()) {
                if (glossary.find(id).isEmpty()) {
                    throw new PromptException(PromptError.NOT_PARSED, "The slots name the term " + id + ", which the glossary does not have; "
                            + "send the shot through ParseShot again, with the same Glossary File");
                }
            }
        }
    }

    private List<Part> parts(final Shot shot, final ParsedShot parsed, final PromptOrder order, final List<TermUse> staying) throws PromptException {
        final List<Part> parts = new ArrayList<>();
        for (final Language language : order.languages()) {
            final Map<String, String> values = PromptValues.of(shot, parsed, new Wording(glossary, language), language, sources.cast(),
                    order.style(), staying);
            order.variables().forEach(values::putIfAbsent);
            parts.add(new Part(language, sources.templates().template(order.template(), language), values));
        }
        return parts;
    }

    private String render(final List<Part> parts, final ParsedShot parsed) throws PromptException {
        final List<String> prompts = new ArrayList<>();
        for (final Part part : parts) {
            final Map<String, String> values = new LinkedHashMap<>(part.values());
            values.put(PromptValues.SUBJECT, withPhrases(values.get(PromptValues.SUBJECT), parsed, part.language()));
            prompts.add(part.template().render(values));
        }
        return String.join(" ", prompts);
    }

    /** Phrases follow the subject and are never cut. */
    private String withPhrases(final String subject, final ParsedShot parsed, final Language language) {
        return new Wording(glossary, language).joinTexts(Stream.concat(Stream.of(subject), parsed.phrases().stream()));
    }

    private static PromptException tooLong(final String prompt, final List<Part> parts, final int mostTokens) {
        final int looks = parts.stream().mapToInt(part -> TokenBudget.count(part.values().get(PromptValues.CAST))).sum();
        return new PromptException(PromptError.PROMPT_TOO_LONG, "The prompt has " + TokenBudget.count(prompt) + " tokens of at most " + mostTokens
                + ", and the value subject cannot be cut any shorter" + (looks == 0 ? "" : "; the value cast takes " + looks));
    }

    /** The pattern [mood]+[subject and action]+[environment]+[camera]+[tone]. */
    private static String pattern(final Shot shot, final ParsedShot parsed, final String subject, final Wording wording,
                                  final Language language) {
        final String environment = String.join(language.listComma(),
                Stream.of(wording.place(shot.scene()), wording.names(parsed.environment().terms())).filter(text -> !text.isEmpty()).toList());
        return "[" + String.join("]+[", wording.names(parsed.mood().terms()), subject, environment,
                wording.names(parsed.camera().terms()), wording.names(parsed.tone().terms())) + "]";
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

    /**
     * The prompt in one language.
     *
     * @param values by name; they change while the prompt is cut
     */
    private record Part(Language language, PromptTemplate template, Map<String, String> values) {
    }
}
