package io.nifiwan.script.split;

import io.nifiwan.script.ScriptLanguage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where text can be divided: behind sentences, before steps of an action, behind clauses, between words. */
final class TextCutter {
    private static final String TRAILING = "”」』》）)】]\"'’\uFFFE*_";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "vs", "no", "prof", "sgt", "lt", "capt", "jr", "sr", "etc");
    private static final Pattern STEP = Pattern.compile(
            "\\G[\\s\uFFFE]*+(然后|接着|随后|随即|于是|紧接着|这时|忽然|突然|(?i:then|and then|suddenly|after that)\\b)");

    private TextCutter() {
    }

    /**
     * Offsets inside the range at which a piece of at least the given kind may begin, ascending, without the range's own ends.
     *
     * @param text      text with hidden characters in place
     * @param kind      {@link Cut#SENTENCE}, {@link Cut#CLAUSE} (steps included) or {@link Cut#WORD}
     * @param whole     quotations and brackets that stay whole, or null where they may be divided
     */
    static List<Integer> places(final String text, final int from, final int to, final Cut kind, final Enclosures whole) {
        final int firstWord = firstWord(text, from, to);
        final int lastWord = lastWord(text, from, to);
        final List<Integer> places = new ArrayList<>();
        int index = from;
        while (index < to) {
            final int end = pieceEnd(text, index, to, kind);
            if (end < 0) {
                index = behindCharacter(text, index, to);
                continue;
            }
            if (end > firstWord && end <= lastWord && (whole == null || !whole.isInside(end))) {
                places.add(end);
            }
            index = Math.max(end, index + 1);
        }
        return places;
    }

    /** Whether the action's next step begins at an offset. */
    static boolean isStep(final String text, final int offset) {
        final Matcher matcher = STEP.matcher(text).region(offset, Math.min(text.length(), offset + 40));
        return matcher.lookingAt();
    }

    /** Behind one character, or behind a run of dots: none of them ends a sentence if the first does not. */
    private static int behindCharacter(final String text, final int index, final int to) {
        int end = index + Character.charCount(text.codePointAt(index));
        while (text.charAt(index) == '.' && end < to && text.charAt(end) == '.') {
            end++;
        }
        return end;
    }

    private static int firstWord(final String text, final int from, final int to) {
        int index = from;
        while (index < to && !Character.isLetterOrDigit(text.codePointAt(index))) {
            index++;
        }
        return index;
    }

    private static int lastWord(final String text, final int from, final int to) {
        int index = to - 1;
        while (index > from && !Character.isLetterOrDigit(text.codePointBefore(index + 1))) {
            index--;
        }
        return index;
    }

    /** Where the next piece begins if one ends at this character, otherwise -1. */
    private static int pieceEnd(final String text, final int index, final int to, final Cut kind) {
        final char character = text.charAt(index);
        if (kind == Cut.WORD) {
            return wordEnd(text, index, to);
        }
        if ("。！？!?".indexOf(character) >= 0 || (character == '.' && isSentenceDot(text, index, to))) {
            return behind(text, index, to);
        }
        if (kind == Cut.SENTENCE) {
            return -1;
        }
        final boolean chinese = "，；：…—".indexOf(character) >= 0;
        final boolean western = ",;:–".indexOf(character) >= 0 && (index + 1 == to || !Character.isDigit(text.charAt(index + 1)));
        return chinese || western ? behind(text, index, to) : -1;
    }

    private static boolean isSentenceDot(final String text, final int index, final int to) {
        int next = index + 1;
        while (next < to && (TRAILING.indexOf(text.charAt(next)) >= 0 || text.charAt(next) == '.')) {
            next++;
        }
        if (next < to && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        while (next < to && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < to && Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        int start = index;
        while (start > 0 && Character.isLetter(text.charAt(start - 1)) && index - start < 6) {
            start--;
        }
        final String word = text.substring(start, index);
        final boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return !initial && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Skips repeated marks, closing quotes and blanks. */
    private static int behind(final String text, final int index, final int to) {
        int end = index + 1;
        while (end < to && ("。！？!?.…—".indexOf(text.charAt(end)) >= 0 || TRAILING.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end < to && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int wordEnd(final String text, final int index, final int to) {
        final int codePoint = text.codePointAt(index);
        int end = index + Character.charCount(codePoint);
        if (Character.isWhitespace(codePoint)) {
            while (end < to && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end;
        }
        return ScriptLanguage.isHan(codePoint) && end < to
                && ScriptLanguage.isHan(text.codePointAt(end)) ? end : -1;
    }
}
