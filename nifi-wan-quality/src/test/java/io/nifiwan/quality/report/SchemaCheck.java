package io.nifiwan.quality.report;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Checks a document against the part of JSON Schema that the report schema uses, and refuses a schema that uses more. */
final class SchemaCheck {
    private static final List<String> KNOWN = List.of("$schema", "$id", "$defs", "$ref", "title", "description", "type", "required",
            "properties", "additionalProperties", "items", "enum", "const", "minimum", "maximum", "format");
    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(final JsonNode root) {
        this.root = root;
    }

    /** Faults as {@code path: what is wrong}; empty where the document conforms. */
    static List<String> faults(final JsonNode schema, final JsonNode document) {
        final SchemaCheck check = new SchemaCheck(schema);
        check.check("$", schema, document);
        return check.faults;
    }

    private void check(final String path, final JsonNode schema, final JsonNode value) {
        schema.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("The schema uses " + name);
            }
        });
        if (schema.has("$ref")) {
            check(path, root.at(schema.get("$ref").asText().substring(1)), value);
            return;
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(path + ": is not " + schema.get("const"));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(path + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            faults.add(path + ": is no " + schema.get("type"));
        }
        if (value.doubleValue() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                || value.doubleValue() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            faults.add(path + ": " + value + " is out of range");
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(path + ": lacks " + name);
            }
        });
        if (value.isObject()) {
            value.properties().forEach(entry -> field(path + "." + entry.getKey(), schema, entry.getKey(), entry.getValue()));
        }
        if (value.isArray()) {
            value.forEach(item -> check(path + "[]", schema.required("items"), item));
        }
    }

    private void field(final String path, final JsonNode schema, final String name, final JsonNode value) {
        final JsonNode additional = schema.path("additionalProperties");
        if (schema.path("properties").has(name)) {
            check(path, schema.get("properties").get(name), value);
        } else if (additional.isObject()) {
            check(path, additional, value);
        } else {
            faults.add(path + ": is not in the schema");
        }
    }

    private static boolean contains(final JsonNode allowed, final JsonNode value) {
        return StreamSupport.stream(allowed.spliterator(), false).anyMatch(value::equals);
    }

    private static boolean isOfType(final JsonNode types, final JsonNode value) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOfType(type, value));
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("The schema uses the type " + types);
        };
    }
}
