package io.nifiwan.script.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads Chinese scene headings. The families overlap with ordinary sentences (第一场雪下得很大), so each asks for a separator or the end
 * of the line behind its number, and a line that ends like a sentence opens no scene.
 *
 * <p>Matching works on a folded copy of equal length (full-width forms, the Traditional characters of headings); what is reported is
 * cut from the line as written.
 */
final class ChineseHeading {

    /** How a heading is written. */
    enum Family { NTH, PAIR, SCENE, LABEL, SLUG, NUMBERED, ADDED }

    /**
     * A heading that was read.
     *
     * @param family how it is written
     * @param values what it states
     * @param action whether action follows behind it on the same line
     */
    record Match(Family family, Heading values, boolean action) {
    }

    private static final String NUMBER = "[" + ChineseNumber.CHARACTERS + "]+";
    private static final String SEPARATOR = "[\\s,，、·\\-－—–|｜/。;；:：()（）】\\]]";
    private static final Pattern NTH = Pattern.compile(
            "(?:第(" + NUMBER + ")集[\\s\\-—·]*)?第(" + NUMBER + "[A-Za-z]?)[场幕](?:戏|景)?(?=$|" + SEPARATOR + ")");
    private static final Pattern PAIR = Pattern.compile(
            "(?:第" + NUMBER + "集\\s*)?(\\d{1,3}[-－—.]\\d{1,3}[A-Za-z]?)\\s*场?(?=$|[\\s,，、·|｜日夜晨])");
    private static final Pattern SCENE = Pattern.compile(
            "(?:景|(?:场景|场次)\\s*)[(（]?(" + NUMBER + "(?:[\\-－—]" + NUMBER + ")?[A-Za-z]?)[)）]?(?=$|同|" + SEPARATOR + ")");
    private static final Pattern SHORT_SCENE = Pattern.compile("景(\\d+[A-Za-z]?)(?=\\p{IsHan})");
    private static final Pattern LABEL = Pattern.compile("(?:场景|场次)\\s*[:：](?=.*\\S)");
    private static final Pattern SLUG = Pattern.compile("(?:内外景(?!\\s*[:：])|内/外景|内景|外景|[日夜晨暮][内外])(?=$|" + SEPARATOR + ")");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3}[A-Z]?)\\s*[.、．，](?!\\d)");
    private static final Pattern ADDED = Pattern.compile("[+加]场(?=$|" + SEPARATOR + ")");
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*第?(" + NUMBER + ")[场幕]?\\s*");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[。！？!?…”」]");
    private static final Pattern SENTENCE = Pattern.compile(".*[。！？!?…”」：:].*");
    private static final String LEADING_DECORATION = "#*_【[";
    private static final String TRAILING_DECORATION = "#*_】]";
    /** Stands for the number of a scene that is added behind the one before it. */
    static final String ADDED_NUMBER = "+";
    private static final String ACTION_MARKS = "△▲▶";
    private static final int LONGEST = 60;
    private static final int LOOK_AT = 1000;
    private static final String TRADITIONAL = "場內時間點黃幕曉陰貳陸兩晝後戲";
    private static final String SIMPLIFIED = "场内时间点黄幕晓阴贰陆两昼后戏";

    private ChineseHeading() {
    }

    /** Reads a line; empty where it opens no scene. */
    static Optional<Match> read(final String line) {
        final String written = undecorated(line.length() > LOOK_AT ? line.substring(0, LOOK_AT) : line);
        if (written.isEmpty() || ACTION_MARKS.indexOf(written.charAt(0)) >= 0) {
            return Optional.empty();
        }
        final String folded = fold(written);
        final Optional<Match> scene = scene(folded, written);
        if (scene.isPresent()) {
            return scene.map(ChineseHeading::bracketed);
        }
        if (written.length() > LONGEST || SENTENCE_END.matcher(written).matches()) {
            return Optional.empty();
        }
        return numbered(folded, written).map(ChineseHeading::bracketed);
    }

    /** A bracket that closes inside the heading has been opened before its number: 【场景三】天台. */
    private static Match bracketed(final Match match) {
        final String text = match.values().text();
        for (final String pair : List.of("【】", "[]")) {
            final int close = text.indexOf(pair.charAt(1));
            if (close >= 0 && text.lastIndexOf(pair.charAt(0), close) < 0 && !match.action()) {
                return new Match(match.family(), match.values().withText(pair.charAt(0) + text), false);
            }
        }
        return match;
    }

    private static String undecorated(final String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isDecoration(line.charAt(from), LEADING_DECORATION)) {
            from++;
        }
        while (to > from && isDecoration(line.charAt(to - 1), TRAILING_DECORATION)) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isDecoration(final char character, final String marks) {
        return Character.isWhitespace(character) || marks.indexOf(character) >= 0;
    }

    /** Characters of equal meaning in headings brought to one form; the length stays. */
    static String fold(final String text) {
        final StringBuilder folded = new StringBuilder(text);
        for (int index = 0; index < folded.length(); index++) {
            final char character = folded.charAt(index);
            final int traditional = TRADITIONAL.indexOf(character);
            if (traditional >= 0) {
                folded.setCharAt(index, SIMPLIFIED.charAt(traditional));
            } else if ((character >= 0xFF10 && character <= 0xFF19) || (character >= 0xFF21 && character <= 0xFF3A)) {
                folded.setCharAt(index, (char) (character - 0xFEE0));
            } else if (character == 0x3000) {
                folded.setCharAt(index, ' ');
            }
        }
        return folded.toString();
    }

    /** 场景一, 场次（1）, 景27同17; the last may carry its action on the same line. */
    private static Optional<Match> scene(final String folded, final String written) {
        final Matcher matcher = SCENE.matcher(folded);
        final Matcher shortened = SHORT_SCENE.matcher(folded);
        final Matcher match = matcher.lookingAt() ? matcher : shortened;
        if (match == shortened && !shortened.lookingAt()) {
            return Optional.empty();
        }
        final String number = Arrays.stream(match.group(1).split("[\\-－—]", -1)).map(ChineseNumber::toArabic).collect(Collectors.joining("-"));
        final int gap = firstBlank(written, match.end());
        if (folded.startsWith("景") && gap >= 0 && SENTENCE.matcher(written.substring(gap)).matches()) {
            final String heading = written.substring(0, gap);
            return Optional.of(new Match(Family.SCENE, HeadingDetails.read(number, heading, folded.substring(0, gap), match.end()), true));
        }
        if (written.length() > LONGEST || SENTENCE_END.matcher(written).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Match(Family.SCENE, HeadingDetails.read(number, written, folded, match.end()), false));
    }

    private static int firstBlank(final String text, final int from) {
        for (int index = from; index < text.length(); index++) {
            if (Character.isWhitespace(text.charAt(index))) {
                return index;
            }
        }
        return -1;
    }

    private static Optional<Match> numbered(final String folded, final String written) {
        final Matcher nth = NTH.matcher(folded);
        if (nth.lookingAt()) {
            final String scene = ChineseNumber.toArabic(nth.group(2));
            final String number = nth.group(1) == null ? scene : ChineseNumber.toArabic(nth.group(1)) + "-" + scene;
            return match(Family.NTH, number, written, folded, nth.end());
        }
        final Matcher pair = PAIR.matcher(folded);
        if (pair.lookingAt() && (pair.group(1).indexOf('.') < 0 || HeadingDetails.hasTimeOrSetting(folded, pair.end()))) {
            return match(Family.PAIR, pair.group(1).replaceAll("[－—.]", "-"), written, folded, pair.end());
        }
        final Matcher label = LABEL.matcher(folded);
        if (label.lookingAt()) {
            final Matcher number = LEADING_NUMBER.matcher(folded).region(label.end(), folded.length());
            final boolean alone = number.matches();
            return match(Family.LABEL, alone ? ChineseNumber.toArabic(number.group(1)) : "", written, folded, alone ? folded.length() : label.end());
        }
        if (SLUG.matcher(folded).lookingAt()) {
            return match(Family.SLUG, "", written, folded, 0);
        }
        final Matcher numbered = NUMBERED.matcher(folded);
        if (numbered.lookingAt() && HeadingDetails.hasTimeOrSetting(folded, numbered.end())) {
            return match(Family.NUMBERED, numbered.group(1), written, folded, numbered.end());
        }
        final Matcher added = ADDED.matcher(folded);
        return added.lookingAt() ? match(Family.ADDED, ADDED_NUMBER, written, folded, added.end()) : Optional.empty();
    }

    private static Optional<Match> match(final Family family, final String number, final String written, final String folded, final int end) {
        return Optional.of(new Match(family, HeadingDetails.read(number, written, folded, end), false));
    }
}
