package io.nifiwan.prompt.parse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * One slot of a shot.
 *
 * @param value  prompt phrase in the language of the script; empty where nothing is asked
 * @param source the best source that gave any of it
 * @param from   first character of it in the action of the shot; null where the source is not the text
 * @param to     one past the last character; null where the source is not the text
 * @param terms  the glossary terms in it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlotValue(String value, SlotSource source, Integer from, Integer to, List<TermUse> terms) {
    public SlotValue {
        value = value == null ? "" : value;
        source = source == null ? SlotSource.DEFAULT : source;
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    /** The slot that terms make; its source is the best of theirs. */
    static SlotValue of(final String value, final List<TermUse> uses) {
        if (uses.isEmpty()) {
            return none();
        }
        final SlotSource source = uses.stream().map(TermUse::source).sorted().findFirst().orElse(SlotSource.DEFAULT);
        final List<TermUse> located = uses.stream().filter(use -> use.from() != null).toList();
        return new SlotValue(value, source,
                located.stream().map(TermUse::from).min(Integer::compare).orElse(null),
                located.stream().map(TermUse::to).max(Integer::compare).orElse(null), uses);
    }

    /** The environment slot, which may hold the place of the scene and no term. */
    static SlotValue ofEnvironment(final String value, final List<TermUse> uses) {
        return uses.isEmpty() && !value.isEmpty() ? new SlotValue(value, SlotSource.SCENE, null, null, uses) : of(value, uses);
    }

    /** A slot of which nothing is asked. */
    static SlotValue none() {
        return new SlotValue("", SlotSource.DEFAULT, null, null, List.of());
    }
}
