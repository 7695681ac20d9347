package io.nifiwan.media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FfmpegInstallationTest {

    @TempDir
    private Path folder;

    @Test
    void concurrentCallersShareOneCompleteFolder() throws Exception {
        assumeTrue(FfmpegInstallation.isBundled());
        final int callers = 3;
        final CyclicBarrier start = new CyclicBarrier(callers);
        final Set<Path> executables = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            final List<Future<Path>> found = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                found.add(threads.submit(() -> {
                    start.await();
                    return FfmpegInstallation.bundled(folder).executable();
                }));
            }
            for (final Future<Path> future : found) {
                executables.add(future.get());
            }
        }

        assertEquals(1, executables.size());
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(List.of(executables.iterator().next().getParent()), entries.toList());
        }
        assertTrue(FfmpegInstallation.bundled(folder).runs());
    }

    @Test
    void aMissingExecutableIsNamed() {
        final Path missing = folder.resolve("ffmpeg");

        assertTrue(assertThrows(IOException.class, () -> FfmpegInstallation.installed(missing)).getMessage().contains(missing.toString()));
    }

    @Test
    void aBrokenExecutableDoesNotRun() throws IOException {
        final FfmpegInstallation broken = FfmpegInstallation.installed(executable("ffmpeg", "ffprobe"));

        assertFalse(broken.runs());
    }

    private Path executable(final String... names) throws IOException {
        for (final String name : names) {
            assertTrue(Files.writeString(folder.resolve(name), "#!/nowhere/interpreter\n").toFile().setExecutable(true));
        }
        return folder.resolve(names[0]);
    }
}
