package io.nifiwan.prompt.screening;

/**
 * One text to screen.
 *
 * @param field name for offsets, for example {@code text}, {@code dialogue.2} or {@code prompt}
 * @param text  as it stands in the shot or attribute
 * @param role  what the text is used for
 */
public record ScreenedText(String field, String text, Role role) {

    /** What a text is used for. */
    public enum Role {
        /** Words of the script, names, notes. */
        WORDS,
        /** Describes what is to be seen: the action lines and the prompt. A name that opens a clause is the subject of the picture. */
        PICTURE,
        /** Names what is not to be seen. */
        NEGATIVE
    }

    public boolean isNegative() {
        return role == Role.NEGATIVE;
    }
}
