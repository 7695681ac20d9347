package io.nifiwan.quality.semantic.clip;

/** Tells the language of a prompt by its script, which is what decides whether a text model can read it. */
final class TextLanguage {
    static final String CHINESE = "zh";
    static final String ENGLISH = "en";
    /** Neither. */
    static final String OTHER = "other";
    /** A Chinese character says about as much as so many Latin letters. */
    private static final int LETTERS_A_CHARACTER = 4;

    private TextLanguage() {
    }

    /** {@code zh}, {@code en} or {@code other}; a text without letters is English, since every model reads its digits. */
    static String of(final String text) {
        final long ideographs = text.codePoints().filter(Character::isIdeographic).count();
        final long letters = text.codePoints().filter(Character::isLetter).count() - ideographs;
        final long latin = text.codePoints().filter(letter -> Character.isLetter(letter)
                && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN).count();
        if (ideographs > 0 && ideographs * LETTERS_A_CHARACTER >= letters) {
            return CHINESE;
        }
        return latin * 2 >= letters ? ENGLISH : OTHER;
    }
}
