package io.nifiwan.prompt.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data files of tests. */
public final class DataFiles {
    private DataFiles() {
    }

    /** A file with a text, as it was read. */
    public static DataFile of(final Path folder, final String name, final String text) {
        try {
            return DataFile.read(Files.writeString(folder.resolve(name), text));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final DataFileException e) {
            throw new AssertionError(e);
        }
    }
}
