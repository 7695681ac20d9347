package io.nifiwan.script.clean;

import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The bytes of a PDF, counted as they are read. Streams in a PDF are compressed; a small one may unpack to gigabytes in one go, deep inside of the
 * library. But it must read the compressed bytes here, a few at a time: so each read compares what this thread has allocated
 * since the run of consecutive reads began with what the bytes of that run can honestly need, and ends a run that needs more.
 */
final class MeteredPdfSource implements RandomAccessRead {

    /** Reading needs more memory or time than an honest document. */
    static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1L;

        Exhausted(final String message) {
            super(message);
        }
    }

    private static final long ALWAYS_ALLOWED = 128L << 20;
    private static final long PER_BYTE = 64;
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private final RandomAccessRead bytes;
    private final long started = System.nanoTime();
    private long expected = -1;
    private long runBytes;
    private long runAllocated;
    private Exhausted exhausted;

    MeteredPdfSource(final byte[] content) {
        this.bytes = new RandomAccessReadBuffer(content);
    }

    /**
     * Ends the reading of a document that has needed too much. The library passes over faults in fonts and the like, so this is asked
     * again and again.
     *
     * @throws Exhausted when the memory was exceeded before, or after 30 seconds
     */
    void check() throws Exhausted {
        if (exhausted == null && System.nanoTime() - started > LONGEST_NANOS) {
            exhausted = new Exhausted("reading takes longer than %d seconds".formatted(Duration.ofNanos(LONGEST_NANOS).toSeconds()));
        }
        if (exhausted != null) {
            throw exhausted;
        }
    }

    private void meter(final long count) throws IOException {
        final long position = bytes.getPosition() - Math.max(0, count);
        if (position != expected) {
            runBytes = 0;
            runAllocated = allocated();
        }
        runBytes += Math.max(0, count);
        expected = bytes.getPosition();
        if (allocated() - runAllocated > ALWAYS_ALLOWED + PER_BYTE * runBytes) {
            exhausted = new Exhausted("a stream unpacks to a multiple of its size");
        }
        check();
    }

    /** Bytes that this thread has allocated; 0 where the virtual machine does not count them, so that only the time is bounded. */
    private static long allocated() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads instanceof final com.sun.management.ThreadMXBean counting && counting.isThreadAllocatedMemoryEnabled()
                ? counting.getCurrentThreadAllocatedBytes() : 0;
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException {
        final int count = bytes.read(buffer, offset, length);
        meter(count);
        return count;
    }

    @Override
    public long getPosition() throws IOException {
        return bytes.getPosition();
    }

    @Override
    public void seek(final long position) throws IOException {
        bytes.seek(position);
    }

    @Override
    public long length() throws IOException {
        return bytes.length();
    }

    @Override
    public boolean isClosed() {
        return bytes.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return bytes.isEOF();
    }

    @Override
    public RandomAccessReadView createView(final long start, final long length) {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
