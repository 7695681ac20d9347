package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {{name}}} in it. Values are put in as they are and never read as templates themselves. */
final class TextTemplate {
    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*}}");

    private TextTemplate() {
    }

    /** All names in the text. */
    static Set<String> names(final String text) {
        final Set<String> names = new TreeSet<>();
        final Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The name, where the text is one name and nothing else. */
    static Optional<String> only(final String text) {
        final Matcher matcher = NAME.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The text with all values in it; empty where one of them is absent. */
    static Optional<String> fill(final String text, final Map<String, JsonNode> values) {
        final Matcher matcher = NAME.matcher(text);
        final StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            final JsonNode value = values.get(matcher.group(1));
            if (value == null || value.isNull()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.asText()));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }
}
