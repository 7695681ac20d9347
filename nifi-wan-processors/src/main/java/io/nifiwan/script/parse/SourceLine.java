package io.nifiwan.script.parse;

/**
 * One line of a script.
 *
 * @param from   offset of its first character
 * @param to     offset of its end, before the line feed
 * @param source the line as written
 * @param shown  the line without emphasis marks, notes and comments
 */
record SourceLine(int from, int to, String source, String shown) {

    boolean isBlank() {
        return shown.isBlank();
    }

    /** Whether all that stands on the line is a note or a comment. */
    boolean isHidden() {
        return shown.isBlank() && !source.isBlank();
    }

    /** The shown text without blanks at its ends. */
    String text() {
        return shown.strip();
    }

    /** Offset of the first character that is not blank. */
    int start() {
        return from + source.length() - source.stripLeading().length();
    }

    /** Offset behind the last character that is not blank. */
    int end() {
        return from + source.stripTrailing().length();
    }
}
