package io.nifiwan.script.clean;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.OptionalInt;

/** Decodes bytes completely or not at all: a replacement character would be a silently lost letter. */
final class StrictDecoder {

    private StrictDecoder() {
    }

    /** The text, empty where any byte is malformed or unmappable. */
    static Optional<String> decode(final byte[] content, final Charset charset) {
        final CharBuffer text = CharBuffer.allocate(capacity(content, charset));
        return firstFault(content, charset, text).isPresent() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** Offset of the first byte that does not decode, empty where all do. */
    static OptionalInt firstFault(final byte[] content, final Charset charset) {
        return firstFault(content, charset, CharBuffer.allocate(capacity(content, charset)));
    }

    private static OptionalInt firstFault(final byte[] content, final Charset charset, final CharBuffer target) {
        final CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        final ByteBuffer source = ByteBuffer.wrap(content);
        final CoderResult result = decoder.decode(source, target, true);
        if (result.isError() || decoder.flush(target).isError()) {
            return OptionalInt.of(source.position());
        }
        return OptionalInt.empty();
    }

    private static int capacity(final byte[] content, final Charset charset) {
        return (int) Math.ceil(content.length * (double) charset.newDecoder().maxCharsPerByte()) + 2;
    }
}
