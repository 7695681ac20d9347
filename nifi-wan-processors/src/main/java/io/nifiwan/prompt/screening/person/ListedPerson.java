package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Outcome;

import java.util.List;
import java.util.Optional;

/**
 * A real person in one of the operator's lists.
 *
 * @param id      the list and the line the person stands on, for example {@code watch-list.12}; stands for the name in attributes
 * @param names   name and aliases, folded for matching
 * @param limit   the strictest outcome that this person may cause
 * @param reason  why the person is listed, may be empty
 * @param consent consent on file; empty for watch-listed persons
 */
public record ListedPerson(String id, List<String> names, Outcome limit, String reason, Optional<Consent> consent) {
    public ListedPerson {
        names = List.copyOf(names);
    }

    /**
     * A recorded consent.
     *
     * @param id       under which the consent is on file
     * @param likeness whether it covers the person's face, not the name alone
     */
    public record Consent(String id, boolean likeness) {
    }
}
