package io.nifiwan.engine.cache;

import io.nifiwan.engine.VideoRequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names a clip by everything that determines it. The id of the request is left out: it differs at each attempt.
 *
 * @param hex SHA-256, 64 lower-case hexadecimal digits
 */
public record ClipFingerprint(String hex) {
    private static final String VERSION = "1";

    /**
     * Of a request as the engine prepared it.
     *
     * @param engine        name of the engine
     * @param configuration the engine's own settings that determine the clip
     */
    public static ClipFingerprint of(final String engine, final String configuration, final VideoRequest request) {
        final MessageDigest digest = sha256();
        add(digest, VERSION);
        add(digest, engine);
        add(digest, configuration);
        add(digest, request.prompt());
        add(digest, request.negativePrompt());
        add(digest, "%dx%d %d@%d %d".formatted(request.width(), request.height(), request.frames(), request.fps(), request.seed()));
        add(digest, request.settings().toString());
        for (final Map.Entry<String, String> extra : new TreeMap<>(request.extras()).entrySet()) {
            add(digest, extra.getKey());
            add(digest, extra.getValue());
        }
        return new ClipFingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /** Lengths stand before texts, so that no two lists of texts give the same bytes. */
    private static void add(final MessageDigest digest, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
