package io.nifiwan.script;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.split.ShotList;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The screenplays that come with the previs flow split exactly as their golden files say. */
class SampleScreenplaysTest {
    private static final Path FOLDER = Path.of("..", "flows", "previs", "samples");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @ParameterizedTest
    @CsvSource({"the-lantern-boat.fountain,the-lantern-boat.shots.json", "ferry-lantern.txt,ferry-lantern.shots.json"})
    void splitsAsIntended(final String name, final String golden) throws IOException, ScriptException {
        final RawScript raw = new RawScript(Files.readAllBytes(FOLDER.resolve(name)), name);
        final CleanedScript script = new ScriptCleaner(List.of(new PlainTextReader(Optional.empty()))).clean(raw);
        final ShotList list = new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format());
        assertEquals(0, script.removals().total());
        assertEquals(4, list.scenes());
        assertTrue(list.shots().stream().allMatch(shot -> shot.seconds() >= 3 && shot.seconds() <= 6), list::toString);
        try (InputStream expected = getClass().getResourceAsStream(golden)) {
            assertNotNull(expected, golden);
            final List<Shot> shots = MAPPER.readValue(expected, new TypeReference<>() { });
            assertEquals(MAPPER.writeValueAsString(shots), MAPPER.writeValueAsString(list.shots()));
        }
    }
}
