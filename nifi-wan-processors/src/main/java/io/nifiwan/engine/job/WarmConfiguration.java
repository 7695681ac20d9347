package io.nifiwan.engine.job;

import io.nifiwan.engine.TextToVideoEngine;
import io.nifiwan.engine.VideoRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells which clips a warm engine makes one after the other without loading or compiling anything in between. */
final class WarmConfiguration {
    /** Longest text of an engine that is used as it is. */
    private static final int SHORT = 120;
    private static final int DIGEST_BYTES = 8;

    private WarmConfiguration() {
    }

    /** The engine's own configuration, a long one by its digest, and the shape of the clip, for which many servers compile. */
    static String of(final TextToVideoEngine engine, final VideoRequest request) {
        final String own = engine.configuration(request);
        return "%s %dx%d %d@%d".formatted(own.length() <= SHORT ? own : digest(own),
                request.width(), request.height(), request.frames(), request.fps());
    }

    private static String digest(final String text) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
