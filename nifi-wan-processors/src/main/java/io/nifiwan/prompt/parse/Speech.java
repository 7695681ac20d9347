package io.nifiwan.prompt.parse;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what is said aloud in an action: text in quotation marks, but for a word or two, which are a name or an emphasis. */
public final class Speech {
    private static final Pattern SPEECH = Pattern.compile("[“\"「『][^“”\"」』\\n]*[”\"」』]");
    private static final Pattern SHORT_QUOTE = Pattern.compile("[“\"「『](?:\\p{IsHan}{1,4}|\\w+(?: \\w+)?)[”\"」』]");

    private Speech() {
    }

    /** Where speech stands in a text, with its quotation marks. */
    static List<MatchResult> spans(final String text) {
        return SPEECH.matcher(text).results().filter(span -> !SHORT_QUOTE.matcher(span.group()).matches()).toList();
    }

    /** The text with blanks for its speech; every other character stays at its place. */
    public static String blank(final String text) {
        final StringBuilder silent = new StringBuilder(text);
        spans(text).forEach(span -> silent.replace(span.start(), span.end(), " ".repeat(span.end() - span.start())));
        return silent.toString();
    }
}
