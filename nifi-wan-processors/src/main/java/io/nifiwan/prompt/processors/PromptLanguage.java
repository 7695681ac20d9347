package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.glossary.Language;
import org.apache.nifi.components.DescribedValue;

import java.util.List;

/** In which language prompts are written. */
enum PromptLanguage implements DescribedValue {
    SAME_AS_SCRIPT("Same as Script", "The language of the shot"),
    CHINESE("Chinese", "Chinese phrases; subject and place stay in the words of the script"),
    ENGLISH("English", "English phrases; subject and place stay in the words of the script"),
    BOTH("Both", "The whole prompt in Chinese and then again in English, within one budget; subject and place stay in the words of the script");

    private final String displayName;
    private final String description;

    PromptLanguage(final String displayName, final String description) {
        this.displayName = displayName;
        this.description = description;
    }

    @Override
    public String getValue() {
        return displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** The languages for a shot written in one, in the order of the prompt. */
    List<Language> of(final Language script) {
        return switch (this) {
            case SAME_AS_SCRIPT -> List.of(script);
            case CHINESE -> List.of(Language.ZH);
            case ENGLISH -> List.of(Language.EN);
            case BOTH -> List.of(Language.ZH, Language.EN);
        };
    }
}
