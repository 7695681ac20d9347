package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.fill.FillCheck;
import io.nifiwan.prompt.fill.FillQuestion;
import io.nifiwan.prompt.fill.Filling;
import io.nifiwan.prompt.fill.OpenSlots;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.services.ChatCompletionService;
import io.nifiwan.script.Shot;

import java.util.Map;
import java.util.Optional;

/**
 * What came of asking a chat model about one shot.
 *
 * @param parsed     the shot, filled where the model answered
 * @param attributes model, tokens, what was filled and what was dropped; empty where it was not asked
 * @param failure    present when it did not answer
 */
record ChatStep(ParsedShot parsed, Map<String, String> attributes, Optional<ChatException> failure) {

    /** Asks where the rules left something open. */
    static ChatStep ask(final ChatCompletionService service, final Shot shot, final ParsedShot parsed, final Glossary glossary) {
        final OpenSlots open = OpenSlots.of(parsed, shot);
        if (open.isEmpty()) {
            return new ChatStep(parsed, Map.of(), Optional.empty());
        }
        try {
            final ChatAnswer answer = service.ask(FillQuestion.of(shot, open, glossary));
            final Filling filling = FillCheck.check(answer.json(), shot, parsed, open, glossary);
            return new ChatStep(filling.into(parsed, shot, glossary), ChatAttributes.of(answer, filling.names(), filling.dropped()),
                    Optional.empty());
        } catch (final ChatException e) {
            return new ChatStep(parsed, ChatAttributes.of(e, "the slots come from rules alone"), Optional.of(e));
        }
    }
}
