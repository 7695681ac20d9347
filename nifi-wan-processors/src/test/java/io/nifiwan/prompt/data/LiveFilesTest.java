package io.nifiwan.prompt.data;

import io.nifiwan.prompt.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LiveFilesTest {
    private final SettableClock clock = new SettableClock();
    private final List<String> warnings = new ArrayList<>();
    @TempDir
    private Path folder;

    @Test
    void readsAFileAgainWhenItsBytesChangeAndTheIntervalIsOver() throws IOException, DataFileException {
        final Path path = write("a.txt", "one");
        final FileTime time = Files.getLastModifiedTime(path);
        final LiveFiles<String> files = LiveFiles.file(path, LiveFilesTest::parse, clock, warnings::add);
        final List<String> first = files.current();
        assertEquals(List.of("one"), first);

        write("a.txt", "two");
        Files.setLastModifiedTime(path, time);
        clock.advance(LiveFiles.INTERVAL.minusMillis(1));
        assertSame(first, files.current());
        clock.advance(Duration.ofMillis(1));
        final List<String> second = files.current();
        assertEquals(List.of("two"), second);
        next();
        assertSame(second, files.current());
        assertEquals(List.of(), warnings);
    }

    @Test
    void keepsTheLastGoodVersionAndWarnsOnceForEachFault() throws IOException, DataFileException {
        final Path path = write("a.txt", "one");
        final LiveFiles<String> files = LiveFiles.file(path, LiveFilesTest::parse, clock, warnings::add);
        write("a.txt", "bad");
        next();
        assertEquals(List.of("one"), files.current());
        next();
        assertEquals(List.of("one"), files.current());
        assertEquals(List.of(path + " line 1: this is bad; the last good version stays in use"), warnings);

        Files.delete(path);
        next();
        assertEquals(List.of("one"), files.current());
        assertEquals(2, warnings.size());
        assertTrue(warnings.getLast().contains("cannot be read"), warnings.getLast());

        write("a.txt", "one");
        next();
        assertEquals(List.of("one"), files.current());
        write("a.txt", "three");
        next();
        assertEquals(List.of("three"), files.current());
        assertEquals(2, warnings.size());
    }

    @Test
    void followsTheFilesOfAFolder() throws IOException, DataFileException {
        write("b.txt", "two");
        write("a.txt", "one");
        write("ignored.md", "bad");
        final LiveFiles<String> files = LiveFiles.folder(folder, ".txt", LiveFilesTest::parse, clock, warnings::add);
        assertEquals(List.of("one", "two"), files.current());

        write("c.txt", "three");
        write("d.txt", "bad");
        Files.delete(folder.resolve("a.txt"));
        next();
        assertEquals(List.of("two", "three"), files.current());
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().endsWith("the file is left out"), warnings.getFirst());

        write("d.txt", "four");
        next();
        assertEquals(List.of("two", "three", "four"), files.current());
    }

    @Test
    void keepsEverythingWhileTheFolderIsAway() throws IOException, DataFileException {
        final Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("a.txt"), "one");
        final LiveFiles<String> files = LiveFiles.folder(inner, ".txt", LiveFilesTest::parse, clock, warnings::add);
        Files.move(inner, folder.resolve("elsewhere"));
        next();
        assertEquals(List.of("one"), files.current());
        next();
        assertEquals(List.of("one"), files.current());
        assertEquals(1, warnings.size());
    }

    @Test
    void refusesToStartWithAFileThatIsNotGood() throws IOException {
        final Path path = write("a.txt", "bad");
        assertThrows(DataFileException.class, () -> LiveFiles.file(path, LiveFilesTest::parse, clock, warnings::add));
        assertThrows(DataFileException.class, () -> LiveFiles.folder(folder, ".txt", LiveFilesTest::parse, clock, warnings::add));
        assertThrows(DataFileException.class, () -> LiveFiles.file(folder.resolve("absent"), LiveFilesTest::parse, clock, warnings::add));
        assertEquals(List.of(), LiveFiles.none().current());
    }

    private void next() {
        clock.advance(LiveFiles.INTERVAL);
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String parse(final DataFile file) throws DataFileException {
        if (file.text().equals("bad")) {
            throw file.fault(1, "this is bad");
        }
        return file.text();
    }
}
