package io.nifiwan.launcher.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClipReportTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatTheTableShows() throws IOException {
        final ClipReport report = ReportFiles.write(folder, VerdictFolder.REVIEW, "茶馆", 2, 7);
        assertEquals("茶馆", report.script());
        assertEquals("茶馆/s1-sh2-0a1b2c3d", report.key());
        assertEquals("1", report.scene());
        assertEquals("2", report.shot());
        assertEquals(7, report.fragmentCount());
        assertEquals("REVIEW", report.verdict());
        assertEquals(0.875, report.score());
        assertEquals(Map.of("sharpness", 0.91), report.dimensions());
        assertEquals("push_in", report.cameraAsked());
        assertEquals("push_in+tilt_up", report.cameraMeasured());
        assertEquals(List.of("CAMERA_UNKNOWN"), report.reasons());
        assertEquals(folder.resolve("review/茶馆-s1-sh2.mp4"), report.clip());
    }

    @Test
    void aReportWithNothingInItIsStillOne() throws IOException {
        final ClipReport report = ClipReport.read(Files.writeString(folder.resolve("a.json"), "{}"), VerdictFolder.PASSED).orElseThrow();
        assertEquals("a", report.shotId());
        assertEquals("", report.verdict());
        assertTrue(Double.isNaN(report.score()));
    }

    @Test
    void halfAFileIsNone() throws IOException {
        assertEquals(Optional.empty(), ClipReport.read(Files.writeString(folder.resolve("a.json"), "{\"verdict\":"), VerdictFolder.PASSED));
        assertEquals(Optional.empty(), ClipReport.read(Files.writeString(folder.resolve("b.json"), ""), VerdictFolder.PASSED));
        assertEquals(Optional.empty(), ClipReport.read(Files.writeString(folder.resolve("c.json"), "[]"), VerdictFolder.PASSED));
    }
}
