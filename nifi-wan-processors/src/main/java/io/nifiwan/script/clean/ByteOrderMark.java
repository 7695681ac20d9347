package io.nifiwan.script.clean;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Byte order marks, each byte written as one character; the longer before those that they begin with. */
enum ByteOrderMark {
    UTF_32LE("UTF-32LE", "\u00FF\u00FE\u0000\u0000"),
    UTF_32BE("UTF-32BE", "\u0000\u0000\u00FE\u00FF"),
    GB18030("GB18030", "\u00841\u00953"),
    UTF_8(StandardCharsets.UTF_8.name(), "\u00EF\u00BB\u00BF"),
    UTF_16LE(StandardCharsets.UTF_16LE.name(), "\u00FF\u00FE"),
    UTF_16BE(StandardCharsets.UTF_16BE.name(), "\u00FE\u00FF");

    private static final int LONGEST = 4;

    private final Charset charset;
    private final String mark;

    ByteOrderMark(final String charset, final String mark) {
        this.charset = Charset.forName(charset);
        this.mark = mark;
    }

    /** Character set that the mark announces. */
    Charset charset() {
        return charset;
    }

    /** The mark at the start of a document. */
    static Optional<ByteOrderMark> of(final byte[] content) {
        final String head = new String(content, 0, Math.min(content.length, LONGEST), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(candidate -> head.startsWith(candidate.mark)).findFirst();
    }
}
