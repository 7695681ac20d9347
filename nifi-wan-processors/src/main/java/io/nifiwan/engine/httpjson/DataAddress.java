package io.nifiwan.engine.httpjson;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;

import java.util.Base64;
import java.util.Locale;

/** Addresses that hold the clip themselves (RFC 2397), in base64. They are as short as the answers they stand in. */
final class DataAddress {
    private static final String SCHEME = "data:";
    private static final String ENCODING = ";base64";

    private DataAddress() {
    }

    static boolean is(final String address) {
        return address.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** @throws EngineException {@link EngineError#BAD_OUTPUT} for other encodings */
    static byte[] decode(final String address, final String engine) throws EngineException {
        final int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(ENCODING)) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "%s sent a data address that is not in base64".formatted(engine));
        }
        try {
            return Base64.getMimeDecoder().decode(address.substring(comma + 1));
        } catch (final IllegalArgumentException e) {
            throw new EngineException(EngineError.BAD_OUTPUT, "", "%s sent a data address that is no base64".formatted(engine), e);
        }
    }
}
