package io.nifiwan.engine.command;

import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.local.LocalJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static io.nifiwan.engine.command.ShellPrograms.request;
import static io.nifiwan.engine.command.ShellPrograms.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs that outlived a process that was killed: the folder of their job, which is what a killed process leaves, is made by hand. */
@Timeout(60)
class SurvivorTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;
    private ShellPrograms programs;
    private final List<Process> started = new ArrayList<>();
    private LocalJobs jobs;

    @BeforeEach
    void acceptAJob() throws Exception {
        assumeTrue(ShellPrograms.run(), "no sh on this machine");
        programs = new ShellPrograms(folder);
        // A program that hangs is stopped with its engine, which leaves a job that was accepted and has no result.
        jobs = programs.open(programs.settings("sleep 1000", ""), LONG);
        jobs.submit(request("a", "Dawn"));
        jobs.close();
        assertFalse(Files.exists(programs.jobFolder("a").resolve("run.json")), "all of it was ended");
    }

    @AfterEach
    void clean() throws IOException {
        jobs.close();
        started.forEach(Process::destroyForcibly);
    }

    private Process sleeper(final String mark) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(ShellPrograms.SHELL.toString(), "-c", "exec sleep 1000");
        builder.environment().put(ProcessTree.MARK, mark);
        final Process process = builder.start();
        started.add(process);
        return process;
    }

    private void reopen() throws Exception {
        jobs = programs.open(programs.settings("cp \"$CLIP\" \"$1\"", ""), LONG);
        assertEquals(JobStatus.succeeded(), settled(jobs, "a"));
        assertFalse(Files.exists(programs.jobFolder("a").resolve("run.json")));
    }

    @Test
    void aSurvivorIsEndedBeforeTheJobStartsAgain() throws Exception {
        final Process survivor = sleeper("another mark");
        RunRecord.before("mark-1").of(survivor.toHandle()).write(programs.jobFolder("a"));
        reopen();
        assertFalse(survivor.isAlive());
    }

    @Test
    void aSurvivorThatWasNotWrittenDownIsFoundByItsMark() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "marks are read on Linux only");
        final Process survivor = sleeper("mark-2");
        final Process other = sleeper("mark-22");
        RunRecord.before("mark-2").write(programs.jobFolder("a"));
        reopen();
        assertFalse(survivor.isAlive());
        assertTrue(other.isAlive(), "only the whole mark counts");
    }

    @Test
    void anIdThatWasGivenAwayAgainIsLeftAlone() throws Exception {
        final Process other = sleeper("another mark");
        final RunRecord record = RunRecord.before("mark-3").of(other.toHandle());
        new RunRecord(record.mark(), record.pid(), record.started() - 60_000).write(programs.jobFolder("a"));
        reopen();
        assertTrue(other.isAlive());
    }

    @Test
    void aDamagedRecordStopsTheEngineWithAWord() throws Exception {
        Files.writeString(programs.jobFolder("a").resolve("run.json"), "{");
        final IOException refused = assertThrows(IOException.class, () -> programs.open(programs.settings("", ""), LONG));
        assertTrue(refused.getMessage().contains("run.json"), refused.getMessage());
        Files.delete(programs.jobFolder("a").resolve("run.json"));
        reopen();
    }
}
