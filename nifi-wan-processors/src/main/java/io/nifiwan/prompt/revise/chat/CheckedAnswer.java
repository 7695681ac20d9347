package io.nifiwan.prompt.revise.chat;

import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.revise.NoteEdits;

import java.util.List;

/**
 * What of a chat model's answer stood the check.
 *
 * @param edits   what to change
 * @param dropped what did not stand it
 */
public record CheckedAnswer(NoteEdits edits, List<Dropped> dropped) {
    public CheckedAnswer {
        dropped = List.copyOf(dropped);
    }
}
