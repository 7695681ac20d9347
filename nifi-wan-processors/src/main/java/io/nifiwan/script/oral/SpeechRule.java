package io.nifiwan.script.oral;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One rule of cleaning speech. Rules are applied one after another, each to what the one before it has left. */
interface SpeechRule {

    /** Edits of a text, in ascending order, not overlapping. */
    List<Edit> edits(String text);

    /** The matches of a pattern whose own groups decide what goes. */
    static List<MatchResult> matches(final Pattern pattern, final String text) {
        return pattern.matcher(text).results().toList();
    }
}
