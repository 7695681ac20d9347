package io.nifiwan.prompt.chat;

/**
 * Something in the answer of a chat model that was not taken over.
 *
 * @param reason why
 * @param name   a field, a field with the place of an entry from 1, as {@code phrases.2}, or a glossary id; of letters, digits, dots, dashes
 *               and underscores, at most 40 characters
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
        /** The shot does not ask for what the answer takes away. */
        NOT_ASKED,
        /** The words are not those of the text that the model was asked about. */
        NOT_IN_TEXT,
        /** It works against what the shot asks for. */
        CONFLICT,
        /** Longer than a text or a list may be. */
        TOO_LONG
    }

    @Override
    public String toString() {
        return reason + ":" + name;
    }
}
