package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Outcome;

/**
 * What the evidence about one name in a text asks for, as a pure function.
 *
 * <p>The law behind it: Civil Code of the PRC art. 1019 (no forging of a likeness by technical means) and the Deep Synthesis
 * Provisions art. 14 (separate consent of the person shown).
 */
public final class PersonDecision {
    private PersonDecision() {
    }

    /** What lists say about a name. */
    public enum Standing {
        /** On the watch list. */
        WATCHED,
        /** On the watch list and also a character of the script. */
        WATCHED_CAST,
        /** On the consent list, for the name only; the watch list does not matter then. */
        CONSENT_NAME,
        /** On the consent list, the face included. */
        CONSENT_LIKENESS,
        /** A character of the script and on no list. */
        CAST,
        /** A name, or what may be one, on no list. */
        UNKNOWN
    }

    /** How a name is used in a text; a later constant is the stronger use. */
    public enum Usage {
        /** Neither of the others. */
        MENTIONED,
        /** The one who acts in a picture description. */
        SUBJECT,
        /** Within a likeness trigger's sentence. */
        LIKENESS
    }

    /** The outcome, before the limit that a list entry may set. */
    public static Outcome decide(final Standing standing, final Usage usage) {
        return switch (standing) {
            case WATCHED -> usage == Usage.MENTIONED ? Outcome.REVIEW : Outcome.BLOCKED;
            case WATCHED_CAST -> usage == Usage.LIKENESS ? Outcome.BLOCKED : Outcome.REVIEW;
            case CONSENT_NAME, UNKNOWN -> usage == Usage.LIKENESS ? Outcome.REVIEW : Outcome.PASS;
            case CONSENT_LIKENESS, CAST -> Outcome.PASS;
        };
    }
}
