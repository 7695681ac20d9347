package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON document whose texts may hold names. The document is filled as a tree, so no value can change its structure. A text that is one
 * name alone becomes the value with its type: {@code "{{seed}}"} becomes a number; a text around names stays text:
 * {@code "{{width}}x{{height}}"}. What would hold an absent value is left out, and so is an object that only held absent values.
 *
 * @param document the template
 */
public record BodyTemplate(JsonNode document) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Takes any document. */
    @JsonCreator
    public static BodyTemplate of(final JsonNode document) {
        return new BodyTemplate(document);
    }

    @JsonValue
    @Override
    public JsonNode document() {
        return document;
    }

    /** All names in it. */
    Set<String> names() {
        final Set<String> names = new TreeSet<>();
        collect(document, names);
        return names;
    }

    /** The document with the values in it. */
    JsonNode fill(final Map<String, JsonNode> values) {
        return fill(document, values).orElseGet(NODES::objectNode);
    }

    private static void collect(final JsonNode node, final Set<String> names) {
        if (node.isTextual()) {
            names.addAll(TextTemplate.names(node.asText()));
        }
        node.forEach(child -> collect(child, names));
    }

    private static Optional<JsonNode> fill(final JsonNode node, final Map<String, JsonNode> values) {
        if (node.isTextual()) {
            return text(node.asText(), values);
        }
        if (node instanceof final ObjectNode template) {
            final ObjectNode filled = NODES.objectNode();
            template.properties().forEach(member -> fill(member.getValue(), values).ifPresent(value -> filled.set(member.getKey(), value)));
            return filled.isEmpty() && !template.isEmpty() ? Optional.empty() : Optional.of(filled);
        }
        if (node instanceof final ArrayNode template) {
            final ArrayNode filled = NODES.arrayNode();
            template.forEach(element -> fill(element, values).ifPresent(filled::add));
            return Optional.of(filled);
        }
        return Optional.of(node);
    }

    private static Optional<JsonNode> text(final String text, final Map<String, JsonNode> values) {
        final Optional<String> name = TextTemplate.only(text);
        return name.isPresent() ? name.map(values::get).filter(value -> !value.isNull())
                : TextTemplate.fill(text, values).map(TextNode::valueOf);
    }
}
