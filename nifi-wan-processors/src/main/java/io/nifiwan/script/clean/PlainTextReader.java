package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;

import java.nio.charset.Charset;
import java.util.Optional;

/** Reads text in the character set that its bytes show, or in the one that the operator names. */
public final class PlainTextReader implements ScriptReader {
    /** More control characters than this share, and the document is no text. */
    private static final double CONTROL_SHARE = 0.02;
    /** So many do not make a short text binary. */
    private static final int TOLERATED_CONTROLS = 2;
    private static final double ZERO_SHARE = 0.8;
    private static final int SURE = 100;

    private final Optional<Charset> named;

    /**
     * @param named character set of every document, or empty to detect it per document
     */
    public PlainTextReader(final Optional<Charset> named) {
        this.named = named;
    }

    @Override
    public boolean accepts(final RawScript script) {
        return DocumentKind.of(script.content()).isEmpty();
    }

    @Override
    public DecodedScript read(final RawScript script) throws ScriptException {
        final byte[] content = script.content();
        if (isMostlyZero(content)) {
            throw binary();
        }
        final DetectedCharset charset = named.map(given -> new DetectedCharset(given, SURE)).orElseGet(() -> CharsetDetection.detect(content));
        final Optional<String> decoded = StrictDecoder.decode(content, charset.charset());
        if (decoded.isEmpty()) {
            if (named.isEmpty() && isMostlyControl(new String(content, CharsetDetection.WINDOWS_1252))) {
                throw binary();
            }
            throw new ScriptException(ScriptErrorCode.UNDECODABLE, "Byte %d is malformed in %s; the file is damaged or in another character set"
                    .formatted(StrictDecoder.firstFault(content, charset.charset()).orElse(0), charset.charset().name()));
        }
        final String text = decoded.get();
        if (isMostlyControl(text)) {
            throw binary();
        }
        return new DecodedScript(text, charset.charset(), charset.confidence());
    }

    /** Tells blank disk images before they are decoded; UTF-32 holds three zeros in four bytes. */
    private static boolean isMostlyZero(final byte[] content) {
        int zeros = 0;
        for (final byte value : content) {
            zeros += value == 0 ? 1 : 0;
        }
        return zeros > TOLERATED_CONTROLS + content.length * ZERO_SHARE;
    }

    private static ScriptException binary() {
        return new ScriptException(ScriptErrorCode.BINARY, "The content is binary: more than one character in fifty is a control character");
    }

    private static boolean isMostlyControl(final String text) {
        final long controls = text.chars().filter(character -> Character.isISOControl(character) && !Character.isWhitespace(character)).count();
        return controls > TOLERATED_CONTROLS + text.length() * CONTROL_SHARE;
    }
}
