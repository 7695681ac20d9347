package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.PromptAttributes;
import io.nifiwan.prompt.chat.ChatAnswer;
import io.nifiwan.prompt.chat.ChatException;
import io.nifiwan.prompt.fill.Dropped;
import io.nifiwan.prompt.fill.FillCheck;
import io.nifiwan.prompt.fill.FillQuestion;
import io.nifiwan.prompt.fill.Filling;
import io.nifiwan.prompt.fill.OpenSlots;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.services.ChatCompletionService;
import io.nifiwan.script.Shot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of asking a chat model about one shot.
 *
 * @param parsed     the shot, filled where the model answered
 * @param attributes model, tokens, what was filled and what was dropped; empty where it was not asked
 * @param failure    present when it did not answer
 */
record ChatStep(ParsedShot parsed, Map<String, String> attributes, Optional<ChatException> failure) {
    static final Set<String> OWN_ATTRIBUTES = Set.of(PromptAttributes.CHAT_MODEL, PromptAttributes.CHAT_TOKENS_PROMPT,
            PromptAttributes.CHAT_TOKENS_COMPLETION, PromptAttributes.CHAT_FILLED, PromptAttributes.CHAT_DROPPED, PromptAttributes.WARNING);
    private static final int MOST_DROPPED = 20;

    /** Asks where the rules left something open. */
    static ChatStep ask(final ChatCompletionService service, final Shot shot, final ParsedShot parsed, final Glossary glossary) {
        final OpenSlots open = OpenSlots.of(parsed, shot);
        if (open.isEmpty()) {
            return new ChatStep(parsed, Map.of(), Optional.empty());
        }
        try {
            final ChatAnswer answer = service.ask(FillQuestion.of(shot, open, glossary));
            final Filling filling = FillCheck.check(answer.json(), shot, parsed, open, glossary);
            return new ChatStep(filling.into(parsed, shot, glossary), attributes(answer, filling), Optional.empty());
        } catch (final ChatException e) {
            return new ChatStep(parsed, Map.of(PromptAttributes.WARNING, "CHAT_" + e.error() + ": " + e.getMessage()
                    + "; the slots come from rules alone"), Optional.of(e));
        }
    }

    private static Map<String, String> attributes(final ChatAnswer answer, final Filling filling) {
        final Map<String, String> attributes = new HashMap<>();
        attributes.put(PromptAttributes.CHAT_MODEL, answer.model());
        if (answer.promptTokens() >= 0) {
            attributes.put(PromptAttributes.CHAT_TOKENS_PROMPT, Long.toString(answer.promptTokens()));
        }
        if (answer.completionTokens() >= 0) {
            attributes.put(PromptAttributes.CHAT_TOKENS_COMPLETION, Long.toString(answer.completionTokens()));
        }
        putList(attributes, PromptAttributes.CHAT_FILLED, filling.names());
        putList(attributes, PromptAttributes.CHAT_DROPPED, filling.dropped().stream().map(Dropped::toString).toList());
        return attributes;
    }

    private static void putList(final Map<String, String> attributes, final String name, final List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, values.stream().limit(MOST_DROPPED).collect(Collectors.joining(", ")));
        }
    }
}
