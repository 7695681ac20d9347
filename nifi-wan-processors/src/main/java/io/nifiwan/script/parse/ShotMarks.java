package io.nifiwan.script.parse;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines by which an author asks for a new shot: {@code 镜头1：}, {@code 镜2}, {@code SHOT 3:}, {@code CLOSE ON}. */
final class ShotMarks {
    private static final String GAP = "[\\s" + MarkupMask.HIDDEN + "]*+";
    private static final Pattern CHINESE = Pattern.compile(
            GAP + "[【\\[（(]?" + GAP + "(?:镜头|分镜头?|镜号|镜)" + GAP + "[:：#]?" + GAP + "[" + ChineseNumber.CHARACTERS + "]{1,6}[A-Za-z]?(?:"
                    + GAP + "[】\\]）)]|(?=$|[\\s:：、.．（(【，," + MarkupMask.HIDDEN + "]))" + GAP + "[:：、.．，,]?" + GAP);
    /** In capitals the number is enough; otherwise a colon, a dash or the end of the line tells it from a sentence. */
    private static final Pattern ENGLISH = Pattern.compile(
            GAP + "\\[?(?:(?:SHOT|PANEL)\\s+#?\\d{1,4}[A-Z]?\\]?(?=$|[\\s:.\\-–—)" + MarkupMask.HIDDEN + "])|(?:Shot|Panel)\\s+#?\\d{1,4}[A-Z]?\\]?"
                    + GAP + "(?=[:\\-–—]|$))" + GAP + "[:.\\-–—)]?" + GAP);
    private static final Pattern ENGLISH_CAMERA = Pattern.compile(GAP + "(?:CLOSE|ANGLE) ON\\b.*");

    private ShotMarks() {
    }

    /**
     * Where the content of a marked line begins, counted from the start of the line; empty for lines without a mark.
     *
     * @param masked the line with hidden characters in place, so that offsets hold
     */
    static OptionalInt bodyOffset(final String masked) {
        final Matcher chinese = CHINESE.matcher(masked);
        if (chinese.lookingAt()) {
            return OptionalInt.of(chinese.end());
        }
        final Matcher english = ENGLISH.matcher(masked);
        if (english.lookingAt()) {
            return OptionalInt.of(english.end());
        }
        return ENGLISH_CAMERA.matcher(masked).matches() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /** Whether a line begins with a mark. */
    static boolean isMarked(final String line) {
        return bodyOffset(line).isPresent();
    }
}
