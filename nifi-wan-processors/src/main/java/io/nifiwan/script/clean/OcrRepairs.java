package io.nifiwan.script.clean;

import io.nifiwan.script.parse.SceneHeadings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs what character recognition got wrong, only where it is certain: the I of INT, and l, I and O for 1 and 0 in scene numbers
 * (the trade leaves I and O out of the letters behind a scene number for this very reason). A repair is made only if a scene heading
 * comes of it. Elsewhere a digit inside a word is noted and left alone.
 */
final class OcrRepairs implements CleaningPass {
    private static final Pattern SLUG = Pattern.compile("^(\\s*(?:[A-HJ-NP-Z]?[0-9lIO]{1,4}[A-HJ-NP-Z]?[.)]?\\s+)?)[l1|](?=NT[./ ])");
    private static final Pattern LEADING = Pattern.compile("^(\\s*[A-HJ-NP-Z]?)([0-9lIO]{1,4})(?=[A-HJ-NP-Z]?[.)]?\\s+(?:INT|EXT|EST|I/E)[./ ])");
    private static final Pattern TRAILING = Pattern.compile("(?<=\\s{2}|\\s{2}[A-HJ-NP-Z])([0-9lIO]{1,4})(?=[A-HJ-NP-Z]?\\s*$)");
    private static final Pattern MARGIN = Pattern.compile("^\\s*[A-Z]{0,2}\\d{1,4}[A-Z]{0,2}[.)]?\\s+(?=(?:INT|EXT|EST|I/E)[./ ])");
    private static final Pattern NTH = Pattern.compile("^(\\s*[#*\\s]*第\\s*)([0-9lIO]{1,4})(?=\\s*[场場集幕])");
    private static final Pattern PAIR = Pattern.compile("^(\\s*[#*\\s]*)([0-9lIO]{1,3}[-－—][0-9lIO]{1,3})(?=场?[\\s,，、·日夜晨])");
    private static final Pattern SUSPECT = Pattern.compile("(?<![\\p{L}\\p{Nd}])\\p{L}*[a-z][01|][a-z]+(?![\\p{L}\\p{Nd}])");

    private final Removals removals;

    OcrRepairs(final Removals removals) {
        this.removals = removals;
    }

    @Override
    public List<ScriptLine> apply(final List<ScriptLine> lines) {
        final List<ScriptLine> clean = new ArrayList<>(lines.size());
        for (final ScriptLine line : lines) {
            final String repaired = line.isLaidOut() ? repaired(line.text()) : line.text();
            if (repaired.equals(line.text())) {
                note(line);
                clean.add(line);
            } else {
                removals.add(Removals.Kind.OCR_REPAIR, line, line.text().strip(), repaired.strip());
                clean.add(line.withText(repaired));
            }
        }
        return clean;
    }

    private static String repaired(final String text) {
        final String slug = SLUG.matcher(text).replaceFirst("$1I");
        final Matcher leading = LEADING.matcher(slug);
        final String english = leading.find() ? margins(slug, leading) : slug;
        final String chinese = replaced(replaced(english, NTH), PAIR);
        if (chinese.equals(text)) {
            return text;
        }
        return SceneHeadings.opensScene(MARGIN.matcher(chinese).replaceFirst("")) ? chinese : text;
    }

    /** A number without any digit is one only if both margins show it. */
    private static String margins(final String text, final Matcher leading) {
        final String token = leading.group(2);
        final Matcher trailing = TRAILING.matcher(text);
        final boolean twice = trailing.find() && digits(trailing.group(1)).equals(digits(token));
        if (!twice && token.chars().noneMatch(character -> character >= '0' && character <= '9')) {
            return text;
        }
        final String front = text.substring(0, leading.start(2)) + digits(token);
        return twice
                ? front + text.substring(leading.end(2), trailing.start(1)) + digits(token) + text.substring(trailing.end(1))
                : front + text.substring(leading.end(2));
    }

    private static String replaced(final String text, final Pattern pattern) {
        final Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        return text.substring(0, matcher.start(2)) + digits(matcher.group(2)) + text.substring(matcher.end(2));
    }

    private static String digits(final String token) {
        return token.replace('l', '1').replace('I', '1').replace('O', '0');
    }

    private void note(final ScriptLine line) {
        final boolean digits = line.text().indexOf('0') >= 0 || line.text().indexOf('1') >= 0 || line.text().indexOf('|') >= 0;
        if (!digits || !line.isLaidOut()) {
            return;
        }
        final Matcher suspect = SUSPECT.matcher(line.text());
        while (suspect.find()) {
            removals.add(Removals.Kind.OCR_SUSPECT, line, suspect.group(), "");
        }
    }
}
