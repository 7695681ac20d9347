package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;

import java.util.List;

/**
 * One attempt at a shot, as far as its prompt goes.
 *
 * @param document the shot; the source text and its place stay as they are through all attempts
 * @param parsed   what the attempt asked for
 * @param spec     the same as it was handed on
 * @param language of the prompt
 * @param template id of the template, without version
 * @param negative entries of the negative prompt; empty where the flow sends none
 */
public record Attempt(ShotDocument document, ParsedShot parsed, PromptSpec spec, Language language, String template, List<String> negative) {
    public Attempt {
        negative = List.copyOf(negative);
    }
}
