package io.nifiwan.prompt.revise.note;

import java.util.List;

/**
 * What a note asks for.
 *
 * @param wishes in the order of their places
 * @param unread clauses in which nothing was understood, in the words of the note
 */
public record NoteReading(List<Wish> wishes, List<String> unread) {
    public NoteReading {
        wishes = List.copyOf(wishes);
        unread = List.copyOf(unread);
    }
}
