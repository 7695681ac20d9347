package io.nifiwan.script;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.split.ShotList;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Real scripts, and the screenplays that come with the previs flow, split exactly as their golden files say: number of scenes, cast and
 * shots. With {@code -Dgolden.write=true} the files are written anew, to be read before they are committed.
 */
class SampleScreenplaysTest {
    private static final Path SAMPLES = Path.of("src", "test", "resources", "io", "nifiwan", "script", "samples");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "nifiwan", "script", "golden");
    private static final Path FLOW_SAMPLES = Path.of("..", "flows", "previs", "samples");
    private static final ObjectWriter WRITER = new ObjectMapper().writer(SerializationFeature.INDENT_OUTPUT);

    private static CleanedScript clean(final Path file) throws IOException, ScriptException {
        return new ScriptCleaner(List.of(new PlainTextReader(Optional.empty())))
                .clean(new RawScript(Files.readAllBytes(file), String.valueOf(file.getFileName())));
    }

    private static ShotList split(final Path file) throws IOException, ScriptException {
        final CleanedScript script = clean(file);
        return new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format());
    }

    private static void assertGolden(final Path file, final ShotList list) throws IOException {
        final Path golden = GOLDEN.resolve(file.getFileName() + ".json");
        final String written = WRITER.writeValueAsString(list) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, written);
        }
        assertEquals(Files.readString(golden).replace("\r\n", "\n"), written.replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"zh_standard_numbered.txt,5,TEXT,CHINESE", "zh_1925_shentu.txt,19,TEXT,CHINESE", "en_simple.fountain,3,FOUNTAIN,ENGLISH",
        "en_scene_headers.fountain,16,FOUNTAIN,ENGLISH", "en_title_page_boneyard.fountain,2,FOUNTAIN,ENGLISH",
        "en_characters.fountain,1,FOUNTAIN,ENGLISH", "en_final_draft.fountain,2,FOUNTAIN,ENGLISH"})
    void everySceneIsFound(final String name, final int scenes, final ScriptFormat format, final ScriptLanguage language)
            throws IOException, ScriptException {
        final Path file = SAMPLES.resolve(name);
        assertEquals(format, clean(file).format());
        assertEquals(language, clean(file).language());
        final ShotList list = split(file);
        assertEquals(scenes, list.scenes());
        assertGolden(file, list);
    }

    @ParameterizedTest
    @CsvSource({"the-lantern-boat.fountain", "ferry-lantern.txt"})
    void theFlowsSamplesSplitAsIntended(final String name) throws IOException, ScriptException {
        final Path file = FLOW_SAMPLES.resolve(name);
        final ShotList list = split(file);
        assertEquals(0, clean(file).removals().total());
        assertEquals(4, list.scenes());
        assertTrue(list.shots().stream().allMatch(shot -> shot.seconds() >= 3 && shot.seconds() <= 6), list::toString);
        assertGolden(file, list);
    }

    @Test
    void theSchoolPlayHasItsCast() throws IOException, ScriptException {
        final Cast cast = split(SAMPLES.resolve("zh_standard_numbered.txt")).cast();
        assertEquals(List.of("李明", "张晨", "陈老师"), cast.names());
        assertEquals(List.of("高三学生，内向细腻。", "李明同桌，开朗热心。", "语文老师，温和睿智。"),
                cast.characters().stream().map(Cast.Member::description).toList());
    }
}
