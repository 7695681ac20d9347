package io.nifiwan.engine.animatic;

import io.nifiwan.prompt.PromptSpec;

import java.util.List;

/** Reads what a bare prompt asks for, where a request brings no spec. */
@FunctionalInterface
public interface SpecReader {

    /**
     * @param prompt  Chinese or English
     * @param seconds asked length
     */
    PromptSpec read(String prompt, double seconds);

    /** A reader that knows no glossary: the words of the prompt still choose backdrop, light and figures, but neither camera nor tone. */
    static SpecReader slateOnly() {
        return (prompt, seconds) -> new PromptSpec(PromptSpec.VERSION, prompt.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en", "", 1,
                new PromptSpec.Slots("", "", "", "", ""), List.of(), null, null, "", List.of(), seconds);
    }
}
