package io.nifiwan.script.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes the stars that mark revised lines at the right margin. A wide gap before the star shows the margin. Where extraction has
 * closed the gap to one blank, three such lines in the document are asked for, because one alone may be a footnote.
 */
final class RevisionStars implements CleaningPass {
    private static final int WIDE_GAP = 3;
    private static final int EVIDENCE = 3;
    private static final int MOST_STARS = 3;
    private static final int MARGIN_COLUMN = 20;

    private final Removals removals;

    RevisionStars(final Removals removals) {
        this.removals = removals;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final long starred = lines.stream().filter(line -> textEnd(line, 1) >= 0).count();
        final int gap = starred >= EVIDENCE ? 1 : WIDE_GAP;
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (final ScriptLine line : lines) {
            final int end = textEnd(line, gap);
            if (end < 0) {
                clean.add(line);
            } else {
                removals.add(Removals.Kind.REVISION_MARK, line, line.text().substring(end).strip(), "");
                clean.add(line.withText(line.text().substring(0, end)));
            }
        }
        return clean;
    }

    /** Where the text before a star at the margin ends; -1 where the line has none. */
    private static int textEnd(final ScriptLine line, final int gap) {
        final String text = line.text();
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int star = end;
        while (star > 0 && text.charAt(star - 1) == '*') {
            star--;
        }
        int textEnd = star;
        boolean tab = false;
        while (textEnd > 0 && isSpace(text.charAt(textEnd - 1))) {
            textEnd--;
            tab |= text.charAt(textEnd) == '\t';
        }
        if (star == end || end - star > MOST_STARS || !line.isLaidOut()) {
            return -1;
        }
        final int width = tab ? WIDE_GAP : star - textEnd;
        if (textEnd == 0) {
            return star >= MARGIN_COLUMN || tab ? 0 : -1;
        }
        final String before = text.substring(0, textEnd);
        // An odd star before it opens an emphasis which this one closes.
        final boolean paired = before.chars().filter(character -> character == '*').count() % 2 != 0;
        return width >= gap && !paired && before.chars().anyMatch(Character::isLetterOrDigit) ? textEnd : -1;
    }

    private static boolean isSpace(final char character) {
        return character == ' ' || character == '\t';
    }
}
