package io.nifiwan.script.clean;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells streams that are compressed twice. One compression is metered while it is undone, see {@link MeteredPdfSource}; behind a second
 * one the library no longer reads from the file. No screenwriting program compresses twice.
 */
final class PdfFilters {
    private static final Pattern ARRAY = Pattern.compile("\\[((?:\\s*/[A-Za-z0-9]{1,20}){2,64})\\s*\\]");
    private static final Pattern EXPANDING = Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|JBIG2Decode|Crypt)\\b");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private PdfFilters() {
    }

    static boolean compressesTwice(final byte[] content) {
        final String latin = new String(content, StandardCharsets.ISO_8859_1);
        final Matcher array = ARRAY.matcher(unescaped(latin));
        while (array.find()) {
            if (EXPANDING.matcher(array.group(1)).results().limit(2).count() > 1) {
                return true;
            }
        }
        return false;
    }

    /** A name may spell any character as {@code #46}. */
    private static String unescaped(final String text) {
        return !ESCAPE.matcher(text).find() ? text
                : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
