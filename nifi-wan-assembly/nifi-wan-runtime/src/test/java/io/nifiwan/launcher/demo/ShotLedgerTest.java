package io.nifiwan.launcher.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShotLedgerTest {
    @TempDir
    private Path folder;

    @Test
    void balancesWhenEveryShotHasOneVerdict() throws IOException {
        final ShotLedger ledger = ShotLedger.of(List.of(report(VerdictFolder.PASSED, "a", 1, 2), report(VerdictFolder.REJECTED, "a", 2, 2),
                report(VerdictFolder.PASSED, "b", 1, 1)), 3);
        assertTrue(ledger.isBalanced());
        assertEquals(3, ledger.expected());
    }

    @Test
    void namesTheMissingShots() throws IOException {
        final ShotLedger ledger = ShotLedger.of(List.of(report(VerdictFolder.PASSED, "a", 2, 4), report(VerdictFolder.PASSED, "a", 3, 4)), 0);
        assertFalse(ledger.isBalanced());
        assertEquals(Map.of("a", List.of(1, 4)), ledger.missing());
        assertEquals(4, ledger.expected());
    }

    @Test
    void everyStyleOfAShotCounts() throws IOException {
        final ClipReport sketch = ReportFiles.writeVariant(folder, VerdictFolder.PASSED, "a", "storyboard", 2);
        final ClipReport film = ReportFiles.writeVariant(folder, VerdictFolder.REVIEW, "a", "cinematic", 2);
        assertTrue(ShotLedger.of(List.of(sketch, film), 1).isBalanced());
        assertEquals(Map.of("a", List.of(1)), ShotLedger.of(List.of(film), 1).missing());
    }

    @Test
    void missesAScriptWithoutAnyReportByTheCounter() throws IOException {
        final ShotLedger ledger = ShotLedger.of(List.of(report(VerdictFolder.PASSED, "a", 1, 1)), 5);
        assertEquals(5, ledger.expected());
        assertFalse(ledger.isBalanced());
    }

    @Test
    void findsAShotWithTwoVerdicts() throws IOException {
        final ShotLedger ledger = ShotLedger.of(List.of(report(VerdictFolder.PASSED, "a", 1, 1), report(VerdictFolder.REVIEW, "a", 1, 1)), 1);
        assertFalse(ledger.isBalanced());
        assertEquals(List.of("a/s1-sh1-0a1b2c3d in passed/a-s1-sh1.json and review/a-s1-sh1.json"), ledger.duplicates());
    }

    @Test
    void findsAReportWithoutItsClip() throws IOException {
        final ClipReport report = report(VerdictFolder.PASSED, "a", 1, 1);
        Files.delete(report.clip());
        assertEquals(List.of("passed/a-s1-sh1.json"), ShotLedger.of(List.of(report), 1).clipless());
    }

    @Test
    void nothingIsNotBalanced() {
        assertFalse(ShotLedger.of(List.of(), 0).isBalanced());
    }

    @Test
    void progressCountsByFolder() throws IOException {
        final List<ClipReport> reports = List.of(report(VerdictFolder.PASSED, "a", 1, 3), report(VerdictFolder.REVIEW, "a", 2, 3));
        final Progress progress = Progress.of(0, 1, reports, 0, 4, 1);
        assertEquals(new Progress(3, 2, 1, 1, 0, 0, 4, 1), progress);
        assertFalse(progress.isDone());
        assertTrue(Progress.of(3, 3, reports, 1, 0, 0).isDone());
        assertFalse(Progress.of(0, 0, List.of(), 0, 0, 0).isDone());
        assertEquals("  7 s  shots split 3 · clips made 2 · passed 1 · in review 1 · rejected 0 · failed 0", progress.line(7));
    }

    private ClipReport report(final VerdictFolder verdict, final String script, final int index, final int count) throws IOException {
        return ReportFiles.write(folder, verdict, script, index, count);
    }
}
