package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.glossary.Language;
import org.apache.nifi.components.DescribedValue;

/** In which language prompts are written. */
enum PromptLanguage implements DescribedValue {
    SAME_AS_SCRIPT("Same as Script", "The language of the shot"),
    CHINESE("Chinese", "Chinese phrases; subject and place stay in the words of the script"),
    ENGLISH("English", "English phrases; subject and place stay in the words of the script");

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

    /** The language for a shot written in another or the same. */
    Language of(final Language script) {
        return switch (this) {
            case SAME_AS_SCRIPT -> script;
            case CHINESE -> Language.ZH;
            case ENGLISH -> Language.EN;
        };
    }
}
