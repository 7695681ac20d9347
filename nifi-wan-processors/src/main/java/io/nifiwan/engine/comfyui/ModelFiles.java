package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** The diffusion models in a graph, by the inputs of the loaders that name them. */
final class ModelFiles {
    private static final Map<String, String> LOADERS = Map.of("UNETLoader", "unet_name", "UnetLoaderGGUF", "unet_name",
            "CheckpointLoaderSimple", "ckpt_name", "WanVideoModelLoader", "model");

    private ModelFiles() {
    }

    /** Their names, in the order of the nodes; empty where no loader is known. */
    static List<String> of(final JsonNode graph) {
        return graph instanceof final ObjectNode nodes ? Elements.of(nodes)
                .map(node -> node.path("inputs").path(LOADERS.getOrDefault(node.path("class_type").asText(), "")))
                .filter(JsonNode::isTextual).map(JsonNode::asText).distinct().toList() : List.of();
    }
}
