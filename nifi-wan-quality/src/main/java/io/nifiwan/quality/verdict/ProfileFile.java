package io.nifiwan.quality.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;

/**
 * A profile as a JSON file: the form of the built-in profiles, which operators may keep files of their own in. Everything in the file
 * that is not changed here is written as it was read. Immutable.
 */
public final class ProfileFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode content;
    private final Thresholds thresholds;

    private ProfileFile(final ObjectNode content) {
        this.content = content;
        this.thresholds = ProfileReader.thresholds(content);
    }

    /** The file of a built-in profile. */
    public static ProfileFile of(final Profile profile) {
        return new ProfileFile((ObjectNode) ProfileReader.content(profile.id()));
    }

    /**
     * Reads a file.
     *
     * @throws IOException that names the file and what is wrong in it: no JSON, a name that is not known, a number that is none, or limits
     *                     that contradict each other
     */
    public static ProfileFile read(final Path file) throws IOException {
        try {
            final JsonNode content = MAPPER.readTree(file.toFile());
            if (!(content instanceof final ObjectNode object)) {
                throw new IOException("Profile file " + file + " is no JSON object");
            }
            final ProfileFile profile = new ProfileFile(object);
            for (final Threshold threshold : profile.thresholds.contradictory()) {
                throw new IOException("Profile file " + file + ", " + threshold.criterion().id() + ": " + threshold.contradiction().orElse(""));
            }
            return profile;
        } catch (final IllegalStateException | IllegalArgumentException | ClassCastException e) {
            throw new IOException("Profile file " + file + ": " + e.getMessage(), e);
        }
    }

    /** The thresholds that the file describes. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** The same under another name. */
    public ProfileFile named(final String name, final String description) {
        return new ProfileFile(content.deepCopy().put("profile", name).put("description", description));
    }

    /**
     * The same with other limits of one criterion.
     *
     * @param why where the limits come from, for who reads the file
     */
    public ProfileFile with(final Threshold threshold, final String why) {
        final ObjectNode changed = content.deepCopy();
        final ObjectNode limits = changed.withObject("/thresholds").withObject("/" + threshold.criterion().id());
        put(limits, "review", threshold.review());
        put(limits, "reject", threshold.reject());
        limits.put("why", why);
        return new ProfileFile(changed);
    }

    /** Writes the file; readers see the old one or the new one, never half of it. */
    public void write(final Path file) throws IOException {
        final Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            Files.writeString(partial, content.toPrettyString() + "\n");
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void put(final ObjectNode limits, final String name, final OptionalDouble limit) {
        if (limit.isPresent()) {
            limits.put(name, limit.getAsDouble());
        } else {
            limits.remove(name);
        }
    }
}
