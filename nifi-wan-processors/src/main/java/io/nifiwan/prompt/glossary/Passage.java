package io.nifiwan.prompt.glossary;

/**
 * A stretch of a text that is read in one way.
 *
 * @param from    first character
 * @param to      one past the last character
 * @param reading how it is read
 */
public record Passage(int from, int to, Reading reading) {
    public Passage {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("A passage from " + from + " to " + to + " is none");
        }
    }
}
