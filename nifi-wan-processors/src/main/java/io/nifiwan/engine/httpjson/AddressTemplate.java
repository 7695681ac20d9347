package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import okhttp3.HttpUrl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Path and query behind the base address, for example {@code v3/async/task-result?task_id={{id}}}. Values are encoded: none can leave its
 * segment or its query parameter, but for {@code {{model}}}, whose slashes separate segments.
 *
 * @param text the template
 */
public record AddressTemplate(String text) {
    private static final String MODEL = "model";

    /** @throws IllegalArgumentException for an absolute address and for one that leaves the base address */
    @JsonCreator
    public AddressTemplate {
        if (text.contains("://") || text.startsWith("/") || text.contains("#") || Arrays.asList(text.split("[/?]", -1)).contains("..")) {
            throw new IllegalArgumentException("'%s' must be a path behind the base address, without leading slash".formatted(text));
        }
    }

    @JsonValue
    @Override
    public String text() {
        return text;
    }

    /** All names in it. */
    Set<String> names() {
        return TextTemplate.names(text);
    }

    /**
     * The address.
     *
     * @param base   address that the path is added to
     * @param values values by name
     * @throws EngineException {@link EngineError#CONFIGURATION} where a value is absent, {@link EngineError#INVALID} for one that no path can hold
     */
    HttpUrl fill(final HttpUrl.Builder base, final Map<String, JsonNode> values) throws EngineException {
        final int query = text.indexOf('?');
        for (final String segment : (query < 0 ? text : text.substring(0, query)).split("/", -1)) {
            addSegment(base, segment, values);
        }
        if (query >= 0) {
            for (final String parameter : text.substring(query + 1).split("&", -1)) {
                final int equals = parameter.indexOf('=');
                base.addQueryParameter(equals < 0 ? parameter : parameter.substring(0, equals),
                        equals < 0 ? null : filled(parameter.substring(equals + 1), values));
            }
        }
        return base.build();
    }

    private void addSegment(final HttpUrl.Builder base, final String segment, final Map<String, JsonNode> values) throws EngineException {
        if (segment.isEmpty()) {
            return;
        }
        final String value = filled(segment, values);
        final List<String> segments = new ArrayList<>();
        if (TextTemplate.only(segment).filter(MODEL::equals).isPresent()) {
            segments.addAll(List.of(value.split("/", -1)));
        } else {
            segments.add(value);
        }
        for (final String one : segments) {
            if (one.isBlank() || one.matches("(?i)(\\.|%2e){1,2}")) {
                throw new EngineException(EngineError.INVALID, "", "'%s' cannot stand in the address %s".formatted(value, text));
            }
            base.addPathSegment(one);
        }
    }

    private String filled(final String part, final Map<String, JsonNode> values) throws EngineException {
        return TextTemplate.fill(part, values).orElseThrow(() -> new EngineException(EngineError.CONFIGURATION, "",
                "The address %s needs a value that is not set%s".formatted(text, names().contains(MODEL) ? ": the property Model" : "")));
    }
}
