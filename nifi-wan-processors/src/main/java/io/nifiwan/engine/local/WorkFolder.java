package io.nifiwan.engine.local;

import io.nifiwan.engine.EngineCheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that engines on this machine work in. */
public final class WorkFolder {

    private WorkFolder() {
    }

    /** Whether files can be written there; creates the folder where it is absent. */
    public static EngineCheck check(final Path folder) {
        final String step = "Work Folder";
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe-", ""));
            return new EngineCheck(step, true, folder.toAbsolutePath().normalize() + " is writable");
        } catch (final IOException e) {
            return new EngineCheck(step, false, folder.toAbsolutePath().normalize() + " cannot be written: " + e);
        }
    }

    /** Deletes a folder with all that is in it; one that is absent is ignored. */
    public static void delete(final Path folder) throws IOException {
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
