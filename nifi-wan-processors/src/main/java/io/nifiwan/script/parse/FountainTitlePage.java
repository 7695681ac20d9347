package io.nifiwan.script.parse;

import java.util.regex.Pattern;

/**
 * The title page of Fountain: {@code Key: value} lines at the very top, up to the first blank line. A first line with another key opens
 * one only where a known key follows, so that a script that begins with {@code 张三：你好} loses nothing.
 */
final class FountainTitlePage {
    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L} ]{0,30}[:：].*");
    private static final Pattern KNOWN_KEY = Pattern.compile(
            "(?i)(title|credit|authors?|written by|source|notes?|draft( date)?|date|contact( info)?|copyright|revision|version|format|language"
                    + "|标题|片名|剧名|题目|编剧|作者|原著|改编|署名|来源|日期|版本|联系方式|版权|备注)\\s*[:：].*");

    private FountainTitlePage() {
    }

    /** Takes the title page where the script begins with one. */
    static void take(final LineScanner scanner) {
        if (!opens(scanner)) {
            return;
        }
        while (scanner.hasLine() && !scanner.line().source().isBlank() && EnglishHeading.slug(scanner.line().text()).isEmpty()) {
            scanner.takeLine(ElementType.APPARATUS);
        }
    }

    private static boolean opens(final LineScanner scanner) {
        final String first = scanner.line().text();
        final boolean edit = Transitions.isEnglish(first) || Transitions.isUpperCaseTo(first);
        if (!KEY.matcher(first).matches() || edit || ChineseHeading.read(first).isPresent()) {
            return false;
        }
        final boolean valueBelow = scanner.below().source().startsWith("\t") || scanner.below().source().startsWith("   ");
        if ((first.endsWith(":") || first.endsWith("：")) && !valueBelow) {
            return false;
        }
        return KNOWN_KEY.matcher(first).matches() || hasKnownKeyBelow(scanner.lookAhead());
    }

    private static boolean hasKnownKeyBelow(final LineScanner ahead) {
        while (ahead.hasLine() && !ahead.line().source().isBlank()) {
            if (KNOWN_KEY.matcher(ahead.line().source()).matches()) {
                return true;
            }
            ahead.skip();
        }
        return false;
    }
}
