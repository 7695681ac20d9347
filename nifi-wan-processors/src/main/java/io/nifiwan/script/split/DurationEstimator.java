package io.nifiwan.script.split;

import io.nifiwan.script.ScriptLanguage;

/** Estimates how long text takes on screen. Speech counts pauses; action leaves out notes to the camera. */
final class DurationEstimator {
    private static final double HANDLES = 0.5;
    private static final double SENTENCE_PAUSE = 0.5;

    private final SplitSettings settings;

    DurationEstimator(final SplitSettings settings) {
        this.settings = settings;
    }

    /** Seconds of breath at the start and the end of a shot, less where shots are very short. */
    static double handles(final SplitSettings settings) {
        return Math.min(HANDLES, settings.maximumSeconds() / 4);
    }

    /** How long spoken words take. */
    Timing dialogue(final String plain) {
        int han = 0;
        int words = 0;
        int pauses = 0;
        boolean insideWord = false;
        boolean insideEnd = false;
        int index = 0;
        while (index < plain.length()) {
            final int codePoint = plain.codePointAt(index);
            index += Character.charCount(codePoint);
            final boolean isHan = ScriptLanguage.isHan(codePoint);
            final boolean inWord = !isHan && (Character.isLetterOrDigit(codePoint) || (insideWord && (codePoint == '\'' || codePoint == '’')));
            final boolean dot = codePoint == '.' && (index == plain.length() || Character.isWhitespace(plain.charAt(index)));
            final boolean end = dot || "。！？!?".indexOf(codePoint) >= 0;
            han += isHan ? 1 : 0;
            words += inWord && !insideWord ? 1 : 0;
            pauses += end && !insideEnd ? 1 : 0;
            insideWord = inWord;
            insideEnd = end;
        }
        return new Timing(han / settings.chineseDialogueRate() + words / settings.englishDialogueRate(), 0, pauses * SENTENCE_PAUSE);
    }

    /** How long described action takes. */
    Timing action(final String plain) {
        final String seen = CameraNotes.without(plain).strip();
        int han = 0;
        int other = 0;
        int index = 0;
        while (index < seen.length()) {
            final int codePoint = seen.codePointAt(index);
            index += Character.charCount(codePoint);
            if (ScriptLanguage.isHan(codePoint)) {
                han++;
            } else if (codePoint < 0x2E80) {
                other++;
            }
        }
        return new Timing(0, han / settings.chineseActionRate() + other / settings.englishActionRate(), 0);
    }
}
