package io.nifiwan.prompt.screening.rules;

/** Which texts a rule looks at. */
public enum RuleScope {
    /** All texts; in a negative prompt, which names what must not be seen, a hit is at most a review. */
    ANY,
    /** All but negative prompts. */
    POSITIVE,
    /** Negative prompts only: what must not be left out of the picture, clothes for example. */
    NEGATIVE;

    /** Whether a rule of this scope looks at a text. */
    public boolean covers(final boolean negativeText) {
        return switch (this) {
            case ANY -> true;
            case POSITIVE -> !negativeText;
            case NEGATIVE -> negativeText;
        };
    }
}
