package io.nifiwan.engine.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written down of a running program, so that it can be found when it outlives this process. The file is there from before the program
 * is started until all of it has ended.
 *
 * @param mark    mark of the run in the environment of its processes
 * @param pid     process id, 0 before the start
 * @param started epoch milliseconds of the process's start, 0 where the system does not tell
 */
record RunRecord(String mark, long pid, long started) {
    private static final String FILE = "run.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Linux derives the start from a boot time that may move by a second when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static RunRecord before(final String mark) {
        return new RunRecord(mark, 0, 0);
    }

    RunRecord of(final ProcessHandle process) {
        return new RunRecord(mark, process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The processes of the run that may still be there. */
    ProcessTree tree() {
        return new ProcessTree(pid == 0 ? Optional.empty() : ProcessHandle.of(pid).filter(this::isOurs), mark);
    }

    private boolean isOurs(final ProcessHandle process) {
        return process.info().startInstant()
                .map(start -> Duration.between(Instant.ofEpochMilli(started), start).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    void write(final Path folder) throws IOException {
        final Path draft = folder.resolve("." + FILE);
        Files.write(draft, MAPPER.writeValueAsBytes(this));
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The record of the run that was not seen to end, empty where there is none. */
    static Optional<RunRecord> read(final Path folder) throws IOException {
        final Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), RunRecord.class));
        } catch (final JsonProcessingException e) {
            throw new IOException(file + " is damaged; make sure that no program of this job runs, and remove it", e);
        }
    }

    static void delete(final Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
