package io.nifiwan.script;

import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.Removals;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ParsedScript;
import io.nifiwan.script.parse.ScriptParser;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Real scripts from a folder beside the checkout; skipped where it is absent. */
class SharedSamplesTest {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "scripts");

    /** Skips the test where the samples are absent. */
    private static RawScript sample(final String name) throws IOException {
        final Path file = FOLDER.resolve(name);
        assumeTrue(Files.isReadable(file), () -> file + " is absent");
        return new RawScript(Files.readAllBytes(file), name);
    }

    private static CleanedScript clean(final RawScript script) throws ScriptException {
        return new ScriptCleaner(ScriptCleaner.allReaders(new PlainTextReader(Optional.empty()))).clean(script);
    }

    private static CleanedScript clean(final String name) throws IOException, ScriptException {
        return clean(sample(name));
    }

    private static ParsedScript parse(final String name) throws IOException, ScriptException {
        final CleanedScript script = clean(name);
        return ScriptParser.parse(script.text(), script.format());
    }

    @ParameterizedTest
    @CsvSource({"zh_standard_numbered.txt,5,TEXT,CHINESE", "en_simple.fountain,3,FOUNTAIN,ENGLISH", "zh_1925_shentu.txt,19,TEXT,CHINESE",
        "en_scene_headers.fountain,16,FOUNTAIN,ENGLISH", "en_title_page_boneyard.fountain,2,FOUNTAIN,ENGLISH",
        "en_characters.fountain,1,FOUNTAIN,ENGLISH", "en_final_draft.fdx,2,FOUNTAIN,ENGLISH"})
    void everySceneIsFound(final String name, final int scenes, final ScriptFormat format, final ScriptLanguage language)
            throws IOException, ScriptException {
        final CleanedScript script = clean(name);
        assertEquals(format, script.format());
        assertEquals(language, script.language());
        assertEquals(scenes, new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).scenes());
    }

    /** Each case between two scenes of a script that goes through the whole stage: a heading makes a scene of its own. */
    @Test
    void everyHeadingCaseIsReadInAScript() throws IOException, ScriptException {
        final List<String> cases = new String(sample("heading_cases.tsv").content(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
        assertEquals(62, cases.size());
        for (final String heading : cases) {
            final String[] fields = heading.split("\t", 3);
            final String text = "第91场 山门 夜 外\n\n他走了。\n\n" + fields[2] + "\n\n雨停了，她慢慢走下台阶。\n\n第92场 山门 日 外\n\n他回来了。\n";
            final CleanedScript script = clean(new RawScript(text.getBytes(StandardCharsets.UTF_8), "cases.txt"));
            final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).shots();
            assertEquals(fields[0].equals("1") ? 3 : 2, shots.stream().map(Shot::scene).map(Shot.Scene::heading).distinct().count(), fields[2]);
            assertEquals("他回来了。", shots.getLast().text(), fields[2]);
        }
    }

    @Test
    void theSilentFilmKeepsItsNumbers() throws IOException, ScriptException {
        final List<String> numbers = parse("zh_1925_shentu.txt").scenes().stream().map(scene -> scene.scene().number()).toList();
        assertEquals(IntStream.concat(IntStream.of(0), IntStream.rangeClosed(27, 45)).mapToObj(String::valueOf).toList(), numbers);
    }

    @Test
    void theSchoolPlayHasItsSpeakers() throws IOException, ScriptException {
        final CleanedScript script = clean("zh_standard_numbered.txt");
        final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).shots();
        final List<String> speakers = shots.stream().flatMap(shot -> shot.dialogue().stream()).map(Shot.Dialogue::speaker).distinct().toList();
        assertEquals(List.of("陈老师", "李明", "张晨"), speakers);
        assertEquals("李明，还没走？", shots.stream().flatMap(shot -> shot.dialogue().stream()).findFirst().orElseThrow().line());
        assertEquals("教室外走廊", shots.stream().filter(shot -> shot.scene().number().equals("3")).findFirst().orElseThrow().scene().place());
    }

    @Test
    void cuesAreReadAsTheirAuthorMeantThem() throws IOException, ScriptException {
        final List<String> speakers = parse("en_characters.fountain").scenes().stream().map(ParsedScene::body).flatMap(List::stream)
                .map(element -> element.speaker()).filter(name -> !name.isEmpty()).toList();
        assertEquals(List.of("STEEL", "STEEL", "STEEL", "BOB", "MOM", "Han", "STEEL", "STEEL", "C3PO", "3CPO", "DONT", "ME", "BUT",
                "TEST", "TEST2"), speakers);
    }

    @Test
    void finalDraftIsReadThroughItsContentOnly() throws IOException, ScriptException {
        final CleanedScript script = clean("en_final_draft.fdx");
        assertEquals(ScriptFormat.FOUNTAIN, script.format());
        assertEquals("scene length 2", script.removals().summary(Removals.Effect.NOTED));
        final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).shots();
        assertEquals(List.of("INT. RADIO STUDIO #1#", "EXT. OUTSIDE THE FOOD STORE #2#"),
                shots.stream().map(shot -> shot.scene().heading()).distinct().toList());
        assertEquals(List.of("Hey everyone, this is some music that sounds kinda terrible.", "Why do we pay him?",
                "Because he helps us test this screenplay.", "Maybe there's a job for me here."),
                shots.stream().flatMap(shot -> shot.dialogue().stream()).map(Shot.Dialogue::line).toList());
    }
}
