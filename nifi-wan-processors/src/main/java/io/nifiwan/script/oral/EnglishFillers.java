package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Removals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filler words of spoken English. What may mean something stays: "you know how to fold it", "a kind of knot", "I mean the red one", "uh-huh".
 * A sentence that loses its first word begins with a capital again.
 */
final class EnglishFillers {
    private static final String SOUND = "(?:um+|uh+|erm?|uhm+|hmm+|ah|eh)";
    private static final Pattern HESITATION = Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}'’-])(?:" + SOUND
            + "(?![\\p{L}\\p{Nd}'’-])[,…—–]*(?:\\.{3})?[ \\t]*)+(?=[\\p{L}\\p{Nd}\"“])"
            + "|,?[ \\t]*(?<![\\p{L}\\p{Nd}'’-])" + SOUND + "(?=[.!?\\n]|$)(?<=[\\p{L}\\p{Nd}],? ?" + SOUND + ")");
    private static final Pattern YOU_KNOW = Pattern.compile("(?i)(?<=^|[\\n.!?…—,])([ \\t]*)you know,[ \\t]*(?=\\S)|,[ \\t]*you know(?=[,.!?])");
    private static final Pattern I_MEAN = Pattern.compile("(?<=^|[\\n.!?…—,;])([ \\t]*)I mean,[ \\t]*(?=\\S)|,[ \\t]*I mean(?=[,.!?])");
    private static final Pattern SORT_OF = Pattern.compile("(?i)(?<=[\\p{L}'’,] )(?:sort|kind) of,?[ \\t]+(?=\\p{L})");
    private static final Pattern DETERMINER = Pattern.compile("(?i).*\\b(?:an?|the|this|that|these|those|some|any|what|which|whatever|one|two|same"
            + "|every|each|all|other|another|of|different"
            + "|certain|my|his|her|its|our|your|their|new|right|wrong|only|special|best|no|few|many|several|various)\\s+");
    private static final Pattern LIKE = Pattern.compile("(?i),[ \\t]*like,(?=[ \\t])");
    private static final Pattern OPENING = Pattern.compile("(?i)(?<=^|[\\n.!?…] ?)(?:well|okay|ok|alright|right|so yeah|yeah so),[ \\t]+(?=\\p{L})");
    private static final Pattern TAG = Pattern.compile("(?i),[ \\t]*(?:right|okay|you see)\\?");

    private EnglishFillers() {
    }

    /** Sounds without words: um, uh, er. */
    static List<Edit> hesitations(final String text) {
        return drops(HESITATION, text);
    }

    /** Words: you know, I mean, sort of and others, where they carry nothing. */
    static List<SpeechRule> words() {
        return List.of(text -> drops(OPENING, text), text -> drops(YOU_KNOW, text), text -> drops(I_MEAN, text), EnglishFillers::hedges,
                text -> replaced(LIKE, text, ","), text -> replaced(TAG, text, "."));
    }

    private static List<Edit> drops(final Pattern pattern, final String text) {
        final List<Edit> edits = new ArrayList<>();
        final Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            final int kept = matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.end(1) : matcher.start();
            edits.add(dropped(text, kept, matcher.end()));
        }
        return edits;
    }

    /** Takes words away; what follows them opens the sentence if they did. */
    static Edit dropped(final String text, final int from, final int to) {
        final boolean opened = from < to && Character.isUpperCase(text.charAt(from)) && opensSentence(text, from);
        if (opened && to < text.length() && Character.isLowerCase(text.charAt(to))) {
            return new Edit(from, to + 1, text.substring(to, to + 1).toUpperCase(Locale.ROOT), Removals.Kind.FILLER);
        }
        return Edit.drop(from, to, Removals.Kind.FILLER);
    }

    private static boolean opensSentence(final String text, final int index) {
        int before = index - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || "\n.!?…:\"“".indexOf(text.charAt(before)) >= 0;
    }

    private static List<Edit> replaced(final Pattern pattern, final String text, final String replacement) {
        return SpeechRule.matches(pattern, text).stream()
                .map(match -> new Edit(match.start(), match.end(), replacement, Removals.Kind.FILLER)).toList();
    }

    /** "sort of tight" is tight; "a sort of knot" and "sort of thirty" say something. */
    private static List<Edit> hedges(final String text) {
        return SpeechRule.matches(SORT_OF, text).stream()
                .filter(match -> !DETERMINER.matcher(text.substring(Math.max(0, match.start() - 40), match.start())).matches())
                .filter(match -> new EnglishMeasures().find(text.substring(match.end(), Math.min(text.length(), match.end() + 40))).stream()
                        .noneMatch(measure -> measure.from() == 0))
                .map(match -> Edit.drop(match.start(), match.end(), Removals.Kind.FILLER)).toList();
    }
}
