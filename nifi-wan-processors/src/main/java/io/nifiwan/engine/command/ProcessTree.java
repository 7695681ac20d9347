package io.nifiwan.engine.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A program and all that it started. A process belongs to the tree when it is the root, when it was seen as a descendant of the root, or, on
 * Linux, when its environment carries the mark of the run: that finds the workers whose parent died, and all of them after this process was
 * killed and started anew. Handles stand for a process id together with its start, so an id that was given away again is never taken for it.
 */
final class ProcessTree {
    /** Environment variable with the mark of the run. */
    static final String MARK = "NIFI_WAN_RUN";
    private static final Path PROCESSES = Path.of("/proc");
    private static final long LOOK_NANOS = 10_000_000;

    private final Optional<ProcessHandle> root;
    private final Set<ProcessHandle> seen = new HashSet<>();
    private final String mark;

    /**
     * @param root the program, empty where it is not known
     * @param mark value of {@link #MARK}, unique for each run
     */
    ProcessTree(final Optional<ProcessHandle> root, final String mark) {
        this.root = root;
        root.ifPresent(seen::add);
        this.mark = mark;
    }

    /** Takes note of processes that were started meanwhile. */
    synchronized void look() {
        root.ifPresent(program -> program.descendants().forEach(seen::add));
    }

    /** Asks every process to end, and returns at once. */
    synchronized void terminate() {
        lookEverywhere();
        running().forEach(ProcessHandle::destroy);
    }

    /**
     * Ends every process: asks, waits, and kills what is left. An interrupt does not shorten this; it is kept for the caller.
     *
     * @param grace time from the asking to the killing, and again from the killing to giving up
     * @return whether none is left
     */
    boolean end(final Duration grace) {
        boolean interrupted = Thread.interrupted();
        try {
            terminate();
            interrupted |= awaitEnd(grace);
            synchronized (this) {
                lookEverywhere();
                running().forEach(ProcessHandle::destroyForcibly);
            }
            interrupted |= awaitEnd(grace);
            return running().isEmpty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Processes of the tree that still run. */
    synchronized Set<ProcessHandle> running() {
        final Set<ProcessHandle> running = new HashSet<>();
        for (final ProcessHandle known : seen) {
            if (known.isAlive() && !isZombie(known.pid())) {
                running.add(known);
            }
        }
        return running;
    }

    /** Waits, and tells whether an interrupt came meanwhile. */
    private boolean awaitEnd(final Duration limit) {
        final long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        while (!running().isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    private void lookEverywhere() {
        for (final ProcessHandle known : Set.copyOf(seen)) {
            known.descendants().forEach(seen::add);
        }
        addMarked();
    }

    private void addMarked() {
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (final Path process : processes) {
                // The handle is taken first: should the id change hands after it, the handle is dead.
                final Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
                if (handle.isPresent() && isMarked(process)) {
                    seen.add(handle.get());
                }
            }
        } catch (final IOException | DirectoryIteratorException | NumberFormatException e) {
            // Without a readable /proc, root and descendants are all that is known.
            return;
        }
    }

    private boolean isMarked(final Path process) {
        try {
            final String environment = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            return ("\0" + environment + "\0").contains("\0" + MARK + "=" + mark + "\0");
        } catch (final IOException e) {
            // Ended meanwhile, or the process of somebody else.
            return false;
        }
    }

    /** A process that ended, and whose end nobody asked for yet, counts as alive for the JDK. */
    private static boolean isZombie(final long pid) {
        try {
            final String status = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The state follows the name of the program in parentheses, which may hold anything (proc(5)).
            final int state = status.lastIndexOf(')') + 2;
            return state < status.length() && "ZX".indexOf(status.charAt(state)) >= 0;
        } catch (final IOException e) {
            return false;
        }
    }
}
