package io.nifiwan.engine.comfyui;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Elements of JSON as streams. */
final class Elements {
    private Elements() {
    }

    /** Elements of an array, values of an object, none of anything else. */
    static Stream<JsonNode> of(final JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
