package io.nifiwan.script.clean;

import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the scene numbers of a shooting script, printed at one or both margins, to one place: before the heading where the number
 * is digits with at most one letter ({@code 12A INT. …}), otherwise behind it as Fountain writes it ({@code INT. … #A12#}).
 */
final class MarginNumbers implements CleaningPass {
    private static final String NUMBER = "[A-Z]{0,2}\\d{1,4}[A-Z]{0,2}";
    private static final Pattern NUMBERED = Pattern.compile(
            "(\\s*)(?:(" + NUMBER + ")[.)]?\\s+)?((?:INT|EXT|EST|I\\.?/E)[./ ].*?)(?:\\s{2,}(" + NUMBER + ")[.)]?)?\\s*");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+[A-Z]?");

    private final Removals removals;

    MarginNumbers(final Removals removals) {
        this.removals = removals;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (final ScriptLine line : lines) {
            final Matcher matcher = NUMBERED.matcher(line.text());
            clean.add(line.isLaidOut() && matcher.matches() ? placed(line, matcher) : line);
        }
        return clean;
    }

    private ScriptLine placed(final ScriptLine line, final Matcher matcher) {
        final String left = matcher.group(2);
        final String right = matcher.group(4);
        final String heading = matcher.group(3);
        final boolean both = left != null && left.equals(right);
        final boolean twoOfThem = left != null && right != null && !both;
        final boolean leftStays = right == null && (left == null || PLAIN_NUMBER.matcher(left).matches());
        if (twoOfThem || leftStays || !SceneHeadings.opensScene(heading)) {
            return line;
        }
        final String number = left == null ? right : left;
        final String placed = PLAIN_NUMBER.matcher(number).matches() ? number + " " + heading : heading + " #" + number + "#";
        if (both) {
            removals.add(Removals.Kind.MARGIN_NUMBER, line, right, "");
        } else {
            removals.add(Removals.Kind.MOVED_NUMBER, line, line.text().strip(), placed);
        }
        return line.withText(matcher.group(1) + placed);
    }
}
