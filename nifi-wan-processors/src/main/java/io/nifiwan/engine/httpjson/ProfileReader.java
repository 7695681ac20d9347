package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads engine profiles. What a profile does not know, it refuses: a mistyped member would silently have no effect. */
public final class ProfileReader {
    private static final long LARGEST_FILE = 1 << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ProfileReader() {
    }

    /**
     * Reads a profile of an operator.
     *
     * @throws IOException for a file that cannot be read or holds no valid profile, saying where
     */
    public static EngineProfile read(final Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("%s is larger than an engine profile can be".formatted(file));
        }
        return parse(file.toString(), Files.readString(file));
    }

    /**
     * Reads a profile that comes with the product.
     *
     * @param name name of its resource without ending
     * @throws IOException where there is none of this name
     */
    public static EngineProfile preset(final String name) throws IOException {
        try (InputStream resource = ProfileReader.class.getResourceAsStream(name + ".json")) {
            if (resource == null) {
                throw new FileNotFoundException("There is no engine profile " + name);
            }
            return parse(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads a profile from text.
     *
     * @param source what messages call it
     */
    static EngineProfile parse(final String source, final String json) throws IOException {
        try {
            return MAPPER.readValue(json, EngineProfile.class);
        } catch (final JsonMappingException e) {
            // The message of a refusing constructor stands in the cause; Jackson's own holds class names.
            final String reason = e instanceof ValueInstantiationException && e.getCause() != null
                    ? e.getCause().getMessage() : e.getOriginalMessage();
            throw new IOException("%s is no engine profile: %s%s".formatted(source, reason, where(e)), e);
        } catch (final JsonProcessingException e) {
            throw new IOException("%s is no JSON: %s (line %d)".formatted(source, e.getOriginalMessage(), e.getLocation().getLineNr()), e);
        }
    }

    /** Sha-256 of all that a profile says, in hexadecimal; equal for equal profiles. */
    static String digest(final EngineProfile profile) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(MAPPER.writeValueAsBytes(profile)));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written as JSON", e);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String where(final JsonMappingException e) {
        final StringBuilder where = new StringBuilder();
        for (final JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                where.append('[').append(step.getIndex()).append(']');
            } else {
                where.append(where.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return where.isEmpty() ? "" : " (at %s)".formatted(where);
    }
}
