package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptLanguage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out beforehand who speaks in a script, because a Chinese cue on a line of its own looks like any short line: names that stand
 * before a colon, in bold, or above an acting note somewhere, and short lines that stand above another line more than once.
 */
final class ChineseSpeakers {
    private static final Pattern SHORT = Pattern.compile("\\p{IsHan}{2,4}");
    private static final Pattern STILLNESS = Pattern.compile("沉默|停顿|片刻|静场|寂静|安静|黑屏|黑场|空镜|良久|许久|无声|静默|此时|这时|与此同时|同时|稍后|特写|近景|中景|全景|远景");
    private static final int TIMES = 2;

    private ChineseSpeakers() {
    }

    /** The names, in no order; lists of characters are not consulted. */
    static Set<String> find(final ScriptSource source) {
        final Set<String> speakers = new HashSet<>();
        final Map<String, Integer> repeated = new HashMap<>();
        final LineScanner scanner = new LineScanner(source);
        while (scanner.hasLine()) {
            final SourceLine line = scanner.line();
            if (!line.isBlank() && !ShotMarks.isMarked(line.shown())) {
                ChineseSpeech.inline(line.shown(), Set.of()).ifPresent(speech -> speakers.add(speech.cue().speaker()));
                if (scanner.isBlankAbove() && !scanner.isBlankBelow()) {
                    ChineseSpeech.alone(line, scanner.below(), Set.of(), true).ifPresent(speech -> speakers.add(speech.cue().speaker()));
                    if (isNameLike(line.text()) && !isList(scanner.below().text())) {
                        repeated.merge(line.text(), 1, Integer::sum);
                    }
                }
            }
            scanner.skip();
        }
        repeated.forEach((name, times) -> {
            if (times >= TIMES) {
                speakers.add(name);
            }
        });
        return speakers;
    }

    private static boolean isNameLike(final String text) {
        return SHORT.matcher(text).matches() && !STILLNESS.matcher(text).matches() && !ChineseSpeech.isLabel(text) && !TimeWords.isChineseTime(text)
                && !Transitions.isChinese(text) && ChineseHeading.read(text).isEmpty();
    }

    /** A line of names or labels below belongs to a list, not to a speech. */
    private static boolean isList(final String below) {
        return below.codePoints().noneMatch(ScriptLanguage::isHan) || List.of("△", "▲", "▶").contains(below.substring(0, 1));
    }
}
