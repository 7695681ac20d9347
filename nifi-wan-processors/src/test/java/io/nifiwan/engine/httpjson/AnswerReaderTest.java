package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AnswerReaderTest {
    private static final FieldPath PATH = FieldPath.of("data[1].b64");

    private static JsonNode read(final String json, final Optional<ByteArrayOutputStream> clip) throws IOException {
        return new AnswerReader(PATH, clip.map(output -> new LimitedOutput(output, 40_000_000)), 1000)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theClipIsDecodedAndAllElseIsATree() throws IOException {
        final byte[] clip = new byte[25_000_001];
        new Random(7).nextBytes(clip);
        final String json = "{\"data\":[{\"b64\":\"kept\"},{\"b64\":\"%s\",\"n\":[1,2.5,true,null,\"风\"]}],\"status\":\"done\"}"
                .formatted(Base64.getEncoder().encodeToString(clip));
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final JsonNode tree = read(json, Optional.of(output));
        assertArrayEquals(clip, output.toByteArray());
        final JsonNode expected = new ObjectMapper().readTree("{\"data\":[{\"b64\":\"kept\"},{\"b64\":\"(clip)\",\"n\":[1,2.5,true,null,\"风\"]}],"
                + "\"status\":\"done\"}");
        assertEquals(expected.toString(), tree.toString());
        assertEquals(expected.toString(), read(json, Optional.empty()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"data\":[", "<html>", "{} {}", "{\"data\":[{},{\"b64\":\"!!!\"}]}"})
    void whatIsNoJsonIsMissing(final String json) throws IOException {
        assertTrue(read(json, Optional.of(new ByteArrayOutputStream())).isMissingNode());
    }

    @Test
    void onlyTheClipMayBeLarge() throws IOException {
        assertTrue(read("{\"a\":\"%s\"}".formatted("x".repeat(1001)), Optional.empty()).isMissingNode());
    }

    @Test
    void aClipAboveTheLimitIsNotWritten() {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final AnswerReader reader = new AnswerReader(FieldPath.of("b"), Optional.of(new LimitedOutput(output, 2)), 1000);
        assertThrows(LimitedOutput.TooLargeException.class,
                () -> reader.read(new ByteArrayInputStream("{\"b\":\"AAAAAAAA\"}".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(0, output.size());
    }
}
