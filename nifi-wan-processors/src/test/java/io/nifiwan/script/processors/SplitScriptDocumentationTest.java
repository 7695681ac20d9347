package io.nifiwan.script.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.split.ShotList;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** The examples in the documentation are what the processor does: a list is that of the shots, an object is the cast. */
class SplitScriptDocumentationTest {
    private static final String PAGE = "/docs/io.nifiwan.script.processors.SplitScript/additionalDetails.md";
    private static final Pattern BLOCK = Pattern.compile("```(in|json)\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void examplesHoldTrue() throws IOException, ScriptException {
        final String page;
        try (InputStream resource = getClass().getResourceAsStream(PAGE)) {
            assertNotNull(resource);
            page = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        String script = "";
        int examples = 0;
        for (final MatchResult block : BLOCK.matcher(page).results().toList()) {
            if (block.group(1).equals("in")) {
                script = block.group(2);
            } else {
                final JsonNode shown = MAPPER.readTree(block.group(2));
                final ShotList list = new ShotSplitter(SplitSettings.DEFAULT).split(script, ScriptFormat.detect("example.txt", script));
                assertEquals(shown, MAPPER.readTree(MAPPER.writeValueAsString(shown.isArray() ? list.shots() : list.cast())));
                examples++;
            }
        }
        assertEquals(3, examples);
    }
}
