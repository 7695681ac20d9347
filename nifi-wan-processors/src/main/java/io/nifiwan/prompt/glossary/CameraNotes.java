package io.nifiwan.prompt.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides a text into story and notes: a note stands in round, square or lenticular brackets, or after a label at the beginning of a
 * line ({@code 镜头：推}, {@code CAMERA: static}). A bracket that is not closed ends with its line.
 */
public final class CameraNotes {
    private static final Pattern LABEL = Pattern.compile("^[ \\t]*(?:" + String.join("|",
            MatchingRules.standard().labels().stream().sorted((first, second) -> second.length() - first.length()).toList())
            + ")[ \\t]*:", Pattern.MULTILINE);
    private static final String OPENING = "([【〔";
    private static final String CLOSING = ")]】〕";

    private CameraNotes() {
    }

    /**
     * The passages of a text, in order and without overlap; brackets and labels lie in none.
     *
     * @param story how the text outside of notes is read
     */
    public static List<Passage> divide(final String text, final Reading story) {
        final String folded = TextFolding.fold(text);
        final Matcher label = LABEL.matcher(folded);
        final List<Passage> passages = new ArrayList<>();
        int index = 0;
        int storyStart = 0;
        boolean moreLabels = label.find();
        while (index < folded.length()) {
            while (moreLabels && label.start() < index) {
                moreLabels = label.find();
            }
            final int bracket = OPENING.indexOf(folded.charAt(index));
            if (bracket < 0 && !(moreLabels && label.start() == index)) {
                index++;
                continue;
            }
            add(passages, storyStart, index, story);
            final int from = bracket >= 0 ? index + 1 : label.end();
            final int to = bracket >= 0 ? closing(folded, from, bracket) : lineEnd(folded, from);
            add(passages, from, to, Reading.NOTE);
            index = bracket >= 0 && to < folded.length() && folded.charAt(to) != '\n' ? to + 1 : to;
            storyStart = index;
        }
        add(passages, storyStart, folded.length(), story);
        return List.copyOf(passages);
    }

    private static void add(final List<Passage> passages, final int from, final int to, final Reading reading) {
        if (from < to) {
            passages.add(new Passage(from, to, reading));
        }
    }

    /** Place of the bracket that closes the one of a kind opened just before, or the end of the line. */
    private static int closing(final String folded, final int from, final int kind) {
        int depth = 1;
        final int lineEnd = lineEnd(folded, from);
        for (int index = from; index < lineEnd; index++) {
            if (folded.charAt(index) == OPENING.charAt(kind)) {
                depth++;
            } else if (folded.charAt(index) == CLOSING.charAt(kind)) {
                depth--;
                if (depth == 0) {
                    return index;
                }
            }
        }
        return lineEnd;
    }

    private static int lineEnd(final String folded, final int from) {
        final int end = folded.indexOf('\n', from);
        return end < 0 ? folded.length() : end;
    }
}
