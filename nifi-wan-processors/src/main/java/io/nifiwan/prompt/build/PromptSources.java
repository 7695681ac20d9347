package io.nifiwan.prompt.build;

import io.nifiwan.prompt.cast.CastSheet;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.style.StyleLibrary;

/**
 * The data that prompts are made of.
 *
 * @param glossary  terms and their phrases; the same one that the shots were parsed with
 * @param templates templates
 * @param styles    styles
 * @param cast      looks of characters
 */
public record PromptSources(Glossary glossary, TemplateLibrary templates, StyleLibrary styles, CastSheet cast) {
    /** The data of the bundle. */
    public static PromptSources standard() {
        return new PromptSources(Glossary.standard(), TemplateLibrary.shipped(), StyleLibrary.standard(), CastSheet.EMPTY);
    }
}
