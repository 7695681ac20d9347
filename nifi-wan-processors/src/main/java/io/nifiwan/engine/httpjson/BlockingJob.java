package io.nifiwan.engine.httpjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one job of a blocking engine:
 *
 * <pre>
 * request.json  what was asked; it comes with the folder, which appears by a rename: the folder exists exactly when the job was accepted
 * sent          the call was about to be made; it is on the disk before the first byte leaves, and goes when the call was certainly not taken
 * clip          the clip, by a rename, where the answer held it
 * result.json   how the job ended, by a rename
 * </pre>
 *
 * @param path the folder, named by the request id
 */
record BlockingJob(Path path) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
    private static final String REQUEST = "request.json";
    private static final String SENT = "sent";
    private static final String CLIP = "clip";
    private static final String RESULT = "result.json";
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
     * @param address where the clip is, empty unless succeeded without a clip file
     * @param details what the engine tells of the clip, by attribute
     */
    record Result(Ending ending, long at, EngineError error, String code, String message, String address, Map<String, String> details) {

        static Result succeeded(final long at, final String address, final Map<String, String> details) {
            return new Result(Ending.SUCCEEDED, at, null, "", "", address, details);
        }

        static Result failed(final long at, final EngineException problem) {
            return new Result(Ending.FAILED, at, problem.error(), problem.code(), problem.getMessage(), "", Map.of());
        }

        static Result cancelled(final long at) {
            return new Result(Ending.CANCELLED, at, null, "", "", "", Map.of());
        }
    }

    /** Whether a text can name a job: it becomes the name of a folder. */
    static boolean isSafe(final String id) {
        return SAFE.matcher(id).matches() && !id.endsWith(".");
    }

    /** Creates the folder with its request in one step; does nothing where the job exists. */
    void create(final VideoRequest request) throws IOException {
        final Path draft = path.resolveSibling(".new-" + UUID.randomUUID());
        Files.createDirectories(draft);
        try {
            Files.write(draft.resolve(REQUEST), MAPPER.writeValueAsBytes(request));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            delete(draft);
            if (!exists()) {
                throw e;
            }
        }
    }

    boolean exists() {
        return Files.isRegularFile(path.resolve(REQUEST));
    }

    VideoRequest request() throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(path.resolve(REQUEST)), VideoRequest.class);
        } catch (final JsonProcessingException e) {
            throw new IOException(path.resolve(REQUEST) + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    boolean isSent() {
        return Files.exists(path.resolve(SENT));
    }

    /** Notes on the disk that the call is about to be made. */
    void markSent() throws IOException {
        try (FileChannel channel = FileChannel.open(path.resolve(SENT), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'1'}));
            channel.force(true);
        }
    }

    /** Notes that the call was certainly not taken. */
    void unmarkSent() throws IOException {
        Files.delete(path.resolve(SENT));
    }

    /** The clip, where the answer held it. */
    Optional<Path> clip() {
        final Path clip = path.resolve(CLIP);
        return Files.isRegularFile(clip) ? Optional.of(clip) : Optional.empty();
    }

    /** Where a clip is written before it is whole. */
    Path clipDraft() {
        return path.resolve(".clip");
    }

    void acceptClip() throws IOException {
        Files.move(clipDraft(), path.resolve(CLIP), StandardCopyOption.ATOMIC_MOVE);
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

    void end(final Result result) throws IOException {
        final Path draft = path.resolve(".result-" + UUID.randomUUID());
        Files.write(draft, MAPPER.writeValueAsBytes(result));
        Files.move(draft, path.resolve(RESULT), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the job; a rename first, so that it is gone at once even where deleting is cut short. */
    void remove() throws IOException {
        final Path gone = path.resolveSibling(".gone-" + UUID.randomUUID());
        Files.move(path, gone, StandardCopyOption.ATOMIC_MOVE);
        delete(gone);
    }

    static void delete(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
