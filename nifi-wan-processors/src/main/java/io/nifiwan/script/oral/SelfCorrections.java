package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Removals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a speaker takes back: 三……不，四根; "three, no, four strands". The last value stays. A quantity gives way to a quantity, and takes over
 * its unit where it has none; other words only to words that begin alike (用红线，不对，用蓝线). Where neither fits, nothing is taken away and the
 * place is flagged.
 */
final class SelfCorrections {
    private static final Pattern CHINESE_MARK = Pattern.compile(
            "[，,、…—\\s&&[^\\n]]{0,8}(?:(?:哦不|啊不|不对|说错了|错了|更正|应该说)[，,、…—\\s&&[^\\n]]{0,8}|[，,、…—\\s&&[^\\n]]不(?:是)?[，,、…—\\s&&[^\\n]]{1,8}|"
            + "(?<=[…—])不(?=[\\d一二两三四五六七八九十半]))"
                    + "(?:应该是|得是|是)?");
    private static final Pattern ENGLISH_MARK = Pattern.compile(
            "(?i)[ \\t]{0,8}[,;…—–-]{1,8}[ \\t]{0,8}(?:(?:oh no|no|sorry|wait)(?:,?[ \\t]+(?:wait|sorry|actually|make that|I mean))?"
                    + "|I mean|or rather|make that)[,…—–]*[ \\t]+(?:it(?:'s| is)[ \\t]+)?");
    private static final Pattern CHINESE_LEFT_OVER = Pattern.compile("不对|说错了|哦不|更正");
    private static final Pattern ENGLISH_LEFT_OVER = Pattern.compile("(?i)\\b(?:no,? wait|sorry, I mean|or rather|scratch that)\\b");
    private static final Pattern ENGLISH_NUMBER = Pattern.compile(
            "(?i)\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\\b");
    private static final Pattern CHINESE_NUMBER = Pattern.compile("[一二两三四五六七八九十百半]+");
    private static final int LONGEST = 12;
    private static final int MOST_WORDS = 5;

    private SelfCorrections() {
    }

    static List<Edit> chinese(final String text) {
        return find(text, CHINESE_MARK, new ChineseMeasures(), false);
    }

    static List<Edit> english(final String text) {
        return find(text, ENGLISH_MARK, new EnglishMeasures(), true);
    }

    /** Places of a cleaned text where something is still taken back. */
    static List<Span> leftOver(final String text) {
        final List<Span> places = new ArrayList<>();
        for (final Pattern pattern : List.of(CHINESE_LEFT_OVER, ENGLISH_LEFT_OVER)) {
            SpeechRule.matches(pattern, text).forEach(match -> places.add(new Span(match.start(), match.end())));
        }
        return places;
    }

    private static List<Edit> find(final String text, final Pattern mark, final Measures measures, final boolean english) {
        final List<Measure> quantities = bareNumbers(text, measures, english);
        final Map<Integer, Measure> byEnd = quantities.stream().collect(Collectors.toMap(Measure::to, Function.identity()));
        final Map<Integer, Measure> byStart = quantities.stream().collect(Collectors.toMap(Measure::from, Function.identity()));
        final List<Edit> edits = new ArrayList<>();
        int at = 0;
        final Matcher matcher = mark.matcher(text);
        while (matcher.find()) {
            final int floor = at;
            final Optional<Edit> edit = quantity(text, matcher, byEnd, byStart).or(() -> english ? words(text, matcher) : clause(text, matcher));
            if (edit.isPresent() && edit.get().from() >= floor) {
                edits.add(edit.get());
                at = edit.get().to();
            }
        }
        return edits;
    }

    private static List<Measure> bareNumbers(final String text, final Measures measures, final boolean english) {
        final MeasureList found = new MeasureList();
        measures.find(text).forEach(found::add);
        SpeechRule.matches(english ? ENGLISH_NUMBER : CHINESE_NUMBER, text).forEach(match -> found.add(
                new Measure(match.start(), match.end(), Optional.empty(), Optional.empty(), "", false, match.group())));
        return found.sorted();
    }

    private static Optional<Edit> quantity(final String text, final Matcher mark, final Map<Integer, Measure> byEnd,
                                          final Map<Integer, Measure> byStart) {
        final Measure taken = byEnd.get(mark.start());
        final Measure said = byStart.get(mark.end());
        if (taken == null || said == null) {
            return Optional.empty();
        }
        final boolean lacksUnit = said.unit().isEmpty() && !taken.unit().isEmpty();
        final String words = text.substring(said.from(), said.to());
        final boolean latin = lacksUnit && Character.isLetter(taken.unit().charAt(0)) && taken.unit().charAt(0) < 0x80;
        final String unit = lacksUnit ? (latin ? " " : "") + taken.unit() : "";
        final boolean capital = Character.isUpperCase(text.charAt(taken.from()));
        final String kept = capital ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : words;
        return Optional.of(new Edit(taken.from(), said.to(), kept + unit, Removals.Kind.SELF_CORRECTION));
    }

    /** 用红线，不对，用蓝线: clauses of like length that begin alike. */
    private static Optional<Edit> clause(final String text, final Matcher mark) {
        int from = mark.start();
        while (from > 0 && "，。！？；：、…—,.!?;:\n ".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int to = mark.end();
        while (to < text.length() && "，。！？；：、…—,.!?;:\n ".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        final int taken = mark.start() - from;
        final int said = to - mark.end();
        final boolean alike = taken > 1 && taken <= LONGEST && said > 1 && Math.abs(taken - said) <= 3
                && text.charAt(from) == text.charAt(mark.end());
        final boolean certain = mark.group().matches("(?s).*(?:不对|错|哦不|啊不|更正).*");
        return alike && certain ? Optional.of(Edit.drop(from, mark.end(), Removals.Kind.SELF_CORRECTION)) : Optional.empty();
    }

    /** "the red thread, no wait, the blue thread": back to the word that the correction begins with. */
    private static Optional<Edit> words(final String text, final Matcher mark) {
        final Matcher next = Pattern.compile("\\p{L}+").matcher(text).region(mark.end(), text.length());
        if (!next.lookingAt()) {
            return Optional.empty();
        }
        int from = mark.start();
        for (int word = 0; word < MOST_WORDS && from > 0; word++) {
            while (from > 0 && text.charAt(from - 1) == ' ') {
                from--;
            }
            final int end = from;
            while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
                from--;
            }
            if (from == end) {
                return Optional.empty();
            }
            if (text.substring(from, end).equalsIgnoreCase(next.group())) {
                return Optional.of(Edit.drop(from, mark.end(), Removals.Kind.SELF_CORRECTION));
            }
        }
        return Optional.empty();
    }
}
