package io.nifiwan.script.parse;

import java.util.regex.Pattern;

/** Words that a scene heading uses for the time of day, and for inside and outside. */
final class TimeWords {
    private static final Pattern CHINESE = Pattern.compile(
            "[日夜晨暮昏晚午]|清晨|清早|大清早|晌午|薄暮|夜间|日间|夜半|[一二三四五]更|早晨|凌晨|黎明|拂晓|破晓|早上|上午|中午|正午|午后|下午|傍晚|黄昏|日落|日出|晚上|夜晚|深夜|午夜|半夜|子夜|白天|白日|白昼"
                    + "|雨夜|雪夜|月夜|入夜|雨天|阴天|次日|翌日|当天|同时|稍后|接上场|[子丑寅卯辰巳午未申酉戌亥]时([一二三四初正]刻)?");
    private static final Pattern CHINESE_SETTING = Pattern.compile("内|外|内外|外内|内景|外景|内外景|室内|室外");
    private static final Pattern CHINESE_PAIR = Pattern.compile("[日夜晨暮昏][内外]|[内外][日夜晨暮昏]");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i).*\\b(DAY|NIGHT|MORNING|AFTERNOON|EVENING|DAWN|DUSK|NOON|MIDDAY|MIDNIGHT|SUNSET|SUNRISE|DAYBREAK|TWILIGHT|NIGHTFALL"
                    + "|LATER|CONTINUOUS|SAME|MAGIC HOUR|GOLDEN HOUR|BLUE HOUR)\\b.*");

    private TimeWords() {
    }

    /** Whether a whole token is a Chinese time of day. */
    static boolean isChineseTime(final String token) {
        return CHINESE.matcher(token).matches();
    }

    /** Whether a whole token says inside or outside in Chinese. */
    static boolean isChineseSetting(final String token) {
        return CHINESE_SETTING.matcher(token).matches();
    }

    /** Whether a token is one character of time and one of setting, as in 夜外. */
    static boolean isChinesePair(final String token) {
        return CHINESE_PAIR.matcher(token).matches();
    }

    /** Whether a part of an English heading names a time of day. */
    static boolean isEnglishTime(final String part) {
        return ENGLISH.matcher(part).matches();
    }
}
