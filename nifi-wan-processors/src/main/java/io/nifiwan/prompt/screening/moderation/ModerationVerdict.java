package io.nifiwan.prompt.screening.moderation;

import io.nifiwan.prompt.screening.Outcome;

import java.util.List;

/**
 * What a moderation service says of a text.
 *
 * @param outcome    the strictest of all categories
 * @param categories names of the categories above a threshold, strictest first
 */
public record ModerationVerdict(Outcome outcome, List<String> categories) {
    public ModerationVerdict {
        categories = List.copyOf(categories);
    }
}
