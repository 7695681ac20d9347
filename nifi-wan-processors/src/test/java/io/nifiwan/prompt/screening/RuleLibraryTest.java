package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RuleLibraryTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @TempDir
    private Path folder;
    private final MovableClock clock = new MovableClock();
    private final List<String> warnings = new ArrayList<>();
    private Path rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = folder.resolve("rules.json");
        Files.writeString(rules, file("first", "alpha"));
    }

    @Test
    void readsAChangedFileAfterTheInterval() throws Exception {
        final RuleLibrary library = library(rules);
        assertEquals(1, hits(library, "alpha beta"));
        Files.writeString(rules, file("first", "alpha") .replace("]}", "") + ", " + rule("second", "beta") + "]}");
        assertEquals(1, hits(library, "alpha beta"));
        clock.advance(INTERVAL);
        assertEquals(2, hits(library, "alpha beta"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void keepsTheLastGoodRulesAndWarnsOnce() throws Exception {
        final RuleLibrary library = library(rules);
        Files.writeString(rules, "{\"version\": 1,\n \"rules\": [{]}");
        clock.advance(INTERVAL);
        assertEquals(1, hits(library, "alpha"));
        clock.advance(INTERVAL);
        assertEquals(1, hits(library, "alpha"));
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains(rules + ":2: no valid JSON"), warnings::toString);
        Files.writeString(rules, file("first", "gamma-ray"));
        clock.advance(INTERVAL);
        assertEquals(0, hits(library, "alpha"));
        assertEquals(1, hits(library, "gamma-ray"));
    }

    @Test
    void keepsTheLastGoodRulesOfAFileThatIsGone() throws Exception {
        final RuleLibrary library = library(rules);
        Files.delete(rules);
        clock.advance(INTERVAL);
        assertEquals(1, hits(library, "alpha"));
        assertEquals(1, warnings.size());
    }

    @Test
    void readsNothingAgainWithoutAChange() throws Exception {
        final RuleLibrary library = library(rules);
        final Lexicon before = library.current();
        clock.advance(INTERVAL.multipliedBy(3));
        assertSame(before, library.current());
    }

    @Test
    void refusesToStartWithBrokenFiles() throws Exception {
        Files.writeString(rules, "[]");
        final Path list = folder.resolve("list.txt");
        Files.write(list, "王某".getBytes(StandardCharsets.UTF_16));
        final RuleSources sources = new RuleSources(true, List.of(rules, folder.resolve("none.json")), Optional.of(list), Optional.empty());
        final ScreeningFileException fault = assertThrows(ScreeningFileException.class, sources::load);
        assertEquals(3, fault.faults().size());
        assertTrue(fault.getMessage().contains("none.json: the file is not readable: NoSuchFileException"));
        assertTrue(fault.getMessage().contains("list.txt: the file is not UTF-8"));
    }

    @Test
    void mergesOverTheDefaults() throws Exception {
        final int defaults = RuleSources.defaultRules().size();
        Files.writeString(rules, "\uFEFF{\"version\": 1, \"rules\": [" + rule("brand.en.pixar", "Hearth Pictures") + ","
                + "{\"id\": \"gore.en.gore\", \"action\": \"off\"}, " + rule("own", "own words") + "]}");
        final Lexicon lexicon = new RuleSources(true, List.of(rules), Optional.empty(), Optional.empty()).load();
        assertEquals(defaults, lexicon.ruleCount());
        assertEquals(0, hits(lexicon, "Pixar gore"));
        assertEquals(2, hits(lexicon, "Hearth Pictures, own words"));
        assertEquals(2, new RuleSources(false, List.of(rules), Optional.empty(), Optional.empty()).load().ruleCount());
    }

    private RuleLibrary library(final Path file) throws ScreeningFileException {
        return new RuleLibrary(new RuleSources(false, List.of(file), Optional.empty(), Optional.empty()), INTERVAL, clock, warnings::add);
    }

    private static int hits(final RuleLibrary library, final String text) {
        return hits(library.current(), text);
    }

    private static int hits(final Lexicon lexicon, final String text) {
        final ScreenedText screened = new ScreenedText("f", text, ScreenedText.Role.WORDS);
        return ShotScreen.screen(new ShotTexts(List.of(screened), List.of(), List.of()), lexicon).findings().size();
    }

    private static String file(final String id, final String pattern) {
        return "{\"version\": 1, \"rules\": [" + rule(id, pattern) + "]}";
    }

    private static String rule(final String id, final String pattern) {
        return "{\"id\": \"%s\", \"pattern\": \"%s\", \"group\": \"other\", \"action\": \"review\", \"reason\": \"r\"}".formatted(id, pattern);
    }
}
