package io.nifiwan.launcher.nifi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The working folder of one NiFi instance: everything that NiFi writes is in it, and nothing else is. A marker file says that the
 * folder belongs to the launcher; without it nothing is ever deleted. Immutable.
 */
public final class NifiHome {
    private static final String MARKER = "nifi-wan-instance.txt";
    private static final String MARKER_TEXT = """
            This folder is the working folder of a NiFi that the nifi-wan launcher starts.
            The launcher writes conf/ anew at every start and empties flow, repositories and state when it is asked for a fresh start.
            """;
    /** What a fresh start empties. Logs, unpacked libraries, the sensitive key and the user's own extensions stay. */
    private static final List<String> FLOW_AND_DATA = List.of("conf", "flow", "repositories", "state", "previs");

    private final Path folder;

    private NifiHome(final Path folder) {
        this.folder = folder;
    }

    /** The home at a path, which need not exist. */
    public static NifiHome at(final Path folder) {
        return new NifiHome(folder.toAbsolutePath().normalize());
    }

    /** The folder itself, absolute. */
    public Path folder() {
        return folder;
    }

    /** Generated configuration. */
    public Path conf() {
        return folder.resolve("conf");
    }

    /** Log files. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** NiFi's own log. */
    public Path log() {
        return logs().resolve("nifi-app.log");
    }

    /** What the NiFi process prints. */
    public Path output() {
        return logs().resolve("nifi-out.log");
    }

    /** Where the ffmpeg executable is unpacked. */
    public Path ffmpeg() {
        return folder.resolve("ffmpeg");
    }

    /** Scripts and clips of the previs demonstration. */
    public Path previs() {
        return folder.resolve("previs");
    }

    /** The record of the running process. */
    public Path runFile() {
        return folder.resolve("run.json");
    }

    /** The generated key for sensitive properties. */
    public Path sensitiveKey() {
        return folder.resolve("sensitive.key");
    }

    /** Whether the marker file is there. */
    public boolean isInstance() {
        return Files.isRegularFile(folder.resolve(MARKER));
    }

    /**
     * Makes the folder an instance if it is none yet.
     *
     * @throws InstanceException {@link InstanceFailure#UNUSABLE_HOME} when the folder holds something else
     */
    public void prepare() throws IOException {
        if (!isInstance()) {
            requireEmpty();
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARKER), MARKER_TEXT);
        }
        for (final String name : List.of("conf", "logs", "extensions")) {
            Files.createDirectories(folder.resolve(name));
        }
    }

    /**
     * Empties flow and data.
     *
     * @throws InstanceException {@link InstanceFailure#UNUSABLE_HOME} when the folder is not an instance
     */
    public void empty() throws IOException {
        if (!isInstance()) {
            requireEmpty();
            return;
        }
        for (final String name : FLOW_AND_DATA) {
            final Path owned = folder.resolve(name);
            if (Files.isSymbolicLink(owned)) {
                Files.delete(owned);
            } else if (Files.isDirectory(owned)) {
                deleteTree(owned);
            }
        }
    }

    /** Work in a home that nobody else may do at the same time. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Keeps other launchers out of this folder while work is done in it; a launcher that dies lets go of it.
     *
     * @throws InstanceException {@link InstanceFailure#UNUSABLE_HOME} when another launcher is at work in it
     */
    <T> T whileLocked(final Work<T> work) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(folder.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                throw new InstanceException(InstanceFailure.UNUSABLE_HOME,
                        "Another launcher is starting or stopping NiFi in " + folder + "; try again when it is done");
            }
            return work.run();
        }
    }

    private static boolean isLocked(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (final OverlappingFileLockException e) {
            // Held in this very process: refused like any other.
            return false;
        }
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InstanceException(InstanceFailure.UNUSABLE_HOME, folder + " is not a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new InstanceException(InstanceFailure.UNUSABLE_HOME, folder + " holds other files and is not a NiFi folder of this launcher; "
                        + "name an empty or a new folder with --home");
            }
        }
    }

    private static void deleteTree(final Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path directory, final IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
