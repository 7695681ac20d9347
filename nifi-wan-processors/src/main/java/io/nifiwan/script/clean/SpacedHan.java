package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.List;

/**
 * Closes the blanks that recognition puts between Han characters. Blanks also divide words on purpose (日 内 客厅, a list of names, the
 * two characters of 张　三), so a line must be spaced out from end to end and read like a sentence.
 */
final class SpacedHan implements CleaningPass {
    private static final int ENOUGH = 6;
    private static final String SENTENCE_MARKS = "。，！？…；：”";

    private final Removals removals;

    SpacedHan(final Removals removals) {
        this.removals = removals;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (final ScriptLine line : lines) {
            final String text = line.text();
            if (line.isLaidOut() && isSpacedOut(text) && !SceneHeadings.opensScene(text)) {
                final String closed = closed(text);
                removals.add(Removals.Kind.SPACED_HAN, line, text.strip(), closed.strip());
                clean.add(line.withText(closed));
            } else {
                clean.add(line);
            }
        }
        return clean;
    }

    private static boolean isSpacedOut(final String text) {
        int spaced = 0;
        boolean mark = false;
        for (int index = 0; index < text.length(); index++) {
            final char character = text.charAt(index);
            mark |= SENTENCE_MARKS.indexOf(character) >= 0;
            if (isHan(character) && index + 1 < text.length()) {
                if (isHan(text.charAt(index + 1))) {
                    return false;
                }
                spaced += index + 2 < text.length() && text.charAt(index + 1) == ' ' && isHan(text.charAt(index + 2)) ? 1 : 0;
            }
        }
        return mark && spaced >= ENOUGH;
    }

    private static String closed(final String text) {
        final StringBuilder closed = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            final boolean between = text.charAt(index) == ' ' && index > 0 && index + 1 < text.length()
                    && isWide(text.charAt(index - 1)) && isWide(text.charAt(index + 1));
            if (!between) {
                closed.append(text.charAt(index));
            }
        }
        return closed.toString();
    }

    private static boolean isHan(final char character) {
        return ScriptLanguage.isHan(character);
    }

    private static boolean isWide(final char character) {
        return isHan(character) || SENTENCE_MARKS.indexOf(character) >= 0 || "“‘’（）《》、".indexOf(character) >= 0;
    }
}
