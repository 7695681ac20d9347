package io.nifiwan.script;

/** Language that a script is written in. */
public enum ScriptLanguage {
    CHINESE("zh"),
    ENGLISH("en");

    private final String code;

    ScriptLanguage(final String code) {
        this.code = code;
    }

    /** Value of {@link ScriptAttributes#SCRIPT_LANGUAGE}. */
    public String code() {
        return code;
    }

    /** Chinese where Han characters outnumber words in Latin letters, otherwise English. */
    public static ScriptLanguage of(final String text) {
        int han = 0;
        int words = 0;
        boolean insideWord = false;
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            final int codePoint = text.codePointAt(index);
            final boolean isHan = isHan(codePoint);
            final boolean letter = !isHan && Character.isLetter(codePoint);
            if (isHan) {
                han++;
            } else if (letter && !insideWord) {
                words++;
            }
            insideWord = letter || (insideWord && codePoint == '\'');
        }
        return han > words ? CHINESE : ENGLISH;
    }

    /** Whether a code point is a Han character, the iteration mark and the ideographic zero included. */
    public static boolean isHan(final int codePoint) {
        return codePoint >= 0x2E80 && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
