package io.nifiwan.engine.cache;

import io.nifiwan.engine.EngineCheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the folders of a cache before it is enabled. */
public final class CacheProbe {

    private CacheProbe() {
    }

    /** One entry a folder, with its free room, failed ones with what follows from it. */
    public static List<EngineCheck> check(final Path hot, final Optional<Path> cold) {
        final List<EngineCheck> checks = new ArrayList<>();
        checks.add(hot(hot));
        cold.ifPresent(folder -> checks.add(cold(folder)));
        return List.copyOf(checks);
    }

    private static EngineCheck hot(final Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (final IOException e) {
            return new EngineCheck("Hot Folder", false, folder + " cannot be created: " + e);
        }
        return written("Hot Folder", folder, "");
    }

    private static EngineCheck cold(final Path folder) {
        final String consequence = "; until it can, the cache works with the hot folder alone";
        if (!Files.isDirectory(folder)) {
            return new EngineCheck("Cold Folder", false, folder + " is not there. It is never created: mount the file system and create the folder"
                    + consequence);
        }
        return written("Cold Folder", folder, consequence);
    }

    private static EngineCheck written(final String step, final Path folder, final String consequence) {
        try {
            Files.delete(Files.createTempFile(folder, ".probe-", ""));
            return new EngineCheck(step, true, folder + " is writable, with " + Files.getFileStore(folder).getUsableSpace() / 1_000_000
                    + " MB free");
        } catch (final IOException e) {
            return new EngineCheck(step, false, folder + " cannot be written: " + e + consequence);
        }
    }
}
