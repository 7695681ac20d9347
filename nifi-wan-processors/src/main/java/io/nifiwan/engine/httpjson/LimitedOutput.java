package io.nifiwan.engine.httpjson;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a clip through up to a size. Closing it does not close what is behind it. */
final class LimitedOutput extends FilterOutputStream {
    private final long limit;
    private long written;

    LimitedOutput(final OutputStream output, final long limit) {
        super(output);
        this.limit = limit;
    }

    long written() {
        return written;
    }

    @Override
    public void write(final int value) throws IOException {
        count(1);
        out.write(value);
    }

    @Override
    public void write(final byte[] buffer, final int offset, final int length) throws IOException {
        count(length);
        out.write(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private void count(final int bytes) throws TooLargeException {
        written += bytes;
        if (written > limit) {
            throw new TooLargeException(limit);
        }
    }

    /** The clip is larger than it may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(final long limit) {
            super("The clip is larger than %d bytes".formatted(limit));
        }
    }
}
