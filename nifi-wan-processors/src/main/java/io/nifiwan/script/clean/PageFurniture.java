package io.nifiwan.script.clean;

import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes away what belongs to the printed page and not to the story: page numbers, (MORE), (CONTINUED), running titles, form feeds.
 * Only whole lines go, and a number goes only where it stands alone between blank lines or at the edge of a page, so that a number
 * that somebody says is never touched.
 */
final class PageFurniture {
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "\\d{1,4}\\.|[-–—]\\s*\\d{1,4}\\s*[-–—]|\\d{1,4}\\s*/\\s*\\d{1,4}|第\\s*\\d{1,4}\\s*[页頁](\\s*[,，]?\\s*共\\s*\\d{1,4}\\s*[页頁])?"
                    + "|(?i:page\\s+\\d{1,4}(\\s+of\\s+\\d{1,4})?)");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern CONTINUED = Pattern.compile(
            "\\(MORE\\)|\\(CONTINUED\\)|CONTINUED:(\\s*\\(\\d+\\))?|[（(](转下页|轉下頁|接上页|接上頁|未完)[)）]");
    private static final int RUNNING_TITLE_TIMES = 3;
    private static final int RUNNING_TITLE_LENGTH = 80;

    private final Removals removals;

    PageFurniture(final Removals removals) {
        this.removals = removals;
    }

    String remove(final String text) {
        final List<String> lines = lines(text);
        final List<Boolean> pageStarts = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            final String line = lines.get(index);
            final boolean pageStart = line.startsWith("\f");
            pageStarts.add(pageStart);
            if (pageStart) {
                lines.set(index, line.substring(1));
                removals.add(Removals.Kind.FORM_FEED);
            }
        }
        final Map<String, Integer> pageTops = pageTops(lines, pageStarts);
        final StringBuilder clean = new StringBuilder(text.length());
        for (int index = 0; index < lines.size(); index++) {
            final Removals.Kind kind = kind(lines, pageStarts, pageTops, index);
            if (kind == null) {
                clean.append(lines.get(index)).append('\n');
            } else {
                removals.add(kind);
            }
        }
        return clean.toString();
    }

    /** Lines without line feeds; a form feed always opens a line. */
    private static List<String> lines(final String text) {
        final List<String> lines = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < text.length(); index++) {
            final char character = text.charAt(index);
            if (character == '\n') {
                lines.add(text.substring(start, index));
                start = index + 1;
            } else if (character == '\f' && index > start) {
                lines.add(text.substring(start, index));
                start = index;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** How often each line is the first of a page, for lines that a blank line follows. */
    private static Map<String, Integer> pageTops(final List<String> lines, final List<Boolean> pageStarts) {
        final Map<String, Integer> tops = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            if (isPageTop(lines, pageStarts, index)) {
                tops.merge(titleKey(lines.get(index)), 1, Integer::sum);
            }
        }
        return tops;
    }

    private static boolean isPageTop(final List<String> lines, final List<Boolean> pageStarts, final int index) {
        return pageStarts.get(index) && !lines.get(index).isBlank() && lines.get(index).length() <= RUNNING_TITLE_LENGTH
                && (index + 1 == lines.size() || lines.get(index + 1).isBlank());
    }

    /** A running title may carry the page number. */
    private static String titleKey(final String line) {
        return line.strip().replaceAll("\\d+", "#");
    }

    private static Removals.Kind kind(final List<String> lines, final List<Boolean> pageStarts, final Map<String, Integer> pageTops,
                                      final int index) {
        final String line = lines.get(index).strip();
        final boolean afterEdge = index == 0 || pageStarts.get(index);
        final boolean beforeEdge = index + 1 == lines.size() || pageStarts.get(index + 1);
        final boolean alone = (afterEdge || lines.get(index - 1).isBlank()) && (beforeEdge || lines.get(index + 1).isBlank());
        if (CONTINUED.matcher(line).matches()) {
            return Removals.Kind.CONTINUED_MARK;
        }
        if (alone && PAGE_NUMBER.matcher(line).matches()) {
            return Removals.Kind.PAGE_NUMBER;
        }
        if (alone && (pageStarts.get(index) || (index + 1 < lines.size() && beforeEdge)) && BARE_NUMBER.matcher(line).matches()) {
            return Removals.Kind.PAGE_NUMBER;
        }
        final boolean repeated = !SceneHeadings.opensScene(line) && pageTops.getOrDefault(titleKey(line), 0) >= RUNNING_TITLE_TIMES;
        return repeated && isPageTop(lines, pageStarts, index) ? Removals.Kind.RUNNING_TITLE : null;
    }
}
