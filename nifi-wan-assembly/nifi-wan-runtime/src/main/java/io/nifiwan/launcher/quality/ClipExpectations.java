package io.nifiwan.launcher.quality;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what each clip was asked to be. Safe for use by several threads. */
final class ClipExpectations {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Optional<Path> folder;
    private final Optional<Path> file;
    private final Optional<JsonNode> content;

    private ClipExpectations(final Optional<Path> folder, final Optional<Path> file, final Optional<JsonNode> content) {
        this.folder = folder;
        this.file = file;
        this.content = content;
    }

    /**
     * @param source a JSON file, a folder of them, or empty for the files beside the clips
     * @throws IOException when it does not exist or is no JSON object
     */
    static ClipExpectations of(final Optional<Path> source) throws IOException {
        if (source.isEmpty() || Files.isDirectory(source.get())) {
            return new ClipExpectations(source, Optional.empty(), Optional.empty());
        }
        return new ClipExpectations(Optional.empty(), source, Optional.of(tree(source.get())));
    }

    /**
     * What a clip was asked to be; nothing where nothing is known.
     *
     * @throws IOException when the file that tells it is not understood
     */
    ExpectedClip of(final Path clip) throws IOException {
        final String name = clip.getFileName().toString();
        if (content.isPresent()) {
            final JsonNode clips = content.get().path("clips");
            final JsonNode entry = clips.isMissingNode() ? content.get() : clips.path(clips.has(name) ? name : ClipFiles.stem(clip));
            return entry.isObject() ? read(entry, file.orElseThrow()) : ExpectedClip.UNKNOWN;
        }
        final String side = ClipFiles.stem(clip) + ".json";
        final Path beside = folder.map(path -> path.resolve(side)).orElse(clip.resolveSibling(side));
        return Files.isRegularFile(beside) ? read(tree(beside), beside) : ExpectedClip.UNKNOWN;
    }

    private static ExpectedClip read(final JsonNode node, final Path source) throws IOException {
        try {
            return ExpectationJson.read(node);
        } catch (final IllegalArgumentException e) {
            throw new IOException(source + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file);
        }
        try {
            final JsonNode tree = MAPPER.readTree(file.toFile());
            if (!tree.isObject()) {
                throw new IOException(file + " is no JSON object");
            }
            return tree;
        } catch (final JacksonException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
