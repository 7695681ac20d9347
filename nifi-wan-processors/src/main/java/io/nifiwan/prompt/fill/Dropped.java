package io.nifiwan.prompt.fill;

/**
 * Something in the answer of a chat model that was not taken over.
 *
 * @param reason why
 * @param name   {@code subject}, {@code terms}, a field or a glossary id, of letters, digits, dots and underscores, at most 40 characters
 */
public record Dropped(Reason reason, String name) {
    private static final int LONGEST_NAME = 40;

    /** The name comes from outside and ends in an attribute. */
    public Dropped {
        final String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    }

    /** Why something was dropped. */
    public enum Reason {
        /** The schema has no such field. */
        UNKNOWN_FIELD,
        /** The schema asks for another type. */
        WRONG_TYPE,
        /** The glossary has no such term. */
        UNKNOWN_TERM,
        /** The rules filled it, or it is not for a model to choose. */
        NOT_OPEN,
        /** The shot has a term of the group. */
        GROUP_TAKEN,
        /** The words are not those of the action. */
        NOT_IN_TEXT,
        /** Longer than a subject or a list of terms may be. */
        TOO_LONG
    }

    @Override
    public String toString() {
        return reason + ":" + name;
    }
}
