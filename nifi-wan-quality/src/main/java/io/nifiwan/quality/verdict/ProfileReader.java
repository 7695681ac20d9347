package io.nifiwan.quality.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads profiles. The built-in ones on the class path are part of the program, so anything unexpected in one is a programming error;
 * {@link ProfileFile} reads those of operators. A misspelt criterion must not silently judge nothing.
 */
final class ProfileReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProfileReader() {
    }

    /**
     * @param id name of the file without extension
     * @throws IllegalStateException when the file is missing or holds anything that is not understood
     */
    static Thresholds read(final String id) {
        return thresholds(content(id));
    }

    /** The file of a built-in profile as it is written. */
    static JsonNode content(final String id) {
        final String resource = "profiles/" + id + ".json";
        try (InputStream input = ProfileReader.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalStateException("No profile " + resource);
            }
            return MAPPER.readTree(input);
        } catch (final IOException e) {
            throw new UncheckedIOException("Profile " + resource + " is not readable", e);
        }
    }

    /**
     * Understands a profile.
     *
     * @throws IllegalStateException    when it names a criterion that does not exist, or holds a limit that is no number
     * @throws IllegalArgumentException when something is missing, or a name is not known
     */
    static Thresholds thresholds(final JsonNode profile) {
        final Map<Criterion, Threshold> limits = new EnumMap<>(Criterion.class);
        profile.required("thresholds").properties().forEach(entry -> {
            final Criterion criterion = Criterion.ofId(entry.getKey())
                    .orElseThrow(() -> new IllegalStateException("No criterion " + entry.getKey()));
            limits.put(criterion, new Threshold(criterion, number(entry.getValue(), "review"), number(entry.getValue(), "reject")));
        });
        final Map<Dimension, Curve> curves = new EnumMap<>(Dimension.class);
        profile.required("curves").properties().forEach(entry -> curves.put(dimension(entry.getKey()),
                new Curve(entry.getValue().required("zero").asDouble(), entry.getValue().required("one").asDouble())));
        final Map<Dimension, Double> weights = new EnumMap<>(Dimension.class);
        profile.required("weights").properties()
                .forEach(entry -> weights.put(dimension(entry.getKey()), entry.getValue().asDouble()));
        final JsonNode severities = profile.required("severities");
        return new Thresholds(profile.required("profile").asText(), limits, curves, weights,
                Severity.valueOf(severities.required("camera_mismatch").asText()),
                Severity.valueOf(severities.required("tone_mismatch").asText()),
                Severity.valueOf(severities.required("frozen_when_static").asText()));
    }

    private static OptionalDouble number(final JsonNode limits, final String name) {
        final JsonNode number = limits.get(name);
        if (number != null && !number.isNumber()) {
            throw new IllegalStateException("The " + name + " limit is " + number + ", expected a number");
        }
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    private static Dimension dimension(final String id) {
        return Dimension.valueOf(id.toUpperCase(Locale.ROOT));
    }
}
