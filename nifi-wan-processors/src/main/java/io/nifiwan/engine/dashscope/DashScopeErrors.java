package io.nifiwan.engine.dashscope;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.http.HttpReply;
import io.nifiwan.engine.http.VendorError;
import io.nifiwan.engine.http.VendorErrors;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the errors of DashScope. A code counts by its longest known beginning ({@code errors.json}), for codes grow endings. Errors of the
 * models come wrapped, as in {@code <400> InternalError.Algo.DataInspectionFailed: ...}, in the code or in the message.
 */
final class DashScopeErrors implements VendorErrors {
    private static final String RESOURCE = "errors.json";
    private static final Pattern WRAPPED = Pattern.compile("(?:<\\d{3}>\\s*)?InternalError\\.Algo\\.([A-Za-z_.]+)");

    private final Map<String, EngineError> meanings;

    private DashScopeErrors(final Map<String, EngineError> meanings) {
        this.meanings = meanings;
    }

    static DashScopeErrors bundled() {
        try (InputStream stream = DashScopeErrors.class.getResourceAsStream(RESOURCE)) {
            final Map<EngineError, List<String>> table = new ObjectMapper().readValue(stream, new TypeReference<>() { });
            final Map<String, EngineError> meanings = new HashMap<>();
            table.forEach((error, codes) -> codes.forEach(code -> meanings.put(code.toLowerCase(Locale.ROOT), error)));
            return new DashScopeErrors(Map.copyOf(meanings));
        } catch (final IOException e) {
            throw new IllegalStateException("The error table of the bundle is not readable", e);
        }
    }

    @Override
    public VendorError read(final HttpReply reply) {
        final JsonNode body = reply.json();
        return body.path("code").asText("").isEmpty() ? of(body.path("output")) : of(body);
    }

    /** The error that an object with code and message tells of; jobs may fail with neither. */
    VendorError of(final JsonNode object) {
        final String code = object.path("code").asText("");
        final String message = object.path("message").asText("");
        if (code.isEmpty() && message.isEmpty()) {
            return VendorError.NONE;
        }
        return new VendorError(code, message, unwrapped(code).or(() -> unwrapped(message)).or(() -> meaning(code)));
    }

    private Optional<EngineError> unwrapped(final String text) {
        final Matcher matcher = WRAPPED.matcher(text);
        return matcher.find() ? meaning(matcher.group(1)) : Optional.empty();
    }

    private Optional<EngineError> meaning(final String code) {
        final String lower = code.toLowerCase(Locale.ROOT);
        return meanings.entrySet().stream()
                .filter(entry -> lower.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey((one, other) -> Integer.compare(one.length(), other.length())))
                .map(Map.Entry::getValue);
    }
}
