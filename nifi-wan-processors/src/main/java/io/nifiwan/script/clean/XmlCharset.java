package io.nifiwan.script.clean;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the encoding of XML as its specification asks: byte order mark, the zero bytes of UTF-16, declaration, else UTF-8. */
final class XmlCharset {
    private static final int HEAD = 200;
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z][\\w.\\-]*)[\"']");

    private XmlCharset() {
    }

    /**
     * The encoding of a document.
     *
     * @param content the document, or its first bytes
     */
    static Charset of(final byte[] content) {
        final byte[] head = Arrays.copyOf(content, Math.min(content.length, HEAD));
        if (ByteOrderMark.of(head).isPresent()) {
            return ByteOrderMark.of(head).get().charset();
        }
        if (head.length > 1 && head[0] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length > 1 && head[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        final Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (declared.find() && Charset.isSupported(declared.group(1)) && !declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            return Charset.forName(declared.group(1));
        }
        return StandardCharsets.UTF_8;
    }
}
