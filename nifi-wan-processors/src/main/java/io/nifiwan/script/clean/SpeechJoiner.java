package io.nifiwan.script.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins a speech that a page break divided: (MORE) at the foot of one page, {@code ANNA (CONT'D)} on the next. Only where the first
 * mark stood and the same person goes on; elsewhere (CONT'D) follows an action and belongs to the script.
 */
final class SpeechJoiner implements CleaningPass {
    private static final Pattern CUE = Pattern.compile("\\s*([^()（）:：]{1,40}?)\\s*((?:\\([^()]{1,20}\\)\\s*)*)");
    private static final Pattern CONTINUED = Pattern.compile("(?i)\\(\\s*CONT['’]?D?\\.?\\s*\\)|\\(\\s*CONTINUED\\s*\\)");
    private static final Pattern CHINESE = Pattern.compile("\\s*([\\p{IsHan}\\p{L}\\p{Nd}·•]{1,10})\\s*[（(](?:续|續)[)）]\\s*([:：])?(.*)");
    private static final int FARTHEST_CUE = 60;

    private final Removals removals;

    SpeechJoiner(final Removals removals) {
        this.removals = removals;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (final ScriptLine line : lines) {
            if (!line.continuesSpeech() || !line.isLaidOut() || !joins(clean, line)) {
                clean.add(line);
            }
        }
        return clean;
    }

    private boolean joins(final List<ScriptLine> clean, final ScriptLine line) {
        final Matcher cue = CUE.matcher(line.text());
        if (cue.matches() && CONTINUED.matcher(cue.group(2)).find() && speaks(clean, cue.group(1))) {
            dropBlanks(clean);
            removals.add(Removals.Kind.CONTINUED_CUE, line);
            return true;
        }
        final Matcher chinese = CHINESE.matcher(line.text());
        if (!chinese.matches() || !speaks(clean, chinese.group(1))) {
            return false;
        }
        dropBlanks(clean);
        final String rest = chinese.group(3).strip();
        removals.add(Removals.Kind.CONTINUED_CUE, line, line.text().substring(0, line.text().length() - chinese.group(3).length()).strip(), "");
        if (!rest.isEmpty()) {
            final ScriptLine before = clean.removeLast();
            clean.add(before.withText(before.text().stripTrailing() + rest));
        }
        return true;
    }

    /** Whether the nearest cue above is that of the same person. */
    private static boolean speaks(final List<ScriptLine> clean, final String name) {
        int index = clean.size() - 1;
        while (index >= 0 && clean.get(index).isBlank()) {
            index--;
        }
        for (int above = index; above >= Math.max(0, index - FARTHEST_CUE) && !clean.get(above).isBlank(); above--) {
            final String text = clean.get(above).text().strip();
            final Matcher cue = CUE.matcher(text);
            if (above < index && cue.matches() && cue.group(1).equals(name)) {
                return true;
            }
            if (text.startsWith(name) && text.substring(name.length()).matches("\\s*(?:[（(][^（()）]{1,24}[)）])?\\s*[:：].*")) {
                return true;
            }
        }
        return false;
    }

    private static void dropBlanks(final List<ScriptLine> clean) {
        while (!clean.isEmpty() && clean.getLast().isBlank()) {
            clean.removeLast();
        }
    }
}
