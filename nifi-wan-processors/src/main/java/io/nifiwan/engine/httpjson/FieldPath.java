package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands in a JSON document: names joined by dots, positions in brackets, for example {@code results.videos[0].url}.
 * An empty path is the document itself.
 */
public final class FieldPath {
    private static final Pattern PART = Pattern.compile("([^.\\[\\]]*)((?:\\[[0-9]{1,4}])*)");
    private static final Pattern POSITION = Pattern.compile("[0-9]+");

    private final String text;
    private final List<String> steps;

    private FieldPath(final String text, final List<String> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException for what is no path */
    @JsonCreator
    public static FieldPath of(final String text) {
        final List<String> steps = new ArrayList<>();
        if (!text.isEmpty()) {
            for (final String part : text.split("\\.", -1)) {
                addSteps(text, part, steps);
            }
        }
        return new FieldPath(text, steps);
    }

    private static void addSteps(final String text, final String part, final List<String> steps) {
        final Matcher matcher = PART.matcher(part);
        if (part.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("'%s' is no path; a path is like results.videos[0].url".formatted(text));
        }
        if (!matcher.group(1).isEmpty()) {
            steps.add(matcher.group(1));
        }
        final Matcher positions = POSITION.matcher(matcher.group(2));
        while (positions.find()) {
            steps.add(positions.group());
        }
    }

    /** The value, a missing node where there is none. */
    public JsonNode find(final JsonNode document) {
        JsonNode node = document;
        for (final String step : steps) {
            node = node.isArray() && POSITION.matcher(step).matches() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The value as text, of an array its first; empty where there is none or it is no text, number or boolean. */
    public String text(final JsonNode document) {
        final JsonNode found = find(document);
        final JsonNode value = found.isArray() ? found.path(0) : found;
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /** The text of the first path that has one, else empty. */
    static String first(final List<FieldPath> paths, final JsonNode document) {
        return paths.stream().map(path -> path.text(document)).filter(found -> !found.isEmpty()).findFirst().orElse("");
    }

    /** Names and positions from the outermost to the innermost. */
    List<String> steps() {
        return steps;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof final FieldPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
