package io.nifiwan.script.split;

import io.nifiwan.script.Shot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Gives shots identities that last: the same scene, settings and position give the same id, so an edited scene changes the ids of
 * its own shots and of no others. One object serves one script.
 */
final class ShotIds {
    private static final int DIGITS = 8;

    private final SplitSettings settings;
    private final Map<String, Integer> sceneTimes = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private String scene = "";
    private String prefix = "";

    ShotIds(final SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins a scene. A scene that repeats an earlier one word by word is told apart by how often it came before.
     *
     * @param text everything between this heading and the next
     */
    void openScene(final Shot.Scene stated, final String text) {
        final String key = stated.heading() + "\n" + text;
        final int times = sceneTimes.merge(digest(key), 1, Integer::sum);
        scene = key + "\n" + settings.fingerprint() + "\n" + times;
        prefix = "s" + stated.number().replaceAll("[^A-Za-z0-9\\-]+", "-") + "-sh";
    }

    /** The id of a shot of the open scene. */
    String next(final int number) {
        String id = prefix + number + "-" + digest(scene + "\n" + number).substring(0, DIGITS);
        for (int attempt = 1; !given.add(id); attempt++) {
            id = prefix + number + "-" + digest(scene + "\n" + number + "\n" + attempt).substring(0, DIGITS);
        }
        return id;
    }

    private static String digest(final String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
