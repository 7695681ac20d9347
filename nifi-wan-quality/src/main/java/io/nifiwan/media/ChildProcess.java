package io.nifiwan.media;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that cannot outlive its owner, its time or its output. Standard error is drained all the time and its end is kept;
 * standard output is read by the owner through {@link #output()}, which counts bytes. On a broken limit, and on {@link #close()},
 * the process and all its descendants are killed. One owner thread; only {@link #close()} may be called by others.
 */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Duration wallClock;
    private final long outputBytes;
    private final TailPump errors;
    private final InputStream output;
    private final CompletableFuture<Void> watchdog;
    private volatile boolean expired;

    private ChildProcess(final Process process, final Duration wallClock, final long outputBytes) {
        this.process = process;
        this.wallClock = wallClock;
        this.outputBytes = outputBytes;
        this.errors = new TailPump(process.getErrorStream());
        this.output = new LimitedOutput(process.getInputStream());
        // The JDK's own timer thread carries the timeout, so no thread of this class loader waits for it.
        this.watchdog = process.onExit().orTimeout(wallClock.toMillis(), TimeUnit.MILLISECONDS).handle((ended, failure) -> {
            if (failure != null) {
                expired = true;
                kill();
            }
            return null;
        });
    }

    /**
     * Starts a process.
     *
     * @param builder     command; its streams are taken over
     * @param wallClock   time after which the process is killed
     * @param outputBytes bytes on standard output after which the process is killed
     * @throws IOException when the executable cannot be started
     */
    public static ChildProcess start(final ProcessBuilder builder, final Duration wallClock, final long outputBytes) throws IOException {
        builder.redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.PIPE);
        return new ChildProcess(builder.start(), wallClock, outputBytes);
    }

    /**
     * Runs a process that reads nothing, and returns its standard output.
     *
     * @throws ChildProcessException when it breaks a limit or exits with another code than 0; the message ends with its last error lines
     * @throws IOException           when it cannot be started
     */
    public static byte[] run(final ProcessBuilder builder, final Duration wallClock, final int outputBytes) throws IOException {
        return run(builder, wallClock, outputBytes, input -> {
        });
    }

    /**
     * Runs a process, writes its standard input on a thread of its own and returns its standard output.
     *
     * @param writer writes the standard input, which is closed afterwards; a failure to write is reported unless the process itself failed
     * @throws ChildProcessException when it breaks a limit or exits with another code than 0; the message ends with its last error lines
     * @throws IOException           when it cannot be started, or when the writer fails
     */
    public static byte[] run(final ProcessBuilder builder, final Duration wallClock, final int outputBytes, final InputWriter writer)
        throws IOException {
        try (ChildProcess child = start(builder, wallClock, outputBytes)) {
            final CompletableFuture<IOException> written = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("child-process-input").start(() -> written.complete(child.feed(writer)));
            final ByteArrayOutputStream collected = new ByteArrayOutputStream();
            child.output().transferTo(collected);
            final int code = child.waitFor();
            if (code != 0) {
                throw new ChildProcessException("Exit code " + code + ": " + child.errorTail());
            }
            final IOException failure = written.get(wallClock.toMillis(), TimeUnit.MILLISECONDS);
            if (failure != null) {
                throw failure;
            }
            return collected.toByteArray();
        } catch (final InterruptedException e) {
            throw interrupted();
        } catch (final ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (final TimeoutException e) {
            throw new ChildProcessException("The process ended, but the writer of its input did not within " + wallClock.toMillis() + " ms");
        }
    }

    /** Standard input of the process; close it to signal its end. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Standard output of the process; reading throws {@link ChildProcessException} once a limit is broken. */
    public InputStream output() {
        return output;
    }

    /** Whether the process was killed because its time was over. */
    public boolean isExpired() {
        return expired;
    }

    /**
     * Waits for the end of the process; the wall-clock limit bounds the wait.
     *
     * @return exit code
     * @throws ChildProcessException when the process was killed because its time was over
     */
    public int waitFor() throws IOException {
        try {
            final int code = process.waitFor();
            failIfExpired();
            return code;
        } catch (final InterruptedException e) {
            kill();
            throw interrupted();
        }
    }

    /** The last 8 KiB at most that the process wrote to standard error, trimmed; call it after the process ended. */
    public String errorTail() {
        return errors.tail();
    }

    /** Kills the process and its descendants where they still run. */
    @Override
    public void close() {
        kill();
        watchdog.cancel(false);
    }

    private IOException feed(final InputWriter writer) {
        try (OutputStream input = input()) {
            writer.write(input);
            return null;
        } catch (final IOException e) {
            return e;
        } catch (final RuntimeException e) {
            return new IOException("The writer of the standard input failed", e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void failIfExpired() throws ChildProcessException {
        if (expired) {
            throw new ChildProcessException("Killed after " + wallClock.toMillis() + " ms, its limit");
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while a child process ran");
    }

    /** Writes the standard input of a process. */
    @FunctionalInterface
    public interface InputWriter {
        /** Writes everything; the stream is closed by the caller. */
        void write(OutputStream input) throws IOException;
    }

    private final class LimitedOutput extends FilterInputStream {
        private long count;

        LimitedOutput(final InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            final byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            final int read;
            try {
                read = super.read(target, offset, length);
            } catch (final IOException e) {
                failIfExpired();
                throw e;
            }
            if (read < 0) {
                failIfExpired();
                return read;
            }
            count += read;
            if (count > outputBytes) {
                kill();
                throw new ChildProcessException("Killed after more than " + outputBytes + " bytes of output, its limit");
            }
            return read;
        }
    }
}
