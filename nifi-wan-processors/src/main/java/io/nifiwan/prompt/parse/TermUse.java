package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatch;

import java.util.List;

/**
 * A glossary term in a slot.
 *
 * @param id           glossary id
 * @param source       where it was found
 * @param from         first character of it in the action of the shot; null where the source is neither the text nor a chat model that read it
 * @param to           one past the last character; null as above
 * @param parts        ids of the single movements of a compound one, in order; empty for other terms
 * @param anyDirection true where the text leaves the direction of a movement open, otherwise null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TermUse(String id, SlotSource source, Integer from, Integer to, List<String> parts, Boolean anyDirection) {
    public TermUse {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    static TermUse of(final TermMatch match, final SlotSource source) {
        final boolean located = source == SlotSource.TEXT;
        return new TermUse(match.term().id(), source, located ? match.from() : null, located ? match.to() : null,
                match.parts().stream().map(Term::id).toList(), match.anyDirection() ? Boolean.TRUE : null);
    }
}
