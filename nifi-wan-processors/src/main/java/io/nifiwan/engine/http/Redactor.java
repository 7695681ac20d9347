package io.nifiwan.engine.http;

import java.util.List;
import java.util.regex.Pattern;

/** Makes words of others fit to be shown: no key, no query or user of a URL, no control characters, and not without end. */
public final class Redactor {
    /** Longest text that is shown. */
    public static final int LONGEST = 600;

    private static final String HIDDEN = "***";
    private static final Pattern URL_USER = Pattern.compile("(?i)\\b(https?://)[^\\s/?#@\"'<>]*@");
    private static final Pattern URL_QUERY = Pattern.compile("(?i)\\b(https?://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|key|token)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final List<String> secrets;

    /** @param secrets texts to hide wherever they stand; empty ones are ignored */
    public Redactor(final List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    /** The text, fit to be shown. */
    public String redact(final String text) {
        String shown = text == null ? "" : text;
        for (final String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        shown = URL_USER.matcher(shown).replaceAll("$1");
        shown = URL_QUERY.matcher(shown).replaceAll("$1");
        shown = BEARER.matcher(shown).replaceAll("$1 " + HIDDEN);
        shown = CONTROL.matcher(shown).replaceAll(" ").strip();
        return shown.length() <= LONGEST ? shown : shown.substring(0, shown.offsetByCodePoints(0, Math.min(LONGEST,
                shown.codePointCount(0, shown.length())) - 1)) + "…";
    }
}
