package io.nifiwan.engine.dashscope;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModelTableTest {
    private static final ModelTable TABLE = ModelTable.bundled();
    @TempDir
    private Path folder;

    private static VideoModel model(final String name) throws EngineException {
        return TABLE.model(name, false);
    }

    @ParameterizedTest
    @CsvSource({
        // what a model makes stays as it is
        "wan2.2-t2v-plus, 832, 480, 832*480, 480P",
        "wan2.2-t2v-plus, 1248, 1632, 1248*1632, 1080P",
        // no 720P: never up to the dearer tier
        "wan2.2-t2v-plus, 1280, 720, 832*480, 480P",
        "wan2.2-t2v-plus, 720, 1280, 480*832, 480P",
        "wan2.2-t2v-plus, 1024, 1024, 624*624, 480P",
        "wan2.2-t2v-plus, 2560, 1440, 1920*1080, 1080P",
        // smaller than all: the smallest tier
        "wan2.2-t2v-plus, 640, 360, 832*480, 480P",
        "wan2.6-t2v, 832, 480, 1280*720, 720P",
        "wanx2.1-t2v-turbo, 1920, 1080, 1280*720, 720P",
        "wan2.5-t2v-preview, 1440, 1080, 1632*1248, 1080P",
        "wan2.5-t2v-preview, 960, 720, 1088*832, 720P",
        "wan2.7-t2v, 1280, 720, 1280*720, 720P",
        "wan2.7-t2v, 1088, 832, 1104*832, 720P",
        "wan2.7-t2v, 1080, 1920, 1080*1920, 1080P"})
    void sizesBecomeTheNearestThatIsNotDearer(final String name, final int width, final int height, final String size, final String tier)
            throws Exception {
        final FrameSize chosen = model(name).sizeFor(width, height, true);
        assertEquals(size, chosen.text());
        assertEquals(tier, chosen.tier());
        assertEquals(chosen, model(name).sizeFor(chosen.width(), chosen.height(), false));
    }

    @Test
    void anotherShapeOrAnotherSizeWhereNoneMayBeRoundedIsRefusedWithTheSizes() {
        final EngineException shape = assertThrows(EngineException.class, () -> model("wan2.2-t2v-plus").sizeFor(2560, 1080, true));
        assertEquals(EngineError.INVALID, shape.error());
        assertTrue(shape.getMessage().contains("2560x1080") && shape.getMessage().contains("832x480, 480x832, 624x624"), shape.getMessage());
        assertThrows(EngineException.class, () -> model("wan2.2-t2v-plus").sizeFor(1280, 720, false));
    }

    @ParameterizedTest
    @CsvSource({
        // 5 s at 16 fps are planned as 81 frames, 5.06 s
        "wan2.2-t2v-plus, 81, 16, 5", "wan2.2-t2v-plus, 17, 16, 5", "wan2.2-t2v-plus, 150, 30, 5", "wan2.5-t2v-preview, 81, 16, 5",
        "wan2.5-t2v-preview, 97, 16, 10", "wan2.6-t2v, 65, 16, 4", "wan2.6-t2v, 69, 16, 5", "wan2.6-t2v, 5, 16, 2", "wan2.6-t2v, 241, 16, 15",
        "wan2.6-t2v-us, 97, 16, 10", "wan2.7-t2v, 450, 30, 15"})
    void lengthsBecomeTheNextThatIsLongEnough(final String name, final int frames, final int fps, final int seconds) throws Exception {
        assertEquals(seconds, model(name).secondsFor(frames, fps));
    }

    @Test
    void aLengthBeyondTheLongestIsRefusedWithIt() {
        final EngineException e = assertThrows(EngineException.class, () -> model("wan2.2-t2v-plus").secondsFor(97, 16));
        assertEquals(EngineError.INVALID, e.error());
        assertTrue(e.getMessage().contains("at most 5 s, and 6.1 s are asked"), e.getMessage());
    }

    @Test
    void promptsBeyondWhatTheModelReadsAreRefused() throws Exception {
        final VideoModel model = model("wan2.2-t2v-plus");
        // Characters, not UTF-16 units: this one takes two of those.
        model.checkTexts("𠮷".repeat(800), "x".repeat(500));
        assertThrows(EngineException.class, () -> model.checkTexts("x".repeat(801), ""));
        assertThrows(EngineException.class, () -> model.checkTexts("kite", "x".repeat(501)));
        assertThrows(EngineException.class, () -> model.checkTexts(" ", ""));
    }

    @Test
    void aDateBehindANameIsTheSameModel() throws Exception {
        final VideoModel dated = model("wan2.7-t2v-2026-04-25");
        assertEquals("wan2.7-t2v-2026-04-25", dated.name());
        assertEquals(model("wan2.7-t2v").rules(), dated.rules());
        assertFalse(TABLE.has("wan2.7-t2v-next"));
    }

    @Test
    void unknownModelsAreRefusedOrTakenForTheNewest() throws Exception {
        final EngineException e = assertThrows(EngineException.class, () -> model("wan3.0-video"));
        assertEquals(EngineError.CONFIGURATION, e.error());
        assertTrue(e.getMessage().contains("wan2.2-t2v-plus"), e.getMessage());
        final VideoModel unknown = TABLE.model("wan3.0-video", true);
        assertEquals("wan3.0-video", unknown.name());
        assertEquals(FrameField.RATIO, unknown.rules().frame());
    }

    @Test
    void tiersOfSizesAreKnown() {
        assertEquals(Optional.of("480P"), TABLE.tierOf("832*480"));
        assertEquals(Optional.of("1080P"), TABLE.tierOf("1632*1248"));
        assertEquals(Optional.empty(), TABLE.tierOf("1*1"));
        assertEquals(15, TABLE.maximumSeconds());
        assertEquals(1920L * 1080, TABLE.maximumPixels());
    }

    private ModelTable with(final String json) throws IOException, DataFileException {
        return TABLE.with(DataFile.read(Files.writeString(folder.resolve("models.json"), json)));
    }

    @Test
    void anOperatorsFileAddsModelsAndReplacesThem() throws Exception {
        final ModelTable table = with("""
                {
                  "version": 1,
                  "unknownLike": "wan4-t2v",
                  "sizes": [{"frame": "ratio", "tier": "2K", "ratio": "16:9", "width": 2560, "height": 1440}],
                  "models": [
                    {"names": ["wan4-t2v", "wan4-t2v-us"], "frame": "ratio", "tiers": ["720P", "2K"], "seconds": [4, 8], "durationSent": true,
                     "fps": 24, "sound": "switch", "promptLimit": 9000, "negativePrompt": "parameters", "negativeLimit": 100},
                    {"names": ["wan2.2-t2v-plus"], "frame": "size", "tiers": ["480P"], "seconds": [5], "durationSent": false,
                     "fps": 16, "sound": "none", "promptLimit": 800, "negativePrompt": "input", "negativeLimit": 500}
                  ]
                }
                """);
        assertEquals("2K", table.model("wan4-t2v-us", false).sizeFor(2560, 1440, false).tier());
        assertEquals(24, table.model("anything", true).rules().fps());
        assertEquals(16, table.model("wan2.2-t2v-plus", false).rules().fps());
        assertEquals(24, table.model("wan2.5-t2v-preview", false).rules().fps());
        assertEquals(2560L * 1440, table.maximumPixels());
    }

    @Test
    void theDocumentedFileIsReadable() throws Exception {
        try (InputStream stream = ModelTable.class.getResourceAsStream("/docs/io.nifiwan.engine.services.DashScopeEngine/additionalDetails.md")) {
            final String page = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            final ModelTable table = with(page.substring(page.indexOf("```json\n") + 8, page.indexOf("\n```", page.indexOf("```json\n"))));
            assertEquals("2K", table.model("wan10", true).sizeFor(2560, 1440, false).tier());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{\"version\": 2}; version",
        "{\"version\": 1, \"model\": []}; model",
        "{\"version\": 1, \"models\": [{\"names\": [\"a\"], \"frame\": \"pixels\"}]}; models.0",
        "{\"version\": 1, \"models\": [{\"names\": [\"a\"]}]}; needs names, tiers and seconds",
        "{\"version\": 1, \"sizes\": [{\"frame\": \"ratio\", \"tier\": \"2K\", \"width\": 2560, \"height\": 1440}]}; needs ratio",
        "{\"version\": 1, \"sizes\": [{\"frame\": \"size\", \"tier\": \"2K\", \"width\": 2561, \"height\": 1440}]}; even",
        "{\"version\": 1, \"unknownLike\": \"wan9\"}; wan9",
        "[]; no JSON object"})
    void faultsOfAFileAreShownWithTheirPlace(final String json, final String said) {
        final DataFileException e = assertThrows(DataFileException.class, () -> with(json));
        assertTrue(e.getMessage().contains(said) && e.getMessage().contains("line 1"), e.getMessage());
    }

    @Test
    void aTierWithoutSizesIsAFault() {
        final DataFileException e = assertThrows(DataFileException.class, () -> with("""
                {"version": 1, "models": [{"names": ["a"], "frame": "size", "tiers": ["8K"], "seconds": [5], "durationSent": false,
                 "fps": 16, "sound": "none", "promptLimit": 800, "negativePrompt": "input", "negativeLimit": 500}]}
                """));
        assertTrue(e.getMessage().contains("8K"), e.getMessage());
    }
}
