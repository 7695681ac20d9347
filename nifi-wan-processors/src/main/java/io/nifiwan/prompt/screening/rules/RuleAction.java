package io.nifiwan.prompt.screening.rules;

import io.nifiwan.prompt.screening.Outcome;

import java.util.Optional;

/** What a rule asks for when it hits; {@link #OFF} is how an operator's file switches a default rule off. */
public enum RuleAction {
    REVIEW(Outcome.REVIEW), BLOCK(Outcome.BLOCKED), OFF(null);

    private final Outcome outcome;

    RuleAction(final Outcome outcome) {
        this.outcome = outcome;
    }

    /** Empty for {@link #OFF}. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
