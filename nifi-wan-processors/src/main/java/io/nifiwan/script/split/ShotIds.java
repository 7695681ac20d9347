package io.nifiwan.script.split;

import io.nifiwan.script.parse.ParsedScene;

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
 *
 * <p>A number that nobody wrote is no part of an identity, because a scene that is put in moves it: scenes that are counted have
 * {@code x} and a digest of their heading in the place of a number. A script without headings is one scene; there each shot is known by
 * its own text.
 */
final class ShotIds {
    private static final int DIGITS = 8;
    private static final int HEADING_DIGITS = 4;

    private final SplitSettings settings;
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    /** Fed with the scene once, so that ids of a long scene cost no more than its text. */
    private MessageDigest scene = sha256();
    private String prefix = "";
    private boolean byText;

    ShotIds(final SplitSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins a scene. A scene that repeats an earlier one word by word is told apart by how often it came before.
     *
     * @param text   everything between this heading and the next
     * @param headed whether the script has headings
     */
    void openScene(final ParsedScene opened, final String text, final boolean headed) {
        final String heading = opened.scene().heading();
        byText = !headed;
        final String whole = heading + "\n" + text;
        scene = sha256();
        update(scene, byText ? settings.fingerprint() : whole + "\n" + settings.fingerprint() + "\n" + times(whole));
        final String number = opened.numbered() ? opened.scene().number().replaceAll("[^A-Za-z0-9\\-]+", "-")
                : "x" + digest(heading).substring(0, HEADING_DIGITS);
        prefix = "s" + number + "-sh";
    }

    /**
     * The id of a shot of the open scene.
     *
     * @param number position in the scene
     * @param text   source text of the shot
     */
    String next(final int number, final String text) {
        final String label = prefix + (byText ? "x" : number) + "-";
        final String place = "\n" + (byText ? text + "\n" + times(text) : String.valueOf(number));
        String id = label + inScene(place).substring(0, DIGITS);
        for (int attempt = 1; !given.add(id); attempt++) {
            id = label + inScene(place + "\n" + attempt).substring(0, DIGITS);
        }
        return id;
    }

    /** How often a text came so far, this time included. */
    private int times(final String text) {
        return times.merge(digest(text), 1, Integer::sum);
    }

    private String inScene(final String place) {
        try {
            final MessageDigest digest = (MessageDigest) scene.clone();
            update(digest, place);
            return HexFormat.of().formatHex(digest.digest());
        } catch (final CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of the platform can be cloned", e);
        }
    }

    private static String digest(final String text) {
        final MessageDigest digest = sha256();
        update(digest, text);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(final MessageDigest digest, final String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
