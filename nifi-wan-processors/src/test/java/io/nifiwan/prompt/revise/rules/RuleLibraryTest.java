package io.nifiwan.prompt.revise.rules;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RuleLibraryTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    @TempDir
    private Path folder;
    private Path file;
    private Instant now = Instant.EPOCH;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void setFile() throws IOException {
        file = folder.resolve("rules.json");
        write("first");
    }

    @Test
    void readsAChangedFileAfterTheInterval() throws IOException {
        final RuleLibrary library = library();
        write("second.longer");
        assertEquals("first", last(library));
        now = now.plus(INTERVAL);
        assertEquals("second.longer", last(library));
        assertEquals(List.of(), warnings);
    }

    @Test
    void keepsTheLastGoodRules() throws IOException {
        final RuleLibrary library = library();
        Files.writeString(file, "{\n\"version\": 1, \"rules\": [}");
        now = now.plus(INTERVAL);
        assertEquals("first", last(library));
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("rules.json:2: no valid JSON"), warnings.getFirst());
        now = now.plus(INTERVAL);
        assertEquals("first", last(library));
        assertEquals(1, warnings.size());
        Files.delete(file);
        now = now.plus(INTERVAL);
        assertEquals("first", last(library));
        assertEquals(2, warnings.size());
        write("third.good");
        now = now.plus(INTERVAL);
        assertEquals("third.good", last(library));
    }

    @Test
    void doesNotStartWithABrokenFile() throws IOException {
        Files.writeString(file, "[]");
        assertThrows(RuleFileException.class, this::library);
    }

    @Test
    void needsNoFile() throws IOException {
        assertSame(RevisionRules.shipped(), new RuleLibrary(Optional.empty(), INTERVAL, () -> now, warnings::add).current());
    }

    private RuleLibrary library() throws IOException {
        return new RuleLibrary(Optional.of(file), INTERVAL, () -> now, warnings::add);
    }

    private static String last(final RuleLibrary library) {
        return library.current().rules().getLast().id();
    }

    private void write(final String id) throws IOException {
        Files.writeString(file, "{\"version\": 1, \"rules\": [{\"id\": \"" + id + "\", \"reasons\": [\"CUT\"], \"keepSeed\": true}]}");
    }
}
