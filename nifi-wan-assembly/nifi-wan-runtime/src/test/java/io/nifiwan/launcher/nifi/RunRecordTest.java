package io.nifiwan.launcher.nifi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunRecordTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheProcessAgain() throws IOException {
        final Path file = folder.resolve("run.json");
        RunRecord.of(ProcessHandle.current(), 8080).write(file);
        final RunRecord record = RunRecord.read(file).orElseThrow();
        assertEquals(ProcessHandle.current(), record.process().orElseThrow());
        assertEquals(8080, record.httpPort());
        assertTrue(record.isRunning());
    }

    @Test
    void isNotFooledByALaterProcessWithTheSameId() {
        final RunRecord record = RunRecord.of(ProcessHandle.current(), 8080);
        assertEquals(Optional.empty(), new RunRecord(record.pid(), record.started() - 60_000, 8080).process());
    }

    @Test
    void keepsOnlyThePortOfAStoppedProcess() throws IOException {
        final Path file = folder.resolve("run.json");
        RunRecord.of(ProcessHandle.current(), 8080).stopped().write(file);
        final RunRecord record = RunRecord.read(file).orElseThrow();
        assertFalse(record.isRunning());
        assertEquals(Optional.empty(), record.process());
        assertEquals(8080, record.httpPort());
    }

    @Test
    void brokenFileIsNoRecord() throws IOException {
        assertEquals(Optional.empty(), RunRecord.read(Files.writeString(folder.resolve("run.json"), "{\"pid\":")));
        assertEquals(Optional.empty(), RunRecord.read(folder.resolve("absent.json")));
    }
}
