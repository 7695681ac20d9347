package io.nifiwan.prompt.screening.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PatternAutomatonTest {

    private record Occurrence(int pattern, int start, int end) implements Comparable<Occurrence> {
        @Override
        public int compareTo(final Occurrence other) {
            final int byEnd = Integer.compare(end, other.end);
            return byEnd == 0 ? Integer.compare(pattern, other.pattern) : byEnd;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatANaiveSearchFinds(final long seed) {
        final Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            final String alphabet = random.nextBoolean() ? "ab" : "a\u957F\u50CF\uD83D\uDE00\u0000\uFFFF";
            final List<String> patterns = new ArrayList<>();
            final int count = random.nextInt(12);
            for (int index = 0; index < count; index++) {
                patterns.add(text(random, alphabet, 1 + random.nextInt(6)));
            }
            final String text = text(random, alphabet, random.nextInt(80));
            assertEquals(naive(patterns, text), found(patterns, text), () -> patterns + " in " + text);
        }
    }

    @Test
    void reportsEqualPatternsOnceEach() {
        assertEquals(List.of(new Occurrence(0, 1, 3), new Occurrence(2, 1, 3)), found(List.of("ab", "x", "ab"), "cab"));
    }

    @Test
    void reportsEndsInOrder() {
        final List<Integer> ends = new ArrayList<>();
        PatternAutomaton.of(List.of("abcd", "bc", "c", "d")).scan("abcdc", (pattern, start, end) -> ends.add(end));
        assertEquals(List.of(3, 3, 4, 4, 5), ends);
    }

    @Test
    void takesPatternsOfAnyDepth() {
        final String deep = "a".repeat(200_000);
        assertEquals(List.of(new Occurrence(0, 1, 200_001)), found(List.of(deep + "b".repeat(0), deep + "c"), "b" + deep));
    }

    @Test
    void findsNothingWithoutPatterns() {
        assertEquals(List.of(), found(List.of(), "anything"));
    }

    @Test
    void refusesAnEmptyPattern() {
        assertThrows(IllegalArgumentException.class, () -> PatternAutomaton.of(List.of("a", "")));
    }

    private static String text(final Random random, final String alphabet, final int length) {
        final StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static List<Occurrence> found(final List<String> patterns, final String text) {
        final List<Occurrence> found = new ArrayList<>();
        PatternAutomaton.of(patterns).scan(text, (pattern, start, end) -> found.add(new Occurrence(pattern, start, end)));
        return found.stream().sorted().toList();
    }

    private static List<Occurrence> naive(final List<String> patterns, final String text) {
        final List<Occurrence> found = new ArrayList<>();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            for (int start = 0; start < text.length(); start++) {
                if (text.startsWith(patterns.get(pattern), start)) {
                    found.add(new Occurrence(pattern, start, start + patterns.get(pattern).length()));
                }
            }
        }
        return found.stream().sorted().toList();
    }
}
