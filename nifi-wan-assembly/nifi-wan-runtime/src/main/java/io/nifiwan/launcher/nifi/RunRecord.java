package io.nifiwan.launcher.nifi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written down about the NiFi process of a home.
 *
 * @param pid         process id
 * @param started     start time of the process as the system tells it, epoch milliseconds; tells the process from a later one with
 *                    the same id
 * @param httpPort    port of UI and REST API
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunRecord(long pid, long started, int httpPort) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Systems round the start time of a process differently from call to call. */
    private static final long START_TOLERANCE_MILLIS = 1500;

    static RunRecord of(final ProcessHandle process, final int httpPort) {
        return new RunRecord(process.pid(), startMillis(process), httpPort);
    }

    /** The record of the last start, if there is a readable one. */
    static Optional<RunRecord> read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), RunRecord.class));
        } catch (final JacksonException e) {
            return Optional.empty();
        }
    }

    void write(final Path file) throws IOException {
        final Path partial = file.resolveSibling(file.getFileName() + ".partial");
        MAPPER.writeValue(partial.toFile(), this);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The record to leave behind when the process was stopped: only the port is worth keeping. */
    RunRecord stopped() {
        return new RunRecord(0, 0, httpPort);
    }

    /** Whether the record is of a process that nobody has stopped. */
    @JsonIgnore
    boolean isRunning() {
        return pid > 0;
    }

    /** The recorded process if it is still the one that was started. */
    Optional<ProcessHandle> process() {
        return Optional.of(pid)
                .filter(id -> id > 0)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startMillis(process) - started) <= START_TOLERANCE_MILLIS);
    }

    private static long startMillis(final ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
