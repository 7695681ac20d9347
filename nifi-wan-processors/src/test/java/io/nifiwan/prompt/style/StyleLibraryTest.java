package io.nifiwan.prompt.style;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataFiles;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StyleLibraryTest {
    private final StyleLibrary library = StyleLibrary.standard();
    @TempDir
    private Path folder;

    @Test
    void hasEveryStyleOfTheGlossary() {
        final List<String> ids = Glossary.standard().terms().stream().filter(term -> term.slot() == Slot.STYLE).map(term -> term.id()).toList();
        assertEquals(ids, library.profiles().stream().map(StyleProfile::id).toList());
        for (final StyleProfile profile : library.profiles()) {
            assertFalse(profile.prefix(Language.ZH).isBlank());
            assertFalse(profile.prefix(Language.EN).isBlank());
            assertTrue(profile.seedOffset() > 0);
        }
        assertEquals(library.profiles().size(), library.profiles().stream().map(StyleProfile::seedOffset).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ink_wash", "style.ink_wash", " Ink_Wash ", "水墨", "水墨画", "Chinese ink-wash painting", "ink wash", "sumi-e"})
    void findsAStyleByAnyOfItsNames(final String name) {
        assertEquals("style.ink_wash", library.find(name).orElseThrow().id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'realistic, cinematic, storyboard' | realistic+cinematic+storyboard", "写实，电影感、水墨；线稿 | realistic+cinematic+ink_wash+line_art",
        "'' | ''", "' , ' | ''", "None | ''", "'none, noir' | +noir", "'noir\nanime' | noir+anime"})
    void readsAList(final String list, final String expected) throws PromptException {
        assertEquals(expected, library.select(list).stream().map(StyleProfile::shortId).collect(Collectors.joining("+")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"realistic, vaporwave", "noir, film noir", "None, none",
        "noir,anime,clay,felt,puppet,pixel,oil,gongbi,vhs,wuxia,period,origami,watercolor"})
    void refusesAListThatMakesNoSense(final String list) {
        assertEquals(PromptError.UNKNOWN_STYLE, assertThrows(PromptException.class, () -> library.select(list)).error());
    }

    @Test
    void takesTheOperatorsProfilesOverItsOwn() throws DataFileException {
        final StyleLibrary own = new StyleLibrary(Glossary.standard(), parse("""
                {"styles": [
                 {"id": "ink_wash", "prefix_en": "Loose ink on rice paper", "seed_offset": 7},
                 {"id": "style.dawn_grade", "zh": "晨色", "en": "dawn grade", "prefix_zh": "清晨胶片调色", "prefix_en": "dawn film grade",
                  "negative_remove": ["过曝"], "negative_add": ["夜景"]}
                ]}"""));
        final StyleProfile ink = own.find("水墨").orElseThrow();
        assertEquals("Loose ink on rice paper", ink.prefix(Language.EN));
        assertEquals("水墨画风格，墨色晕染", ink.prefix(Language.ZH));
        assertEquals(List.of("照片质感", "三维渲染"), ink.negativeAdd());
        assertEquals(7, ink.seedOffset());
        final StyleProfile dawn = own.find("晨色").orElseThrow();
        assertEquals("style.dawn_grade", dawn.id());
        assertEquals("dawn_grade", dawn.shortId());
        assertEquals(List.of("过曝"), dawn.negativeRemove());
        assertTrue(dawn.seedOffset() > 0);
        assertFalse(dawn.ownColours());
        assertEquals(library.profiles().size() + 1, own.profiles().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"styles\": [\\n{\"id\": \"Dawn\"}]} | line 2: styles.0.id",
        "{\"styles\": [\\n{\"id\": \"dawn\", \"zh\": \"晨色\",\\n\"en\": \"\"}]} | line 3: styles.0.en",
        "{\"styles\": [\\n{\"id\": \"dawn\"}]} | line 2: styles.0.zh",
        "{\"styles\": [{\"id\": \"noir\"},\\n{\"id\": \"style.noir\"}]} | line 2: styles.1.id",
        "{\"styles\": [{\"id\": \"noir\",\\n\"negative_remove\": [\"过曝\",\\n\"手\"]}]} | line 3: styles.0.negative_remove.1",
        "{\"styles\": [{\"id\": \"noir\",\\n\"seed_offset\": -1}]} | line 2: styles.0.seed_offset",
        "{\"styles\": [{\"id\": \"noir\",\\n\"prefix\": \"x\"}]} | line 2: styles.0.prefix",
        "{\"style\": []} | line 1: style",
        "{} | line 1: styles"})
    void namesTheLineOfAFault(final String text, final String expected) {
        final DataFileException fault = assertThrows(DataFileException.class, () -> parse(text.replace("\\n", "\n")));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }

    private List<StyleParser.Draft> parse(final String text) throws DataFileException {
        return new StyleParser().parse(DataFiles.of(folder, "styles.json", text));
    }
}
