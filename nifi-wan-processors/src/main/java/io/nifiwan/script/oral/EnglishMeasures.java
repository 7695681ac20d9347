package io.nifiwan.script.oral;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities in English: {@code thirty strands}, {@code about two or three inches}, {@code 2 mm}, {@code half an hour}, {@code a dozen
 * stitches}, and those that give no value: {@code a little}, {@code a few strands}. {@code one} and the ordinals count only before a unit.
 */
final class EnglishMeasures implements Measures {
    private static final String WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
            + "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|half|quarter)";
    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12}(?:\\.\\d{1,6})?|(?:an?[ \\t]+)?(?:couple(?=[ \\t]+of)|" + WORD
            + "(?:(?:[ \\t-]|[ \\t]+and[ \\t]+)" + WORD + "){0,8}))";
    static final String UNIT = "(?:millimet(?:er|re)s?|centimet(?:er|re)s?|met(?:er|re)s?|mm|cm|inch(?:es)?|f(?:oo|ee)t|degrees?|seconds?|minutes?"
            + "|hours?|days?"
            + "|weeks?|months?|years?|times?|layers?|stitch(?:es)?|strands?|threads?|needles?|rows?|rounds?|turns?|drops?|grams?|kilos?|kilograms?"
            + "|ounces?"
            + "|pounds?|lit(?:er|re)s?|cups?|spoons?|pieces?|sheets?|steps?|coats?|knots?|percent|%|°)";
    private static final Pattern QUANTITY = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{Nd}])(?<!\\d\\.)(?:(about|around|roughly|approximately|nearly|almost|some|maybe|sort of|kind of)[ \\t]+)?"
            + "(" + NUMBER + ")(?:[ \\t]*(?:-|–|to|or)[ \\t]*(" + NUMBER + "))?(ish)?(?:[ \\t]*-?[ \\t]*(?:of[ \\t]+)?(?:an?[ \\t]+)?(" + UNIT
            + "))?(?![\\p{L}\\p{Nd}]|\\.\\d)([ \\t]+or so)?");
    private static final Pattern UNSAID = Pattern.compile(
            "(?i)\\b(?:a (?:little )?bit|a little|slightly|a few|several|some)\\b(?:[ \\t]+(?:of[ \\t]+)?(" + UNIT + ")\\b)?");

    @Override
    public List<Measure> find(final String text) {
        final MeasureList measures = new MeasureList();
        final Matcher matcher = QUANTITY.matcher(text);
        while (matcher.find()) {
            read(matcher).ifPresent(measures::add);
        }
        final Matcher unsaid = UNSAID.matcher(text);
        while (unsaid.find()) {
            final String unit = unsaid.group(1) == null ? "" : unsaid.group(1);
            if (!unit.isEmpty() || !unsaid.group().equalsIgnoreCase("some")) {
                measures.add(new Measure(unsaid.start(), unsaid.end(), Optional.empty(), Optional.empty(), unit, true, unsaid.group()));
            }
        }
        measures.addBareDigits(text);
        return measures.sorted();
    }

    private static Optional<Measure> read(final Matcher matcher) {
        final String unit = matcher.group(5) == null ? "" : matcher.group(5);
        final boolean digits = Character.isDigit(matcher.group(2).charAt(0));
        final boolean bare = matcher.group(2).matches("(?i)(?:an? )?(?:one|half|quarter|couple|hundred|thousand|dozen)") && unit.isEmpty();
        final Optional<BigDecimal> low = SpokenNumber.english(matcher.group(2));
        final Optional<BigDecimal> high = matcher.group(3) == null ? low : SpokenNumber.english(matcher.group(3));
        if ((bare && !digits) || low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
            return Optional.empty();
        }
        final boolean vague = matcher.group(1) != null || matcher.group(4) != null || matcher.group(6) != null || matcher.group(2).contains("couple");
        final String value = low.get().compareTo(high.get()) == 0 ? Measures.plain(low.get()) : Measures.plain(low.get()) + "–"
                + Measures.plain(high.get());
        return Optional.of(new Measure(matcher.start(), matcher.end(), low, high, unit, vague,
                (vague ? "about " : "") + value + (unit.isEmpty() || unit.matches("[%°]") ? unit : " " + unit)));
    }
}
