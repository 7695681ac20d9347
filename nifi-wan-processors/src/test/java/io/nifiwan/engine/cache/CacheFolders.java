package io.nifiwan.engine.cache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Clips and folders for the tests of the cache. */
final class CacheFolders {
    /** Bytes of a stored clip beside its content when it has no attributes. */
    static final int OVERHEAD = 54;

    private CacheFolders() {
    }

    static ClipFingerprint fingerprint(final int number) {
        try {
            return new ClipFingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(Integer.toString(number).getBytes(StandardCharsets.US_ASCII))));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Content that tells whose it is. */
    static byte[] content(final ClipFingerprint fingerprint, final int length) {
        final byte[] bytes = new byte[length];
        new Random(fingerprint.hex().hashCode()).nextBytes(bytes);
        return bytes;
    }

    static void put(final ClipStore store, final ClipFingerprint fingerprint, final int length) throws IOException {
        store.put(fingerprint, new ByteArrayInputStream(content(fingerprint, length)), Map.of());
    }

    /** Seconds of the last use by fingerprint. */
    static Map<String, Long> clips(final Path folder) throws IOException {
        final Map<String, Long> clips = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(entry -> entry.getParent().getFileName().toString().length() == 2).toList()) {
                clips.put(file.getFileName().toString().replace(".clip", ""), Files.getLastModifiedTime(file).toMillis() / 1000);
            }
        }
        return clips;
    }

    static long bytes(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".clip")).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
