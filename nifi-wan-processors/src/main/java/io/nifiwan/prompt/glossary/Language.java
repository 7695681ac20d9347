package io.nifiwan.prompt.glossary;

import java.util.Optional;

/** The two languages of scripts and prompts. */
public enum Language {
    ZH("zh", "，", "、", "。"),
    EN("en", ", ", ", ", ". ");

    private final String code;
    private final String comma;
    private final String listComma;
    private final String fullStop;

    Language(final String code, final String comma, final String listComma, final String fullStop) {
        this.code = code;
        this.comma = comma;
        this.listComma = listComma;
        this.fullStop = fullStop;
    }

    /** As attributes and JSON spell it. */
    public String code() {
        return code;
    }

    /** What stands between two phrases of a sentence. */
    public String comma() {
        return comma;
    }

    /** What stands between two names of a list. */
    public String listComma() {
        return listComma;
    }

    /** What stands between two sentences. */
    public String fullStop() {
        return fullStop;
    }

    /** The language of a code, empty for any other code and for null. */
    public static Optional<Language> ofCode(final String code) {
        for (final Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** Guesses by script: Chinese where at least a third of the letters are Han, since a Han character stands for about two Latin letters. */
    public static Language of(final String text) {
        final long han = text.codePoints().filter(Character::isIdeographic).count();
        final long letters = text.codePoints().filter(Character::isLetter).count();
        return han > 0 && han * 3 >= letters ? ZH : EN;
    }
}
