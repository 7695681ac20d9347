package io.nifiwan.script.clean;

/**
 * One thing that cleaning removed, rewrote or noticed.
 *
 * @param kind        what it is
 * @param line        line of the document, from 1; see {@link SourceFormat} for what a line is in each format
 * @param page        page of the document, from 1; 0 where it has no pages
 * @param count       how many of the same kind stood on that line
 * @param text        what stood there; a character that cannot be seen is written as {@code U+200B}
 * @param replacement what stands there instead; empty where it was removed or only noticed
 */
public record Change(Removals.Kind kind, int line, int page, int count, String text, String replacement) {
    private static final int LONGEST = 200;

    public Change {
        text = shortened(text);
        replacement = shortened(replacement);
    }

    /** A change outside of any page. */
    public Change(final Removals.Kind kind, final int line, final String text) {
        this(kind, line, 0, 1, text, "");
    }

    private static String shortened(final String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        final int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** This change and another of its kind on the same line. */
    Change and(final Change next) {
        final String gap = kind.isInvisible() ? " " : "";
        return new Change(kind, line, page, count + next.count, text + gap + next.text, replacement + next.replacement);
    }

    boolean isBeside(final Change next) {
        return kind.isOneByOne() && kind == next.kind && line == next.line && page == next.page;
    }
}
