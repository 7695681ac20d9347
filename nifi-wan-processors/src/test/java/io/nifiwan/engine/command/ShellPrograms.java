package io.nifiwan.engine.command;

import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.local.LocalJobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Small programs for {@code sh} as an engine. */
final class ShellPrograms {
    static final Path SHELL = Path.of("/bin/sh");
    private final Path folder;

    ShellPrograms(final Path folder) {
        this.folder = folder;
    }

    static boolean run() {
        return Files.isExecutable(SHELL);
    }

    /**
     * Settings of a program that gets the output file as first and the prompt as second argument, and {@code CLIP}, a file with a whole clip.
     *
     * @param script text of the program
     */
    CommandSettings settings(final String script, final String gpus) throws IOException {
        final Path program = Files.writeString(folder.resolve("program.sh"), script);
        final Path clip = Files.write(folder.resolve("clip.mp4"), SampleClips.mp4());
        return new CommandSettings(ProgramKind.CUSTOM, SHELL.toString(),
                CommandTemplate.parse(program + "\n${output}\n${prompt}", "CLIP=" + clip + "\nPLACE=" + folder), Map.of("TOKEN", "hf_secret"),
                Optional.empty(), Map.of(), GpuSlots.parse(gpus), new ProgressPattern(ProgressPattern.DEFAULT), "mp4", 30, Duration.ofMillis(300));
    }

    LocalJobs open(final CommandSettings settings, final Duration limit) throws IOException {
        return new LocalJobs(new LocalJobs.Settings(folder.resolve("jobs-of-engine"), settings.slots().devices().size(), Duration.ofHours(1), limit,
                "Test"), new CommandMaker(settings), Clock.systemUTC());
    }

    Path jobFolder(final String id) {
        return folder.resolve("jobs-of-engine/jobs").resolve(id);
    }

    static VideoRequest request(final String id, final String prompt) {
        return new VideoRequest(id, prompt, "", 64, 48, 5, 16, 1, Map.of());
    }

    static JobStatus settled(final LocalJobs jobs, final String id) throws EngineException {
        JobStatus status = jobs.poll(id);
        while (status.state() == JobStatus.State.QUEUED || status.state() == JobStatus.State.RUNNING) {
            LockSupport.parkNanos(1_000_000);
            status = jobs.poll(id);
        }
        return status;
    }

    /** Waits for what another process does; the time limit of the test bounds it. */
    static void await(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Whether the process whose id is in the file has ended. */
    static boolean ended(final Path file) {
        try {
            final long pid = Long.parseLong(Files.readString(file).strip());
            return new ProcessTree(ProcessHandle.of(pid), "none").running().isEmpty();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
