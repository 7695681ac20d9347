package io.nifiwan.engine;

import java.util.regex.Pattern;

/** Takes out of texts for people what opens a door: the query and the user part of URLs, and bearer tokens. */
public final class SignedUrls {
    private static final Pattern USER = Pattern.compile("(?i)\\b(https?://)[^\\s/?#@\"'<>]+@");
    private static final Pattern QUERY = Pattern.compile("(?i)\\b(https?://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*");
    private static final Pattern TOKEN = Pattern.compile("(?i)\\b(Bearer|Key|Token)(\\s+)[\\w.~+/=-]{16,}");

    private SignedUrls() {
    }

    /**
     * The text without them; what was there is marked by dots.
     *
     * @param text any text, may be null
     */
    public static String strip(final String text) {
        if (text == null) {
            return null;
        }
        final String anonymous = USER.matcher(text).replaceAll("$1");
        final String unsigned = QUERY.matcher(anonymous).replaceAll("$1?...");
        return TOKEN.matcher(unsigned).replaceAll("$1$2...");
    }
}
