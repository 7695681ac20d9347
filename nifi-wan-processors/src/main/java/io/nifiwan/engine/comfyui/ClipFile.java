package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A clip in ComfyUI's output folder.
 *
 * @param filename  name of the file
 * @param subfolder its folder below the output folder, may be empty
 */
record ClipFile(String filename, String subfolder) {
    /** Where nodes list their files: the core's savers under images, VHS_VideoCombine under gifs. */
    private static final List<String> LISTS = List.of("images", "gifs", "video", "videos");
    private static final Set<String> EXTENSIONS = Set.of("mp4", "webm", "mkv", "mov", "avi", "m4v");

    /**
     * Finds the clip in the outputs of a job.
     *
     * @param outputs    lists of files by node id
     * @param outputNode whose files come first
     */
    static Optional<ClipFile> in(final JsonNode outputs, final Optional<String> outputNode) {
        final List<JsonNode> nodes = new ArrayList<>();
        outputNode.ifPresent(id -> nodes.add(outputs.path(id)));
        outputs.properties().stream().map(Map.Entry::getValue).forEach(nodes::add);
        return nodes.stream()
                .flatMap(node -> LISTS.stream().map(node::path).filter(JsonNode::isArray))
                .flatMap(Elements::of)
                .filter(ClipFile::isClip)
                .map(file -> new ClipFile(file.path("filename").asText(), file.path("subfolder").asText("")))
                .findFirst();
    }

    /** Previews are of type temp. */
    private static boolean isClip(final JsonNode file) {
        final String name = file.path("filename").asText("");
        return "output".equals(file.path("type").asText()) && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
