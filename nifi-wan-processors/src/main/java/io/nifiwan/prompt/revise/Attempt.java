package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.style.StyleProfile;

import java.util.List;

/**
 * One attempt at a shot, as far as its prompt goes.
 *
 * @param document  the shot; the source text and its place stay as they are through all attempts
 * @param parsed    what the attempt asked for
 * @param spec      the same as it was handed on
 * @param languages of the prompt, one or two, in their order
 * @param template  id of the template, without version
 * @param style     style of the variant
 * @param negative  entries of the negative prompt; empty where the flow sends none
 */
public record Attempt(ShotDocument document, ParsedShot parsed, PromptSpec spec, List<Language> languages, String template,
                      StyleProfile style, List<String> negative) {
    public Attempt {
        languages = List.copyOf(languages);
        negative = List.copyOf(negative);
    }

    /** Language of the prompt; of its first half in a prompt in two languages. */
    public Language language() {
        return languages.getFirst();
    }
}
