package io.nifiwan.prompt.revise;

import io.nifiwan.prompt.build.BuiltPrompt;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.style.StyleProfile;

import java.util.List;

/**
 * The prompt of the next attempt.
 *
 * @param parsed   what the shot asks for
 * @param style    what it looks like; no style for a shot as the script asks for it
 * @param built    its prompt
 * @param diff     what is other than before, in a line for people; empty where nothing is
 * @param rules    ids of the rules that changed something or had the seed kept, in the order of their work
 * @param unread   clauses of the note in which no rule understood anything
 * @param keepSeed whether the note asks to keep the seed
 * @param ruled    what the rules decided
 */
public record Revision(ParsedShot parsed, StyleProfile style, BuiltPrompt built, String diff, List<String> rules, List<String> unread,
                       boolean keepSeed, Ruled ruled) {
    public Revision {
        rules = List.copyOf(rules);
        unread = List.copyOf(unread);
    }

    /** Whether the prompt is other than before. */
    public boolean changesPrompt() {
        return !diff.isEmpty();
    }
}
