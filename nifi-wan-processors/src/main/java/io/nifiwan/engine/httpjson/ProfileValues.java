package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nifiwan.engine.VideoRequest;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Values for templates: those of the profile, over them the operator's, over them those of a request or job. */
final class ProfileValues {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?");

    private final EngineProfile profile;
    private final Map<String, JsonNode> own;

    /**
     * @param operator texts by name; each becomes a value of the type that the profile gives to the name
     * @throws IllegalArgumentException for a name that the profile does not have, and for a text that is not of its type
     */
    ProfileValues(final EngineProfile profile, final Map<String, String> operator) {
        this.profile = profile;
        final Map<String, JsonNode> values = new LinkedHashMap<>(profile.values());
        operator.forEach((name, text) -> values.put(name, typed(name, text)));
        values.values().removeIf(value -> value == null || value.isNull());
        own = Map.copyOf(values);
    }

    /** Values of a submission. */
    Map<String, JsonNode> of(final VideoRequest request) {
        final Map<String, JsonNode> values = new HashMap<>(own);
        profile.makes().size(request.width(), request.height())
                .ifPresent(size -> size.values().forEach((name, value) -> values.put(name, TextNode.valueOf(value))));
        values.put("prompt", TextNode.valueOf(request.prompt()));
        if (!request.negativePrompt().isBlank()) {
            values.put("negative", TextNode.valueOf(request.negativePrompt()));
        }
        values.put("width", IntNode.valueOf(request.width()));
        values.put("height", IntNode.valueOf(request.height()));
        values.put("frames", IntNode.valueOf(request.frames()));
        values.put("fps", IntNode.valueOf(request.fps()));
        values.put("seconds", number(profile.makes().seconds(request)));
        values.put("seed", LongNode.valueOf(request.seed()));
        values.put("request", TextNode.valueOf(request.requestId()));
        if (!request.settings().model().isBlank()) {
            values.put("model", TextNode.valueOf(request.settings().model()));
        }
        if (request.settings().steps() > 0) {
            values.put("steps", IntNode.valueOf(request.settings().steps()));
        }
        if (request.settings().guidance() >= 0) {
            values.put("guidance", number(request.settings().guidance()));
        }
        return values;
    }

    /** Values of a question about a job. */
    Map<String, JsonNode> of(final String id) {
        final Map<String, JsonNode> values = new HashMap<>(own);
        if (!id.isEmpty()) {
            values.put("id", TextNode.valueOf(id));
        }
        return values;
    }

    /** Values without a request, in the order of their names, for a person. */
    @Override
    public String toString() {
        return new TreeMap<>(own).toString();
    }

    /** Name of the model that makes a request; empty where the engine has no such choice. */
    String model(final VideoRequest request) {
        final JsonNode model = of(request).get("model");
        return model == null ? "" : model.asText();
    }

    private JsonNode typed(final String name, final String text) {
        if (!profile.values().containsKey(name)) {
            throw new IllegalArgumentException("The engine profile %s has no value '%s'; it has %s"
                    .formatted(profile.name(), name, new TreeMap<>(profile.values()).keySet()));
        }
        final JsonNode preset = profile.values().get(name);
        final boolean open = preset == null || preset.isNull();
        if ((open || preset.isNumber()) && NUMBER.matcher(text).matches()) {
            final BigDecimal number = new BigDecimal(text);
            return number.scale() <= 0 ? LongNode.valueOf(number.longValueExact()) : DecimalNode.valueOf(number);
        }
        if ((open || preset.isBoolean()) && ("true".equals(text) || "false".equals(text))) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        if (!open && !preset.isTextual()) {
            throw new IllegalArgumentException("The value '%s' of the engine profile %s must be a %s"
                    .formatted(name, profile.name(), preset.isNumber() ? "number" : "boolean"));
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode number(final double value) {
        return value == Math.rint(value) ? LongNode.valueOf((long) value) : DoubleNode.valueOf(Math.round(value * 1000) / 1000.0);
    }
}
