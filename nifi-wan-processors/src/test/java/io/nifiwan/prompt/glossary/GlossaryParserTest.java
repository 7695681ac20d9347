package io.nifiwan.prompt.glossary;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GlossaryParserTest {
    private static final String TERM = "{\"id\": \"tone.moon_silver\", \"category\": \"tone\", \"slot\": \"tone\", \"group\": \"temperature\", "
            + "\"zh\": \"月银色调\", \"en\": \"moon-silver tones\", \"prompt_zh\": \"月光银色调\", \"prompt_en\": \"silver moonlit tones\"}";
    @TempDir
    private Path folder;

    @Test
    void addsATermThatTextsThenName() throws DataFileException {
        final Glossary merged = parse("{\"terms\": [" + TERM + "]}");
        assertEquals(Glossary.standard().terms().size() + 1, merged.terms().size());
        assertEquals("tone.moon_silver", merged.terms().getFirst().id());
        assertEquals(List.of("tone.moon_silver"), ids(merged, "院子里，月银色调。"));
        assertEquals(List.of("tone.moon_silver"), ids(merged, "The yard, moon-silver tones."));
        assertEquals(List.of(), ids(Glossary.standard(), "院子里，月银色调。"));
        assertEquals(Glossary.standard().officialNegativePrompt(), merged.officialNegativePrompt());
    }

    @Test
    void replacesATermOfTheSameId() throws DataFileException {
        final Term before = Glossary.standard().term("tone.blue_grey");
        final Glossary merged = parse(("{\"terms\": [" + TERM + "]}").replace("tone.moon_silver", "tone.blue_grey"));
        assertEquals(Glossary.standard().terms().size(), merged.terms().size());
        assertEquals("月光银色调", merged.term("tone.blue_grey").phrase(Language.ZH));
        assertEquals(List.of(), ids(merged, "院子里，" + before.zh() + "。"));
    }

    @Test
    void prefersAnOwnTermWhereBothHaveTheSameWords() throws DataFileException {
        final Glossary merged = parse(("{\"terms\": [" + TERM + "]}").replace("月银色调", "蓝灰色调"));
        assertEquals(List.of("tone.moon_silver"), ids(merged, "院子里，蓝灰色调。"));
    }

    @Test
    void readsTheGlossaryOfTheBundleItself() throws DataFileException {
        final DataFile file = DataFile.resource("/io/nifiwan/prompt/glossary.json");
        assertEquals(Glossary.standard().terms(), new GlossaryParser(Glossary.standard()).parse(file).terms());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"id\": \"tone.moon_silver\" | \"id\": \"Moon\" | line 3: terms.1.id",
        "\"category\": \"tone\" | \"category\": \"hue\" | line 3: terms.1.category: there is no category hue in this slot; there are contrast",
        "\"slot\": \"tone\" | \"slot\": \"sky\" | line 3: terms.1.slot",
        "\"slot\": \"tone\", | '' | line 3: terms.1.slot",
        "\"zh\": \"月银色调\" | \"zh\": \" \" | line 3: terms.1.zh",
        "\"en\": \"moon-silver tones\", | '' | line 3: terms.1.en",
        "\"prompt_en\" | \"prompt_english\" | line 3: terms.1.prompt_english",
        "\"zh\": | \"syn_zh\": [\"a\", \"\"], \"zh\": | line 3: terms.1.syn_zh.1",
        "\"zh\": | \"expect\": {\"metric\": \"shine\"}, \"zh\": | line 3: terms.1.expect.metric",
        "\"zh\": | \"expect\": {\"metric\": \"tone\", \"class\": \"silver\"}, \"zh\": | line 3: terms.1.expect.class: there is no class silver",
        "\"zh\": | \"expect\": {\"metric\": \"tone\", \"class\": \"cool\", \"accept\": [\"cold\"]}, \"zh\": | line 3: terms.1.expect.accept.0",
        "\"zh\": | \"expect\": {\"metrics\": \"tone\"}, \"zh\": | line 3: terms.1.expect.metrics",
        "\"zh\": | \"negative_conflicts\": [\"发灰\"], \"zh\": | line 3: terms.1.negative_conflicts.0",
        "tone.moon_silver | move.push_in | line 3: terms.1.id: a term that replaces move.push_in keeps its category camera_movement",
        "tone.moon_silver | tone.other | line 3: terms.1.id: the term tone.other is there twice"})
    void namesTheLineOfAFault(final String part, final String replacement, final String expected) {
        final String first = TERM.replace("tone.moon_silver", "tone.other");
        final String text = "{\"terms\": [\n" + first + ",\n" + TERM.replace(part, replacement) + "]}";
        final DataFileException fault = assertThrows(DataFileException.class, () -> parse(text));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }

    @Test
    void refusesAFileWithoutTerms() {
        assertThrows(DataFileException.class, () -> parse("{}"));
        assertThrows(DataFileException.class, () -> parse("{\"term\": []}"));
    }

    private Glossary parse(final String text) throws DataFileException {
        return new GlossaryParser(Glossary.standard()).parse(DataFiles.of(folder, "terms.json", text));
    }

    private static List<String> ids(final Glossary glossary, final String text) {
        return new TermMatcher(glossary).match(text, Reading.PROSE).stream().map(match -> match.term().id()).toList();
    }
}
