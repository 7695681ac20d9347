package io.nifiwan.script.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.script.ScriptException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Two scripts with everything that a page adds, beside what is left of them and the report of what went. */
class CleaningGoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private byte[] resource(final String name) throws IOException {
        try (InputStream resource = getClass().getResourceAsStream(name)) {
            assertNotNull(resource, name);
            return resource.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shooting-script", "dukou-deng"})
    void cleansAsIntended(final String name) throws IOException, ScriptException {
        final ScriptCleaner cleaner = new ScriptCleaner(List.of(new PlainTextReader(Optional.empty())));
        final CleanedScript script = cleaner.clean(new RawScript(resource(name + ".txt"), name + ".txt"));
        assertEquals(new String(resource(name + ".clean.txt"), StandardCharsets.UTF_8), script.text());
        final JsonNode report = MAPPER.valueToTree(CleaningReport.of(name, script));
        assertEquals(MAPPER.readTree(resource(name + ".report.json")).toPrettyString(), report.toPrettyString());
    }
}
