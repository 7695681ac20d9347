package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.Feedback;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.chat.CheckedAnswer;
import io.nifiwan.prompt.services.ChatCompletionService;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A revision by rules and, where they leave something of the note unread, by a chat model.
 *
 * @param revision   the next prompt
 * @param attributes model, tokens, what was taken and what was dropped, or the warning; empty where the model was not asked
 * @param failure    present when it did not answer
 */
record NoteStep(Revision revision, Map<String, String> attributes, Optional<ChatException> failure) {

    /**
     * Revises, and asks where the rules left something of the note unread.
     *
     * @param service    null where there is none to ask
     * @param mostTokens budget of the prompt; an answer that does not fit in is dropped as a whole
     * @throws PromptException when the prompt cannot be rendered
     */
    static NoteStep revise(final ChatCompletionService service, final RevisionTools tools, final Attempt attempt, final Feedback feedback,
                           final int mostTokens, final Map<String, String> variables) throws PromptException {
        final Revision byRules = tools.reviser().revise(attempt, feedback, mostTokens, variables);
        if (service == null || byRules.unread().isEmpty()) {
            return new NoteStep(byRules, Map.of(), Optional.empty());
        }
        final ChatAnswer answer;
        try {
            answer = service.ask(tools.noteChat().question(attempt, byRules));
        } catch (final ChatException e) {
            return new NoteStep(byRules, ChatAttributes.of(e, "the note was read by rules alone"), Optional.of(e));
        }
        final CheckedAnswer checked = tools.noteChat().check(answer.json(), attempt, byRules);
        try {
            return new NoteStep(tools.reviser().revise(attempt, feedback, checked.edits(), mostTokens, variables),
                    ChatAttributes.of(answer, checked.edits().names(), checked.dropped()), Optional.empty());
        } catch (final PromptException e) {
            if (e.error() != PromptError.PROMPT_TOO_LONG) {
                throw e;
            }
            final List<Dropped> dropped = Stream.concat(Stream.of(new Dropped(Dropped.Reason.TOO_LONG, PromptAttributes.PROMPT)),
                    checked.dropped().stream()).toList();
            return new NoteStep(byRules, ChatAttributes.of(answer, List.of(), dropped), Optional.empty());
        }
    }
}
