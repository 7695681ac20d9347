package io.nifiwan.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A copy of a clip in a file, because decoders need one that they can seek in. Closing deletes it. */
public final class TemporaryCopy implements AutoCloseable {
    private final Path path;

    private TemporaryCopy(final Path path) {
        this.path = path;
    }

    /**
     * Copies a clip.
     *
     * @param content read to its end, not closed
     * @param folder  where to put the file, or empty for the temporary folder of this machine
     * @throws CheckException when the file cannot be written; nothing is left behind
     */
    public static TemporaryCopy of(final InputStream content, final Optional<Path> folder) throws CheckException {
        final TemporaryCopy copy;
        try {
            copy = new TemporaryCopy(folder.isPresent() ? Files.createTempFile(folder.get(), "nifi-wan-clip-", ".tmp")
                    : Files.createTempFile("nifi-wan-clip-", ".tmp"));
        } catch (final IOException e) {
            throw failure(e);
        }
        try {
            Files.copy(content, copy.path, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (final IOException e) {
            copy.close();
            throw failure(e);
        } catch (final RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (final IOException e) {
            // A verdict must not get lost over a file that something else holds open.
            path.toFile().deleteOnExit();
        }
    }

    private static CheckException failure(final IOException cause) {
        return new CheckException(CheckError.TEMPORARY_FILE, "The clip cannot be copied to a temporary file: " + cause, cause);
    }
}
