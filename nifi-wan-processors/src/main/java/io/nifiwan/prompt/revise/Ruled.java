package io.nifiwan.prompt.revise;

import java.util.Set;

/**
 * What the rules decided in a revision; nothing else may decide it otherwise.
 *
 * @param terms    groups of terms, and ids of terms without a group, that a rule or a named term asked for or dropped
 * @param negative entries that a rule took out of the negative prompt
 */
public record Ruled(Set<String> terms, Set<String> negative) {
    public Ruled {
        terms = Set.copyOf(terms);
        negative = Set.copyOf(negative);
    }
}
