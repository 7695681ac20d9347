package io.nifiwan.script.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads English slug lines: {@code 12 EXT. STREET - NIGHT 12}, {@code int/ext car -- dusk #4A#}. */
final class EnglishHeading {
    private static final Pattern SLUG = Pattern.compile(
            "(?i)(?:(\\d+[A-Z]?)[.)]?\\s+)?(INT\\.?\\s?/\\s?EXT|EXT\\.?\\s?/\\s?INT|I\\.?/E|INT|EXT|EST)(?=[. ])[.\\s]*(.*)");
    private static final Pattern SCENE = Pattern.compile(
            "(?i)(?:ACT\\s+[\\dA-Z]{1,8}\\s*[,.:\\-–—]?\\s*)?SCENE\\s+(\\d{1,4}[A-Z]?|[IVX]{1,6}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)"
                    + "(?:\\s*[:.\\-–—]\\s*(.*)|\\s*)");
    private static final Pattern LABEL = Pattern.compile("(?i)(?:scene|location|place|setting)\\s*:\\s*(\\S.*)");
    private static final Pattern NUMBER_ALONE = Pattern.compile("\\d{1,4}[A-Z]?");
    private static final Pattern FOUNTAIN_NUMBER = Pattern.compile("#([\\p{Alnum}.\\-]+)#$");
    private static final List<String> NUMBER_WORDS =
            List.of("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN");
    private static final String ROMAN_DIGITS = "IVX";
    private static final int[] ROMAN_VALUES = {1, 5, 10};
    /** A longer line is a sentence, whatever it begins with. */
    private static final int LONGEST = 240;
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—]{1,2}\\s+|--|—|–");
    /** A time behind a comma: {@code The kitchen, early morning}. */
    private static final Pattern LISTED_TIME = Pattern.compile(
            "(?i)(.*\\S)\\s*,\\s+((?:(?:early|late|mid|the|next|that|same|following|moments|minutes|hours|days)\\s+)*[^\\s,]+)");
    private static final Pattern LEADING_SEPARATOR = Pattern.compile("^[-–—\\s]+");

    private EnglishHeading() {
    }

    /** Reads a line as a slug line that begins with INT, EXT, EST or I/E. */
    static Optional<Heading> slug(final String line) {
        final String text = line.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        final Matcher matcher = SLUG.matcher(withoutNumber(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final String leading = matcher.group(1) == null ? "" : matcher.group(1);
        String rest = matcher.group(3);
        if (!leading.isEmpty() && rest.endsWith(" " + leading)) {
            rest = rest.substring(0, rest.length() - leading.length()).strip();
        }
        final String written = number(text);
        return Optional.of(detailed(written.isEmpty() ? leading : written, text, setting(matcher.group(2)), rest));
    }

    /** Reads a line as {@code SCENE 4} or {@code Scene 4: The Harbour - Night}. */
    static Optional<Heading> scene(final String line) {
        final String text = line.strip();
        final Matcher matcher = SCENE.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        final String rest = matcher.group(2) == null ? "" : matcher.group(2);
        final Heading inner = slug(rest).orElseGet(() -> detailed("", rest, "", rest));
        return Optional.of(new Heading(arabic(matcher.group(1)), text, inner.setting(), inner.place(), inner.time()));
    }

    /** Reads a line as {@code Location: The pier} or {@code Scene: Harbour - Night}, which opens a scene where no other headings do. */
    static Optional<Heading> label(final String line) {
        final String text = line.strip();
        final Matcher matcher = LABEL.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        final String value = matcher.group(1);
        if (NUMBER_ALONE.matcher(value).matches()) {
            return Optional.of(new Heading(value, text, "", "", ""));
        }
        final Heading inner = forced(value);
        return Optional.of(new Heading(inner.number(), text, inner.setting(), inner.place(), inner.time()));
    }

    private static String arabic(final String number) {
        final String capitals = number.toUpperCase(Locale.ROOT);
        if (Character.isDigit(capitals.charAt(0))) {
            return number;
        }
        final int word = NUMBER_WORDS.indexOf(capitals);
        if (word >= 0) {
            return String.valueOf(word + 1);
        }
        int total = 0;
        int before = 0;
        for (int index = capitals.length() - 1; index >= 0; index--) {
            final int value = ROMAN_VALUES[ROMAN_DIGITS.indexOf(capitals.charAt(index))];
            total += value < before ? -value : value;
            before = value;
        }
        return String.valueOf(total);
    }

    /** Reads the text of a forced heading, without its dot. */
    static Heading forced(final String text) {
        final Heading plain = slug(text).orElseGet(() -> detailed(number(text), text.strip(), "", withoutNumber(text)));
        return new Heading(plain.number(), text.strip(), plain.setting(), plain.place(), plain.time());
    }

    private static String number(final String text) {
        final String stripped = text.stripTrailing();
        final Matcher matcher = FOUNTAIN_NUMBER.matcher(stripped);
        return stripped.endsWith("#") && matcher.find() ? matcher.group(1) : "";
    }

    private static String withoutNumber(final String text) {
        final String stripped = text.stripTrailing();
        return stripped.endsWith("#") ? FOUNTAIN_NUMBER.matcher(stripped).replaceFirst("").stripTrailing() : text;
    }

    private static String setting(final String prefix) {
        final String letters = prefix.toUpperCase(Locale.ROOT);
        if (letters.contains("/")) {
            return Heading.BOTH;
        }
        return letters.equals("INT") ? Heading.INTERIOR : Heading.EXTERIOR;
    }

    private static Heading detailed(final String number, final String text, final String setting, final String rest) {
        final String body = LEADING_SEPARATOR.matcher(rest).replaceFirst("").strip();
        final Matcher separator = SEPARATOR.matcher(body);
        int placeEnd = -1;
        int timeStart = -1;
        while (separator.find()) {
            placeEnd = separator.start();
            timeStart = separator.end();
        }
        if (placeEnd >= 0) {
            final String time = body.substring(timeStart).strip();
            if (TimeWords.isEnglishTime(time) || TimeWords.isChineseTime(time)) {
                return new Heading(number, text, setting, body.substring(0, placeEnd).strip(), time);
            }
            return new Heading(number, text, setting, body, "");
        }
        final Matcher listed = LISTED_TIME.matcher(body);
        if (listed.matches() && TimeWords.isEnglishTime(listed.group(2))) {
            return new Heading(number, text, setting, listed.group(1).strip(), listed.group(2));
        }
        final int space = body.lastIndexOf(' ');
        final String last = body.substring(space + 1);
        if (space > 0 && TimeWords.isEnglishTime(last)) {
            return new Heading(number, text, setting, body.substring(0, space).strip(), last);
        }
        return new Heading(number, text, setting, body, "");
    }
}
