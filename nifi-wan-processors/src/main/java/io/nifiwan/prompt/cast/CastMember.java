package io.nifiwan.prompt.cast;

import io.nifiwan.prompt.glossary.Language;

import java.util.List;

/**
 * A character as every shot shows it.
 *
 * @param names how scripts call the character; the first one stands in prompts
 * @param zh    look in Chinese, empty where only the English one is there
 * @param en    look in English, empty where only the Chinese one is there
 */
public record CastMember(List<String> names, String zh, String en) {
    public CastMember {
        names = List.copyOf(names);
    }

    /** Name and look for a prompt, the same words every time; in the other language where this one has no look. */
    public String describe(final Language language) {
        final String own = language == Language.ZH ? zh : en;
        final String look = own.isEmpty() ? zh + en : own;
        return look.startsWith(names.getFirst()) ? look : names.getFirst() + language.comma() + look;
    }
}
