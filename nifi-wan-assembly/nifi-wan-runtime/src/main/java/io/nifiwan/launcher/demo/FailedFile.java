package io.nifiwan.launcher.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What could not be made into a clip with a verdict. The flow writes its content, and beside it a file that holds its attributes as JSON.
 *
 * @param file   the content: a script, a shot or a clip
 * @param reason the error messages among its attributes, may be empty
 */
record FailedFile(Path file, String reason) {
    private static final String EXPLANATION = ".why.json";
    private static final String MESSAGE_ATTRIBUTE = ".error.message";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Whether a file only explains another one. */
    static boolean isExplanation(final Path file) {
        final String name = file.getFileName().toString();
        return name.endsWith(EXPLANATION) && Files.exists(file.resolveSibling(name.substring(0, name.length() - EXPLANATION.length())));
    }

    static FailedFile read(final Path file) throws IOException {
        final Path explanation = file.resolveSibling(file.getFileName() + EXPLANATION);
        if (!Files.isRegularFile(explanation)) {
            return new FailedFile(file, "");
        }
        try {
            final JsonNode attributes = MAPPER.readTree(explanation.toFile());
            return new FailedFile(file, attributes.properties().stream()
                    .filter(attribute -> attribute.getKey().endsWith(MESSAGE_ATTRIBUTE))
                    .map(Map.Entry::getValue)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("; ")));
        } catch (final JacksonException e) {
            // Still being written, or by somebody else: the file itself is what counts.
            return new FailedFile(file, "");
        }
    }

    /** One line for a person. */
    String line() {
        return "Failed: " + file + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
