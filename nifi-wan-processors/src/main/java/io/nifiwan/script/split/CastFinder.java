package io.nifiwan.script.split;

import io.nifiwan.script.Cast;
import io.nifiwan.script.ScriptLanguage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the names of a script's characters in its action. A longer name goes before a shorter one inside it; a name in Latin letters
 * is a whole word, in capitals or with capital initials, so that WILL is not found in "she will".
 */
final class CastFinder {
    /** Bounds the work on scripts with thousands of names; the ones with most speeches come first. */
    private static final int MOST_NAMES = 100;

    private final List<String> names;

    CastFinder(final Cast cast) {
        this.names = cast.names().stream().limit(MOST_NAMES).filter(name -> name.codePointCount(0, name.length()) > 1)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** The names that stand in a text, in order of appearance. */
    List<String> find(final String text) {
        final SortedMap<Integer, String> found = new TreeMap<>();
        final BitSet covered = new BitSet();
        for (final String name : names) {
            mark(text, name, name, found, covered);
            final String initials = withInitials(name);
            if (!initials.equals(name)) {
                mark(text, initials, name, found, covered);
            }
        }
        return found.values().stream().distinct().toList();
    }

    private static void mark(final String text, final String written, final String name, final SortedMap<Integer, String> found,
                             final BitSet covered) {
        int start = text.indexOf(written);
        while (start >= 0) {
            final int end = start + written.length();
            if (!covered.get(start) && isWhole(text, start, end)) {
                covered.set(start, end);
                found.put(start, name);
            }
            start = text.indexOf(written, end);
        }
    }

    private static boolean isWhole(final String text, final int start, final int end) {
        final boolean han = ScriptLanguage.isHan(text.codePointAt(start)) || ScriptLanguage.isHan(text.codePointBefore(end));
        return han || ((start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)))
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end))));
    }

    /** OLD MAN as Old Man. */
    private static String withInitials(final String name) {
        return Arrays.stream(name.split(" ", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
