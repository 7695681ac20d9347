package io.nifiwan.launcher.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Expectation.Asked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands what a clip was asked to be from any of the JSON objects that travel with clips: a report, the attributes of a FlowFile,
 * the value of {@code prompt.spec}, or an expectation as reports hold it.
 */
final class ExpectationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SPEC = "prompt.spec";

    private ExpectationJson() {
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException when a field has another type than it should
     */
    static ExpectedClip read(final JsonNode content) {
        if (content.path("schema").asText().startsWith("nifi-wan/quality-report/")) {
            final Map<String, String> attributes = new LinkedHashMap<>();
            content.path("attributes").properties().forEach(field -> attributes.put(field.getKey(), field.getValue().asText()));
            return new ExpectedClip(expectation(content.path("expectation"), "", content.path("expectation")), attributes);
        }
        if (content.has(SPEC) || content.properties().stream().anyMatch(field -> field.getKey().startsWith("video."))) {
            final Map<String, String> attributes = new LinkedHashMap<>();
            content.properties().stream().filter(field -> field.getValue().isValueNode() && !field.getKey().equals(SPEC))
                    .forEach(field -> attributes.put(field.getKey(), field.getValue().asText()));
            return new ExpectedClip(expectation(content, "video.", spec(content.path(SPEC))), attributes);
        }
        // A spec names seconds as well, but engines round them, so only an expectation asks for a length.
        return new ExpectedClip(content.has("version") ? expectation(MissingNode.getInstance(), "", content) : expectation(content, "",
                content), Map.of());
    }

    private static JsonNode spec(final JsonNode spec) {
        if (!spec.isTextual()) {
            return spec;
        }
        try {
            return MAPPER.readTree(spec.asText());
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException(SPEC + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Expectation expectation(final JsonNode numbers, final String prefix, final JsonNode asked) {
        final int frames = (int) number(numbers, prefix + "frames");
        final String length = prefix.isEmpty() ? "seconds" : prefix + "duration";
        return new Expectation((int) number(numbers, prefix + "width"), (int) number(numbers, prefix + "height"), number(numbers, prefix
                + "fps"), frames,
                frames > 0 ? 0 : number(numbers, length), asked(asked, "camera"), asked(asked, "tone"));
    }

    private static double number(final JsonNode object, final String name) {
        final JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull() || node.asText().isBlank()) {
            return 0;
        }
        try {
            final double number = Double.parseDouble(node.asText().strip());
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + node + ", expected a number above 0", e);
        }
        throw new IllegalArgumentException(name + " is " + node + ", expected a number above 0");
    }

    private static Optional<Asked> asked(final JsonNode object, final String name) {
        final JsonNode asked = object.path(name);
        if (asked.isMissingNode() || asked.isNull()) {
            return Optional.empty();
        }
        final String target = asked.isTextual() ? asked.asText() : asked.path("target").asText("");
        if (target.isBlank()) {
            throw new IllegalArgumentException(name + " is " + asked + ", expected a class such as \"static\", or an object with a target");
        }
        final List<String> accept = new ArrayList<>();
        asked.path("accept").forEach(entry -> accept.add(entry.asText()));
        return Optional.of(new Asked(asked.path("term").asText(""), target, accept.isEmpty() ? List.of(target) : accept));
    }
}
