package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What the reference implementations give, as {@code make-fixtures.py} wrote it down. */
final class Golden {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Golden() {
    }

    static JsonNode part(final String name) {
        try (InputStream input = Golden.class.getResourceAsStream("golden.json")) {
            return MAPPER.readTree(input).required(name);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] ids(final JsonNode array) {
        return IntStream.range(0, array.size()).map(index -> array.get(index).intValue()).toArray();
    }

    static Path file(final String name) {
        try {
            return Path.of(Golden.class.getResource(name).toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
