package io.nifiwan.script.clean;

import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds running titles: lines that stand at the top or bottom of page after page, set off by a blank line, equal but for the page
 * number in them. Three of them within four pages are asked for, so that a short sentence which happens to open three pages of a long script
 * stays. On the first page a line without a number is the title
 * itself and stays.
 *
 * <p>Where form feeds are lost, a line is a running title only if a wide gap parts it from its page number and the numbers rise.
 */
final class PageEdges {
    private static final int TIMES = 3;
    private static final int WITHIN_PAGES = 4;
    private static final int LONGEST = 80;
    private static final int DEEPEST = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern PARTED_NUMBER = Pattern.compile(
            "\\s*\\S[^\\t]{0,80}?(?:\\s{3,}|\\t\\s*)(\\d{1,4})\\.?\\s*"
                    + "|\\s*(\\d{1,4})\\.?(?:\\s{3,}|\\t\\s*)\\S.{0,80}");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\s*[-–—]?\\s*\\d{1,4}\\s*[-–—.]?\\s*");
    private static final Pattern EDIT = Pattern.compile(
            "[^\\p{Ll}]*TO:|FADE (?:IN|OUT).?|THE END.?|\\(?[A-Z][^\\p{Ll}]*\\((?:CONT['’]D|V\\.O\\.|O\\.S\\.).*");

    private static final Pattern SENTENCE = Pattern.compile(".*(?:[!?。！？…]|\\D\\.)[\"”’]*");

    private final List<ScriptLine> lines;
    private final List<Integer> starts = new ArrayList<>();
    private final BitSet titles = new BitSet();
    private final List<List<Integer>> blocks = new ArrayList<>();

    private PageEdges(final List<ScriptLine> lines) {
        this.lines = lines;
    }

    /** Indexes of the lines that are running titles. */
    static BitSet runningTitles(final List<ScriptLine> lines) {
        final PageEdges edges = new PageEdges(lines);
        edges.findAtEdges();
        edges.blocks.stream().filter(block -> !block.stream().allMatch(edges.titles::get)).flatMap(List::stream).forEach(edges.titles::clear);
        edges.findNumbered();
        return edges.titles;
    }

    private void findAtEdges() {
        starts.add(0);
        for (int index = 1; index < lines.size(); index++) {
            if (lines.get(index).pageStart()) {
                starts.add(index);
            }
        }
        if (starts.size() < TIMES) {
            return;
        }
        final Map<String, Deque<int[]>> seen = new HashMap<>();
        for (int page = 0; page < starts.size(); page++) {
            final int from = starts.get(page);
            final int to = page + 1 < starts.size() ? starts.get(page + 1) : lines.size();
            final List<Integer> top = top(from, to);
            for (final int index : top) {
                see(seen, "top", page, index, page == 0 && !DIGITS.matcher(lines.get(index).text()).find());
            }
            if (page + 1 < starts.size()) {
                for (final int index : bottom(from, to)) {
                    if (!top.contains(index)) {
                        see(seen, "bottom", page, index, false);
                    }
                }
            }
        }
    }

    /** The first lines of a page, where no more than three stand together before a blank one. */
    private List<Integer> top(final int from, final int to) {
        int first = from;
        while (first < to && lines.get(first).isBlank()) {
            first++;
        }
        int end = first;
        while (end < to && end - first <= DEEPEST && !lines.get(end).isBlank()) {
            end++;
        }
        return candidates(first, end);
    }

    private List<Integer> bottom(final int from, final int to) {
        int end = to;
        while (end > from && lines.get(end - 1).isBlank()) {
            end--;
        }
        int first = end;
        while (first > from && end - first <= DEEPEST && !lines.get(first - 1).isBlank()) {
            first--;
        }
        return candidates(first, end);
    }

    /** A block of lines goes or stays as one: a cue may stand over the same name on every page. */
    private List<Integer> candidates(final int first, final int end) {
        final List<Integer> candidates = new ArrayList<>();
        for (int index = first; end - first <= DEEPEST && index < end; index++) {
            if (!mayBeTitle(lines.get(index))) {
                return List.of();
            }
            candidates.add(index);
        }
        blocks.add(candidates);
        return candidates;
    }

    private static boolean mayBeTitle(final ScriptLine line) {
        final String text = line.text().strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST && !text.isEmpty() && !SENTENCE.matcher(text).matches() && !SceneHeadings.opensScene(text)
                && !EDIT.matcher(text).matches();
    }

    private void see(final Map<String, Deque<int[]>> seen, final String edge, final int page, final int index, final boolean kept) {
        final Deque<int[]> latest = seen.computeIfAbsent(edge + DIGITS.matcher(lines.get(index).text().strip()).replaceAll("#"),
                key -> new ArrayDeque<>());
        latest.addLast(new int[] {page, index, kept ? 1 : 0});
        while (page - latest.getFirst()[0] >= WITHIN_PAGES) {
            latest.removeFirst();
        }
        if (latest.size() >= TIMES) {
            latest.stream().filter(place -> place[2] == 0).forEach(place -> titles.set(place[1]));
        }
    }

    private void findNumbered() {
        final Map<String, List<int[]>> numbered = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            final String text = lines.get(index).text();
            if (isApart(index - 1) && isApart(index + 1) && text.length() <= 2 * LONGEST && PARTED_NUMBER.matcher(text).matches()
                    && mayBeTitle(lines.get(index))) {
                final String key = DIGITS.matcher(text.strip()).replaceAll("#").replaceAll("\\s+", " ");
                numbered.computeIfAbsent(key, unused -> new ArrayList<>()).add(new int[] {number(text), index});
            }
        }
        for (final List<int[]> places : numbered.values()) {
            if (places.size() >= TIMES && rises(places)) {
                places.stream().filter(place -> place[1] > 0).forEach(place -> titles.set(place[1]));
            }
        }
    }

    /** Whether nothing stands in a line but a page number; beyond the first and the last line nothing does. */
    private boolean isApart(final int index) {
        return index < 0 || index >= lines.size() || lines.get(index).isBlank() || BARE_NUMBER.matcher(lines.get(index).text()).matches();
    }

    private static int number(final String text) {
        final Matcher matcher = PARTED_NUMBER.matcher(text);
        return matcher.matches() ? Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : 0;
    }

    private static boolean rises(final List<int[]> places) {
        for (int index = 1; index < places.size(); index++) {
            if (places.get(index)[0] <= places.get(index - 1)[0]) {
                return false;
            }
        }
        return true;
    }
}
