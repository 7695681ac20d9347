package io.nifiwan.prompt.revise;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that a note asks for beyond what the rules could read of it.
 *
 * @param use      glossary ids to ask for, each in place of the term of its group
 * @param drop     glossary ids to ask for no longer
 * @param phrases  what to say of the action
 * @param negative entries for the negative prompt
 */
public record NoteEdits(List<String> use, List<String> drop, List<String> phrases, List<String> negative) {
    /** No change. */
    public static final NoteEdits NONE = new NoteEdits(List.of(), List.of(), List.of(), List.of());

    public NoteEdits {
        use = List.copyOf(use);
        drop = List.copyOf(drop);
        phrases = List.copyOf(phrases);
        negative = List.copyOf(negative);
    }

    /** What there is: ids, with a minus those to drop, {@code phrases} and {@code negative}. */
    public List<String> names() {
        final List<String> names = new ArrayList<>(use);
        drop.forEach(id -> names.add("-" + id));
        if (!phrases.isEmpty()) {
            names.add("phrases");
        }
        if (!negative.isEmpty()) {
            names.add("negative");
        }
        return names;
    }
}
