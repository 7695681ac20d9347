package io.nifiwan.prompt;

import io.nifiwan.prompt.build.SpecWriter;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.script.Shot;

import java.util.List;

/**
 * Reads what a bare prompt asks for, where an engine gets no spec beside it. It knows the phrases that prompts of this bundle are made of
 * as well as the glossary's words in a prompt written by hand. Immutable and safe for use by many threads.
 */
public final class PromptReader {
    private final ShotParser parser = ShotParser.standard();
    private final SpecWriter writer = new SpecWriter(Glossary.standard());

    /**
     * The spec of a prompt, in the language that the prompt is written in; scene is empty and shot 1, since a prompt names neither.
     *
     * @param prompt  Chinese or English; a prompt that shows nothing gives a spec with empty slots; of a very
     *                long one the first {@value ShotParser#MOST_CHARACTERS} characters are read
     * @param seconds asked length
     */
    public PromptSpec read(final String prompt, final double seconds) {
        final Language language = Language.of(prompt);
        final Shot shot = new Shot("", 1, 1, language.code(), new Shot.Scene("", "", "", "", ""), List.of(), prompt, List.of(), prompt,
                null, seconds);
        try {
            final ParsedShot parsed = parser.parsePrompt(prompt.substring(0, Math.min(prompt.length(), ShotParser.MOST_CHARACTERS)));
            return writer.write(shot, parsed, parsed.subject().value(), language);
        } catch (final PromptException e) {
            return new PromptSpec(PromptSpec.VERSION, language.code(), "", 1, new PromptSpec.Slots("", "", "", "", ""), List.of(), null, null,
                    "", List.of(), seconds);
        }
    }
}
