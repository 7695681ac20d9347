package io.nifiwan.prompt.craft;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is known of an entry: a value with a source; and a number needs one wherever it stands. */
final class Sources {
    static final String UNKNOWN = "unknown";
    private static final Set<String> NO_VALUE = Set.of(UNKNOWN, "未知", "不详", "待考", "n/a", "-", "?");
    /** A digit, or a Chinese numeral with a unit; 上一针 and 第一根 count nothing. */
    private static final Pattern NUMBER = Pattern.compile("\\p{N}|(?<![上下第每前后另同])[一二三四五六七八九十百两半几]+(?:毫米|厘米|公分|寸|分|度|根|绒|股|丝|针|秒|遍|次|成)");

    private Sources() {
    }

    /** Whether something is stated at all. */
    static boolean isStated(final String value) {
        return value != null && !value.isBlank() && !NO_VALUE.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a value is stated and somebody states it. */
    static boolean isKnown(final String value, final String source) {
        return isStated(value) && isStated(source);
    }

    /** Whether words of an action may be used: they hold no number, or it comes from the recording. */
    static boolean isUsable(final String words, final String sourceSpan) {
        return isStated(words) && (isStated(sourceSpan) || !NUMBER.matcher(words).find());
    }
}
