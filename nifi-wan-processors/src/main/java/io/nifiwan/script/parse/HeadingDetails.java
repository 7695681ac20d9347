package io.nifiwan.script.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds place, time and setting in the free order in which a Chinese heading states them. */
final class HeadingDetails {
    private static final Pattern TOKEN = Pattern.compile("[^\\s,，、·\\-－—–|｜/。.;；:：()（）【】\\[\\]]+");
    private static final Pattern LABEL = Pattern.compile("场景|场次|地点|时间|天气|内外景|景别");
    private static final String NUMBER = "[" + ChineseNumber.CHARACTERS + "]+";
    private static final Pattern SAME_SET = Pattern.compile(
            "同(?:第|场景|景)?(\\d+)[场景幕]?|同(?:第|景)(" + NUMBER + ")[场景幕]?|\\p{IsHan}{0,4}与(?:第|场景|景)?(" + NUMBER + ")[场景幕]?相同");
    /** A scene number of two parts, which are two tokens. */
    private static final Pattern SAME_PAIR = Pattern.compile("同(?:第|场景|景)?(\\d{1,3}[\\-－—.]\\d{1,3}[A-Za-z]?)场?(?=$|[\\s,，、·|｜/。;；()（）])");
    private static final Pattern PREVIOUS_SET = Pattern.compile("同上场?|同上景|同前场?|景同上");
    private static final Pattern CAST_LABEL = Pattern.compile("人物|出场人物|角色|出场");

    private HeadingDetails() {
    }

    /** Whether a whole token behind an offset is a time of day or says inside or outside. */
    static boolean hasTimeOrSetting(final String folded, final int from) {
        final Matcher token = TOKEN.matcher(folded).region(from, folded.length());
        while (token.find()) {
            if (isTimeOrSetting(token.group())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last whole token is a time of day or says inside or outside. */
    static boolean endsWithTimeOrSetting(final String folded) {
        final Matcher token = TOKEN.matcher(folded);
        boolean last = false;
        while (token.find()) {
            last = isTimeOrSetting(token.group());
        }
        return last;
    }

    private static boolean isTimeOrSetting(final String token) {
        return TimeWords.isChineseTime(token) || TimeWords.isChineseSetting(token) || TimeWords.isChinesePair(token);
    }

    /**
     * Reads what follows a heading's number. The first unbroken run of other tokens is the place; what follows a cast label, or a
     * second run, names people and is left in the heading's text.
     *
     * @param written heading as written
     * @param folded  the same, folded, of equal length
     * @param from    offset behind the number
     */
    static Heading read(final String number, final String written, final String folded, final int from) {
        final List<String> times = new ArrayList<>();
        boolean inside = false;
        boolean outside = false;
        int placeFrom = -1;
        int placeTo = -1;
        boolean placeClosed = false;
        final Matcher samePair = SAME_PAIR.matcher(folded).region(from, folded.length());
        final boolean paired = samePair.find();
        String sameAs = paired ? samePair.group(1).replaceAll("[－—.]", "-") : "";
        final String tokens = paired
                ? folded.substring(0, samePair.start()) + " ".repeat(samePair.end() - samePair.start()) + folded.substring(samePair.end()) : folded;
        final Matcher token = TOKEN.matcher(tokens).region(from, tokens.length());
        while (token.find()) {
            final String text = token.group();
            final boolean pair = TimeWords.isChinesePair(text);
            if (CAST_LABEL.matcher(text).matches()) {
                break;
            } else if (pair || TimeWords.isChineseTime(text) || TimeWords.isChineseSetting(text)) {
                inside |= text.contains("内") && !TimeWords.isChineseTime(text);
                outside |= text.contains("外");
                if (pair) {
                    times.add(text.replaceAll("[内外]", ""));
                } else if (TimeWords.isChineseTime(text)) {
                    times.add(written.substring(token.start(), token.end()));
                }
                placeClosed = placeFrom >= 0;
            } else if (!sameSet(text).isEmpty()) {
                sameAs = sameSet(text);
                placeClosed = placeFrom >= 0;
            } else if (LABEL.matcher(text).matches()) {
                placeClosed = placeFrom >= 0;
            } else if (!placeClosed) {
                placeFrom = placeFrom < 0 ? token.start() : placeFrom;
                placeTo = token.end();
            }
        }
        final String place = placeFrom < 0 ? "" : written.substring(placeFrom, placeTo);
        return new Heading(number, written, setting(inside, outside), place, String.join("/", times), sameAs);
    }

    /** The scene whose set a token such as 同17 names, or empty. */
    private static String sameSet(final String token) {
        if (PREVIOUS_SET.matcher(token).matches()) {
            return Heading.PREVIOUS;
        }
        final Matcher matcher = SAME_SET.matcher(token);
        if (!matcher.matches()) {
            return "";
        }
        final String number = matcher.group(1) != null ? matcher.group(1) : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        return ChineseNumber.toArabic(number);
    }

    private static String setting(final boolean inside, final boolean outside) {
        if (inside && outside) {
            return Heading.BOTH;
        }
        if (inside) {
            return Heading.INTERIOR;
        }
        return outside ? Heading.EXTERIOR : "";
    }
}
