package io.nifiwan.script.clean;

/**
 * A line on its way through cleaning.
 *
 * @param text            without line feed
 * @param line            line of the document that it begins at, from 1
 * @param page            page of the document, from 1; 0 where it has no pages
 * @param pageStart       whether a page begins here
 * @param continuesSpeech whether a mark that a speech goes on was removed above it
 */
record ScriptLine(String text, int line, int page, boolean pageStart, boolean continuesSpeech) {
    /** Longer lines are never furniture and never wrapped; patterns are not tried on them. */
    static final int LONGEST_LAID_OUT = 400;

    ScriptLine withText(final String other) {
        return new ScriptLine(other, line, page, pageStart, continuesSpeech);
    }

    ScriptLine continuingSpeech() {
        return new ScriptLine(text, line, page, pageStart, true);
    }

    ScriptLine startingPage() {
        return new ScriptLine(text, line, page, true, continuesSpeech);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isLaidOut() {
        return text.length() <= LONGEST_LAID_OUT;
    }

    /** Blanks before the text; a tab counts as four. */
    int indent() {
        int columns = 0;
        int index = 0;
        while (index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            columns += text.charAt(index) == '\t' ? 4 : 1;
            index++;
        }
        return columns;
    }
}
