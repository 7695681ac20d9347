package io.nifiwan.script.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads English slug lines: {@code 12 EXT. STREET - NIGHT 12}, {@code int/ext car -- dusk #4A#}. */
final class EnglishHeading {
    private static final Pattern SLUG = Pattern.compile(
            "(?i)(?:(\\d+[A-Z]?)[.)]?\\s+)?(INT\\.?\\s?/\\s?EXT|EXT\\.?\\s?/\\s?INT|I\\.?/E|INT|EXT|EST)(?=[. ])[.\\s]*(.*)");
    private static final Pattern SCENE = Pattern.compile("(?i)SCENE\\s+(\\d+[A-Z]?)(?:\\s*[:.\\-–—]\\s*(.*)|\\s*)");
    private static final Pattern FOUNTAIN_NUMBER = Pattern.compile("\\s*#([\\p{Alnum}.\\-]+)#\\s*$");
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—]{1,2}\\s+|--|—|–");
    private static final Pattern LEADING_SEPARATOR = Pattern.compile("^[-–—\\s]+");

    private EnglishHeading() {
    }

    /** Reads a line as a slug line that begins with INT, EXT, EST or I/E. */
    static Optional<Heading> slug(final String line) {
        final String text = line.strip();
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
        final Matcher matcher = SCENE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final String rest = matcher.group(2) == null ? "" : matcher.group(2);
        final Heading inner = slug(rest).orElseGet(() -> detailed("", rest, "", rest));
        return Optional.of(new Heading(matcher.group(1), line.strip(), inner.setting(), inner.place(), inner.time()));
    }

    /** Reads the text of a forced heading, without its dot. */
    static Heading forced(final String text) {
        final Heading plain = slug(text).orElseGet(() -> detailed(number(text), text.strip(), "", withoutNumber(text)));
        return new Heading(plain.number(), text.strip(), plain.setting(), plain.place(), plain.time());
    }

    private static String number(final String text) {
        final Matcher matcher = FOUNTAIN_NUMBER.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String withoutNumber(final String text) {
        return FOUNTAIN_NUMBER.matcher(text).replaceFirst("");
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
        final int space = body.lastIndexOf(' ');
        final String last = body.substring(space + 1);
        if (space > 0 && TimeWords.isEnglishTime(last)) {
            return new Heading(number, text, setting, body.substring(0, space).strip(), last);
        }
        return new Heading(number, text, setting, body, "");
    }
}
