package io.nifiwan.prompt.revise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The seed of the next attempt. A new one is drawn from the old one by digest, so that a flow that is run again makes the same clips. */
public final class SeedPolicy {
    private SeedPolicy() {
    }

    /**
     * A new seed, never the old one.
     *
     * @param shotId  identity of the shot
     * @param oldSeed seed of the attempt before, empty where it is not known
     * @param attempt number of the attempt that gets the seed
     * @return 0 to 2147483647, which every engine takes
     */
    public static String next(final String shotId, final String oldSeed, final int attempt) {
        final byte[] digest = sha256(shotId + '\n' + oldSeed + '\n' + attempt);
        final int drawn = ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
        final int seed = Integer.toString(drawn).equals(oldSeed) ? (drawn + 1) & Integer.MAX_VALUE : drawn;
        return Integer.toString(seed);
    }

    private static byte[] sha256(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
