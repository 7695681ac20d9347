package io.nifiwan.launcher.nifi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NifiLogTest {
    private static final String OLD = "2026-01-01 10:00:00,000 ERROR [main] o.a.n.X Old trouble\n";

    @TempDir
    private Path folder;

    @Test
    void showsErrorsAndCausesOfThisStartOnly() throws IOException {
        final Path log = Files.writeString(folder.resolve("nifi-app.log"), OLD);
        final long mark = NifiLog.end(log);
        Files.writeString(log, """
                2026-01-01 11:00:00,000 INFO [main] o.a.n.X Starting
                2026-01-01 11:00:01,000 ERROR [main] o.a.n.X Failed to start
                java.lang.IllegalStateException: no flow
                    at a.B.c(B.java:1)
                Caused by: java.io.IOException: disk full
                """, StandardOpenOption.APPEND);
        assertEquals(List.of("2026-01-01 11:00:01,000 ERROR [main] o.a.n.X Failed to start", "java.lang.IllegalStateException: no flow",
                "Caused by: java.io.IOException: disk full"), NifiLog.lastErrors(log, mark, 5));
        assertEquals(List.of("Caused by: java.io.IOException: disk full"), NifiLog.lastErrors(log, mark, 1));
        assertFalse(NifiLog.contains(log, mark, "Old trouble"));
        assertTrue(NifiLog.contains(log, 0, "Old trouble"));
    }

    @Test
    void readsAllOfALogThatWasRolled() throws IOException {
        final Path log = Files.writeString(folder.resolve("nifi-app.log"), OLD);
        assertEquals(1, NifiLog.lastErrors(log, 100_000, 5).size());
    }

    @Test
    void absentLogHasNoErrors() throws IOException {
        assertEquals(List.of(), NifiLog.lastErrors(folder.resolve("absent.log"), 0, 5));
    }
}
