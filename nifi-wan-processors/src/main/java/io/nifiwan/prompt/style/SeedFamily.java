package io.nifiwan.prompt.style;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Seeds that belong together: the same family and offset give the same seed on every machine and in every run, 0 to 2147483647.
 *
 * @param first seed of the family
 */
public record SeedFamily(int first) {
    private static final String PURPOSE = "seed family\n";

    /** The family of a name, for example of a shot id. */
    public static SeedFamily of(final String name) {
        return new SeedFamily(number(PURPOSE + name));
    }

    /** The seed at an offset; counting goes on at 0 after the greatest seed. */
    public int at(final int offset) {
        return (first + offset) & Integer.MAX_VALUE;
    }

    /** A number from 0 to 2147483647 that a text always gives: the first 31 bits of its SHA-256. */
    static int number(final String text) {
        return ByteBuffer.wrap(digest(text)).getInt() & Integer.MAX_VALUE;
    }

    private static byte[] digest(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
