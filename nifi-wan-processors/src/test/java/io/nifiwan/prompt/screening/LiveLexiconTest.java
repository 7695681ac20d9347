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

class LiveLexiconTest {
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
        final LiveLexicon live = live(rules);
        assertEquals(1, hits(live, "alpha beta"));
        Files.writeString(rules, file("first", "alpha") .replace("]}", "") + ", " + rule("second", "beta") + "]}");
        assertEquals(1, hits(live, "alpha beta"));
        clock.advance(INTERVAL);
        assertEquals(2, hits(live, "alpha beta"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void keepsTheLastGoodRulesAndWarnsOnce() throws Exception {
        final LiveLexicon live = live(rules);
        Files.writeString(rules, "{\"version\": 1,\n \"rules\": [{]}");
        clock.advance(INTERVAL);
        assertEquals(1, hits(live, "alpha"));
        clock.advance(INTERVAL);
        assertEquals(1, hits(live, "alpha"));
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains(rules + ":2: no valid JSON"), warnings::toString);
        Files.writeString(rules, file("first", "gamma-ray"));
        clock.advance(INTERVAL);
        assertEquals(0, hits(live, "alpha"));
        assertEquals(1, hits(live, "gamma-ray"));
    }

    @Test
    void keepsTheLastGoodRulesOfAFileThatIsGone() throws Exception {
        final LiveLexicon live = live(rules);
        Files.delete(rules);
        clock.advance(INTERVAL);
        assertEquals(1, hits(live, "alpha"));
        assertEquals(1, warnings.size());
    }

    @Test
    void readsNothingAgainWithoutAChange() throws Exception {
        final LiveLexicon live = live(rules);
        final Lexicon before = live.current();
        clock.advance(INTERVAL.multipliedBy(3));
        assertSame(before, live.current());
    }

    @Test
    void refusesToStartWithBrokenFiles() throws Exception {
        Files.writeString(rules, "[]");
        final Path list = folder.resolve("list.txt");
        Files.write(list, "王某".getBytes(StandardCharsets.UTF_16));
        final RuleSources sources = new RuleSources(true, List.of(rules, folder.resolve("none.json")), Optional.of(list), Optional.empty());
        final ScreeningFileException fault = assertThrows(ScreeningFileException.class, () -> open(sources));
        assertEquals(3, fault.faults().size());
        assertTrue(fault.getMessage().contains("none.json: the file cannot be read (NoSuchFileException)"));
        assertTrue(fault.getMessage().contains("list.txt line 1: the text is not UTF-8"));
    }

    @Test
    void readsTheFilesInTheOrderOfTheList() throws Exception {
        final Path later = folder.resolve("a.json");
        Files.writeString(later, file("first", "omega"));
        final LiveLexicon live = open(new RuleSources(false, List.of(rules, later), Optional.empty(), Optional.empty()));
        assertEquals(1, live.current().ruleCount());
        assertEquals(0, hits(live, "alpha"));
        assertEquals(1, hits(live, "omega"));
    }

    @Test
    void followsTheWatchListThoughARuleFileIsBroken() throws Exception {
        final Path list = folder.resolve("list.txt");
        Files.writeString(list, "Ada Vale | review | not asked\n");
        final LiveLexicon live = open(new RuleSources(false, List.of(rules), Optional.of(list), Optional.empty()));
        assertEquals(1, live.current().personCount());
        Files.writeString(rules, "{");
        Files.writeString(list, "Ada Vale | review | not asked\nBo Reed | block | refused\n");
        clock.advance(INTERVAL);
        assertEquals(2, live.current().personCount());
        assertEquals(1, hits(live, "alpha"));
        assertEquals(1, warnings.size());
    }

    @Test
    void mergesOverTheDefaults() throws Exception {
        final int defaults = RuleSources.defaultRules().size();
        Files.writeString(rules, "\uFEFF{\"version\": 1, \"rules\": [" + rule("brand.en.pixar", "Hearth Pictures") + ","
                + "{\"id\": \"gore.en.gore\", \"action\": \"off\"}, " + rule("own", "own words") + "]}");
        final Lexicon lexicon = open(new RuleSources(true, List.of(rules), Optional.empty(), Optional.empty())).current();
        assertEquals(defaults, lexicon.ruleCount());
        assertEquals(0, hits(lexicon, "Pixar gore"));
        assertEquals(2, hits(lexicon, "Hearth Pictures, own words"));
        assertEquals(2, live(rules).current().ruleCount());
    }

    private LiveLexicon live(final Path file) throws ScreeningFileException {
        return open(new RuleSources(false, List.of(file), Optional.empty(), Optional.empty()));
    }

    private LiveLexicon open(final RuleSources sources) throws ScreeningFileException {
        return LiveLexicon.open(sources, INTERVAL, clock, warnings::add);
    }

    private static int hits(final LiveLexicon live, final String text) {
        return hits(live.current(), text);
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
