package io.nifiwan.engine.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of one job:
 *
 * <pre>
 * request.json  what was asked; it comes with the folder, which appears by a rename: the folder exists exactly when the job was accepted
 * clip          the clip, by a rename
 * result.json   how the job ended and when
 * fetched       when the clip was first fetched in full
 * </pre>
 *
 * @param path the folder, named by the request id
 */
record JobFolder(Path path) {
    private static final String REQUEST = "request.json";
    private static final String CLIP = "clip";
    private static final String RESULT = "result.json";
    private static final String FETCHED = "fetched";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How a job ended. */
    enum Ending {
        SUCCEEDED, FAILED, CANCELLED
    }

    /**
     * Content of result.json.
     *
     * @param ending  how
     * @param at      epoch milliseconds
     * @param error   class of the failure, null unless failed
     * @param code    the engine's code, or empty
     * @param message for a person, or empty
     */
    record Result(Ending ending, long at, EngineError error, String code, String message) {
    }

    /**
     * Creates the folder with its request in one step.
     *
     * @return false where the job exists already
     */
    boolean create(final VideoRequest request) throws IOException {
        final Path jobs = path.toAbsolutePath().getParent();
        final Path draft = jobs.resolve(".new-" + UUID.randomUUID());
        Files.createDirectories(draft);
        try {
            Files.write(draft.resolve(REQUEST), MAPPER.writeValueAsBytes(request));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (final IOException e) {
            WorkFolder.delete(draft);
            if (exists()) {
                return false;
            }
            throw e;
        }
    }

    boolean exists() {
        return Files.isRegularFile(path.resolve(REQUEST));
    }

    String id() {
        return path.getFileName().toString();
    }

    VideoRequest request() throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(path.resolve(REQUEST)), VideoRequest.class);
        } catch (final JsonProcessingException e) {
            throw new IOException(path.resolve(REQUEST) + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** When the job was accepted, for the order after a restart. */
    Instant accepted() throws IOException {
        return Files.getLastModifiedTime(path.resolve(REQUEST)).toInstant();
    }

    Path clip() {
        return path.resolve(CLIP);
    }

    /** Whether a result was written, readable or not. */
    boolean isEnded() {
        return Files.exists(path.resolve(RESULT));
    }

    Optional<Result> result() throws IOException {
        final Path file = path.resolve(RESULT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Result.class));
        } catch (final JsonProcessingException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    void write(final Result result) throws IOException {
        replace(RESULT, MAPPER.writeValueAsBytes(result));
    }

    /** Epoch milliseconds of the first complete fetch, empty before it. */
    Optional<Long> fetched() throws IOException {
        final Path file = path.resolve(FETCHED);
        return Files.isRegularFile(file) ? Optional.of(Long.parseLong(Files.readString(file).strip())) : Optional.empty();
    }

    void writeFetched(final long epochMillis) throws IOException {
        if (!Files.exists(path.resolve(FETCHED))) {
            replace(FETCHED, Long.toString(epochMillis).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Removes the job; a rename first, so that the job is gone at once even where deleting is cut short. */
    void remove() throws IOException {
        final Path gone = path.resolveSibling(".gone-" + UUID.randomUUID());
        Files.move(path, gone, StandardCopyOption.ATOMIC_MOVE);
        WorkFolder.delete(gone);
    }

    private void replace(final String name, final byte[] content) throws IOException {
        final Path draft = path.resolve("." + name + "-" + UUID.randomUUID());
        Files.write(draft, content);
        Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
