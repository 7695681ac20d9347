package io.nifiwan.script.oral;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities in Chinese: {@code 三十根}, {@code 约三十来根}, {@code 三到五寸}, {@code 两三遍}, {@code 十几层}, {@code 2毫米}, {@code 三分之一}, and those that
 * give no value: {@code 稍微}, {@code 一点}, {@code 几根}. A numeral counts only before a unit, because many words begin with one
 * (一起, 千万, 十分).
 */
final class ChineseMeasures implements Measures {
    private static final String NUMERAL = "[〇零一二两三四五六七八九十百千万半]";
    private static final String NUMBER = "(?:\\d{1,12}(?:\\.\\d{1,6})?|" + NUMERAL + "{1,8}分之" + NUMERAL + "{1,8}|" + NUMERAL
            + "{1,12}点[〇零一二三四五六七八九]{1,6}(?=[^钟])|" + NUMERAL + "{1,12})";
    static final String UNIT = "(?:毫米每秒|厘米每秒|毫米|厘米|公分|分米|公斤|千克|毫升|分钟|小时|钟头|个月|公尺|平方|[根针线股绞号寸分厘尺丈米层遍次片块条张个滴克斤两钱度圈把道指秒天年月日岁种色支团桶锅碗勺匙步刀锤成倍升头匹幅件]|mm|cm"
            + "|°|℃|%)";
    private static final Pattern QUANTITY = Pattern.compile(
            "(?:(第)|(大概|大约|差不多|约莫|约|将近|接近|也就|不到|至少|最多|最少)[ \\t]*)?(?:(" + NUMBER + ")(?:[ \\t]*[到至~～\\-–—][ \\t]*(" + NUMBER + "))?|(几))"
                    + "(几|来|多)?(?:[ \\t]*(" + UNIT + "))?(半)?(?:[ \\t]*(左右|上下|多|出头|样子))?");
    private static final Pattern UNSAID = Pattern.compile("一点点|一点儿|一点|一些|有点儿?|有些|稍微|稍稍|稍|略微|微微|少许|若干|适量|不多|差不多");
    private static final Pattern PAIR_OF_DIGITS = Pattern.compile("([一二两三四五六七八九])([二三四五六七八九])([十百千万]?)");
    private static final Set<String> WORDS = Set.of("十分", "千万", "万分", "百分", "一度", "一成", "一道", "一把", "一线", "一分", "一条", "一片", "两头", "一头", "一年", "一天");
    private static final Pattern DISTRIBUTIVE = Pattern.compile("一(\\p{IsHan})一\\1");

    @Override
    public List<Measure> find(final String text) {
        final MeasureList measures = new MeasureList();
        final Matcher matcher = QUANTITY.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            final Optional<Measure> measure = read(text, matcher);
            measure.ifPresent(measures::add);
            at = measure.isPresent() ? matcher.end() : matcher.start() + Math.max(1, skipped(text, matcher));
            if (at > text.length()) {
                break;
            }
        }
        SpeechRule.matches(UNSAID, text).forEach(match -> measures.add(
                new Measure(match.start(), match.end(), Optional.empty(), Optional.empty(), "", true, match.group())));
        measures.addBareDigits(text);
        return measures.sorted();
    }

    /** A distributive such as 一针一针 is passed over whole. */
    private static int skipped(final String text, final Matcher matcher) {
        return isDistributive(text, matcher.start()) ? 4 : 1;
    }

    private static Optional<Measure> read(final String text, final Matcher matcher) {
        final String first = matcher.group(3);
        final boolean digits = first != null && Character.isDigit(first.charAt(0)) && first.charAt(0) < 0x80;
        final String unit = matcher.group(7) == null ? "" : matcher.group(7);
        if (!digits && (unit.isEmpty() || isWord(text, matcher, first))) {
            return Optional.empty();
        }
        if (first == null) {
            return Optional.of(new Measure(matcher.start(), matcher.end(), Optional.empty(), Optional.empty(), unit, true, matcher.group()));
        }
        final boolean some = matcher.group(6) != null;
        final boolean vague = some || matcher.group(9) != null || (matcher.group(2) != null && !matcher.group(2).equals("也就"));
        final Matcher pair = PAIR_OF_DIGITS.matcher(first);
        final Optional<BigDecimal> half = Optional.ofNullable(matcher.group(8)).map(unused -> new BigDecimal("0.5"));
        final Optional<BigDecimal> low;
        final Optional<BigDecimal> high;
        if (matcher.group(4) == null && pair.matches()) {
            low = SpokenNumber.chinese(pair.group(1) + pair.group(3));
            high = SpokenNumber.chinese(pair.group(2) + pair.group(3));
        } else {
            low = SpokenNumber.chinese(first).map(value -> half.map(value::add).orElse(value));
            high = matcher.group(4) == null ? some && "几".equals(matcher.group(6)) ? low.map(value -> value.add(BigDecimal.valueOf(9))) : low
                    : SpokenNumber.chinese(matcher.group(4));
        }
        if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
            return Optional.empty();
        }
        final String ordinal = matcher.group(1) == null ? "" : "第";
        final String value = low.get().compareTo(high.get()) == 0 ? Measures.plain(low.get()) : Measures.plain(low.get()) + "–"
                + Measures.plain(high.get());
        return Optional.of(new Measure(matcher.start(), matcher.end(), low, high, unit, vague, ordinal + (vague ? "约" : "") + value + unit));
    }

    private static boolean isDistributive(final String text, final int from) {
        return DISTRIBUTIVE.matcher(text.substring(from, Math.min(text.length(), from + 4))).matches();
    }

    private static boolean isWord(final String text, final Matcher matcher, final String first) {
        final int start = matcher.start(first == null ? 5 : 3);
        final String from = text.substring(start, Math.min(text.length(), start + 12));
        final boolean minutes = from.startsWith("十分钟");
        final boolean counted = first != null && first.length() > 1;
        final boolean listed = !counted && !minutes && WORDS.stream().anyMatch(from::startsWith);
        return isDistributive(text, start) || from.startsWith("一个个") || listed || (from.startsWith("十分") && !minutes) || from.startsWith("千万");
    }
}
