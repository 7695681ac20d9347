package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Removals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words said twice and words begun twice. What is doubled on purpose stays: 慢慢, 一针一针, 研究研究, "very very", "pull, pull". One of the
 * copies always stays, so no word is lost.
 */
final class Repetitions {
    private static final String PAUSE = "[，,、…—\\s&&[^\\n]]";
    private static final Pattern CHINESE_WORD = Pattern.compile(
            "(那个|这个|然后|就是|我们|你们|他们|她们|它们|咱们|因为|所以|但是|如果|可以|应该)(?:" + PAUSE + "{0,8}\\1)+");
    private static final Pattern CHINESE_STUTTER = Pattern.compile("(?<!一)([我你他她它咱就那这要用先再把在])(?:" + PAUSE + "{0,8}\\1)+");
    private static final Pattern CHINESE_PHRASE = Pattern.compile(
            "(?<=^|[，。！？；：、…—\\s,.!?;:])(\\p{IsHan}{2,12})" + PAUSE + "{1,8}(?=\\1)");
    private static final Pattern MEANT = Pattern.compile("(?:很|太|真|特别|非常|慢慢|轻轻|一).*");
    private static final Pattern ENGLISH_WORD = Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}'’-])(\\p{L}+)((?:\\s*[…—–]+\\s*|[ \\t]+|-[ \\t]+)\\1)+"
            + "(?![\\p{L}\\p{Nd}'’-])");
    private static final Pattern ENGLISH_PHRASE = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{Nd}'’-])(\\p{L}+(?:[ \\t]\\p{L}+){1,4})(?:[ \\t]*[,…—–-]+)?[ \\t]+(?=\\1(?![\\p{L}\\p{Nd}'’-]))");
    private static final Pattern ENGLISH_FRAGMENT = Pattern.compile("(?i)(?<![\\p{L}\\p{Nd}'’-])(\\p{L}{1,5})(?:-+[ \\t]+|[—–…]+[ \\t]*)(?=\\1\\p{L})"
            + "|(?<![\\p{L}\\p{Nd}'’-])([b-df-hj-np-tv-z])-(?:\\2-)*(?=\\2\\p{L})");
    private static final Set<String> DOUBLED = Set.of("had", "that", "very", "really", "so", "no", "yes", "bye", "long", "many", "far", "much",
            "more", "again", "over",
            "round", "day", "slowly", "night", "there", "now", "too", "little", "big", "tight", "well", "boy", "ha", "pull", "push", "turn");

    private Repetitions() {
    }

    static List<SpeechRule> chinese() {
        return List.of(text -> keepOne(CHINESE_WORD, text, Removals.Kind.REPETITION), text -> keepOne(CHINESE_STUTTER, text, Removals.Kind.STUTTER),
                Repetitions::chinesePhrases);
    }

    static List<SpeechRule> english() {
        return List.of(Repetitions::fragments, Repetitions::englishWords, Repetitions::englishPhrases);
    }

    private static List<Edit> keepOne(final Pattern pattern, final String text, final Removals.Kind kind) {
        return SpeechRule.matches(pattern, text).stream().map(match -> Edit.drop(match.end(1), match.end(), kind)).toList();
    }

    private static List<Edit> chinesePhrases(final String text) {
        return SpeechRule.matches(CHINESE_PHRASE, text).stream()
                .filter(match -> !MEANT.matcher(match.group(1)).matches())
                .map(match -> Edit.drop(match.start(), match.end(), Removals.Kind.REPETITION)).toList();
    }

    private static List<Edit> englishWords(final String text) {
        return SpeechRule.matches(ENGLISH_WORD, text).stream()
                .filter(match -> !DOUBLED.contains(match.group(1).toLowerCase(Locale.ROOT)))
                .map(match -> Edit.drop(match.end(1), match.end(), Removals.Kind.REPETITION)).toList();
    }

    private static List<Edit> englishPhrases(final String text) {
        final List<Edit> edits = new ArrayList<>();
        final Matcher matcher = ENGLISH_PHRASE.matcher(text);
        while (matcher.find()) {
            // The copy that stays is the first: it may open the sentence.
            final int to = matcher.end() + matcher.group(1).length();
            edits.add(Edit.drop(matcher.end(1), to, Removals.Kind.REPETITION));
            if (to >= text.length()) {
                break;
            }
            matcher.region(to, text.length());
        }
        return edits;
    }

    private static List<Edit> fragments(final String text) {
        return SpeechRule.matches(ENGLISH_FRAGMENT, text).stream().map(match -> {
            final Edit plain = EnglishFillers.dropped(text, match.start(), match.end());
            return new Edit(plain.from(), plain.to(), plain.replacement(), Removals.Kind.STUTTER);
        }).toList();
    }
}
