package io.nifiwan.launcher.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class OutputFolderTest {
    @TempDir
    private Path folder;

    @Test
    void looksAtNewFilesOnlyAndInTheOrderOfShots() throws IOException {
        ReportFiles.write(folder, VerdictFolder.PASSED, "earlier", 1, 1);
        final OutputFolder output = new OutputFolder(folder);
        ReportFiles.write(folder, VerdictFolder.PASSED, "b", 1, 1);
        ReportFiles.write(folder, VerdictFolder.PASSED, "a", 10, 10);
        ReportFiles.write(folder, VerdictFolder.REVIEW, "a", 9, 10);
        assertEquals(List.of("a 9", "a 10", "b 1"),
                output.reports().stream().map(report -> report.script() + " " + report.fragmentIndex()).toList());
    }

    @Test
    void skipsAReportThatIsStillBeingWrittenAndReadsItLater() throws IOException {
        final OutputFolder output = new OutputFolder(folder);
        final Path report = Files.createDirectories(folder.resolve("passed")).resolve("x.json");
        Files.writeString(report, "{");
        Files.writeString(report.resolveSibling(".y.json"), "{}");
        assertEquals(List.of(), output.reports());
        Files.writeString(report, "{}");
        assertEquals(1, output.reports().size());
    }

    @Test
    void aFailureIsCountedOnceWithItsReason() throws IOException {
        final OutputFolder output = new OutputFolder(folder);
        Files.createDirectories(output.failed());
        final Path script = Files.writeString(output.failed().resolve("1a2b-script.txt"), "");
        Files.writeString(output.failed().resolve("1a2b-script.txt.why.json"), "{\"filename\":\"script.txt\",\"script.error.message\":\"No text\"}");
        final Path shot = Files.writeString(output.failed().resolve("2b3c-shot.json"), "{}");
        assertEquals(List.of(new FailedFile(script, "No text"), new FailedFile(shot, "")), output.failures());
        assertEquals("Failed: " + script + " (No text)", output.failures().get(0).line());
    }

    @Test
    void aScriptAppearsCompleteUnderItsOwnName() throws IOException {
        final Path script = Files.writeString(folder.resolve("茶馆.txt"), "第一场");
        final Path watched = Files.createDirectory(folder.resolve("watched"));
        Files.writeString(watched.resolve(".other"), "hidden");
        ScriptFeeder.feed(script, watched);
        assertEquals(List.of(watched.resolve("茶馆.txt")), ScriptFeeder.scripts(watched));
        assertEquals("第一场", Files.readString(watched.resolve("茶馆.txt")));
        assertFalse(Files.exists(watched.resolve(".茶馆.txt.copying")));
    }
}
