package io.nifiwan.script.parse;

import java.util.regex.Pattern;

/** Lines that name an edit, in both languages. */
final class Transitions {
    private static final Pattern ENGLISH = Pattern.compile(
            "FADE (IN|OUT|UP)[:.]?|FADE TO (BLACK|WHITE)[:.]?|CUT TO BLACK[:.]?|(SMASH|MATCH|JUMP|HARD) CUT( TO)?[:.]?|DISSOLVE( TO)?[:.]?"
                    + "|THE END[.]?|END OF FILM[.]?");
    private static final String TO = "TO:";
    private static final Pattern CHINESE = Pattern.compile(
            "[【\\[（(]?(画面)?(转场|切至|切到|切入|切出|切|叠化|叠入|叠出|化入|化出|淡入|淡出|渐隐|渐显|黑场|闪白|闪黑|定格|剧终|全剧终|完|终|闪回|闪回结束|回忆结束|幕落)"
                    + "([:：].{0,20})?[】\\]）)]?[。.]?");

    private Transitions() {
    }

    /** Whether a line is one of the common English edits, wherever it stands. */
    static boolean isEnglish(final String line) {
        return ENGLISH.matcher(line.strip()).matches();
    }

    /** Whether a line is in capitals and ends with TO:, which makes an edit of it between blank lines; a trailing blank cancels that. */
    static boolean isUpperCaseTo(final String line) {
        final String before = line.endsWith(TO) ? line.substring(0, line.length() - TO.length()) : "";
        return before.codePoints().anyMatch(Character::isUpperCase) && before.codePoints().noneMatch(Character::isLowerCase);
    }

    /** Whether a line is a Chinese edit, with or without brackets. */
    static boolean isChinese(final String line) {
        return CHINESE.matcher(line.strip()).matches();
    }
}
