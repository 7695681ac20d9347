package io.nifiwan.prompt.craft;

import io.nifiwan.prompt.glossary.Term;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Identities that last: the same entry, view and words give the same shot id, the same entry the same seed. */
final class CraftIds {
    private static final int DIGITS = 8;
    private static final int LONGEST_SLUG = 40;

    private CraftIds() {
    }

    /** {@code c-<entry>-<8 hex digits>}; other views of the entry come and go without changing it. */
    static String shotId(final CraftEntry entry, final Views.View view, final int part, final String words) {
        final String slug = entry.id().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        final String terms = view.terms().stream().map(Term::id).collect(Collectors.joining(","));
        return "c-" + (slug.isEmpty() ? "" : slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)) + "-")
                + HexFormat.of().formatHex(digest(entry.id() + "\n" + terms + "\n" + part + "\n" + words)).substring(0, DIGITS);
    }

    /** 0 to 2147483647. */
    static int seedFamily(final String entryId) {
        return ByteBuffer.wrap(digest("seed family\n" + entryId)).getInt() & Integer.MAX_VALUE;
    }

    private static byte[] digest(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
