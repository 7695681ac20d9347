package io.nifiwan.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose failures can be told from those of whatever it is copied to. */
final class AnswerStream extends FilterInputStream {

    AnswerStream(final InputStream input) {
        super(input);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (final IOException e) {
            throw new BrokenException(e);
        }
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (final IOException e) {
            throw new BrokenException(e);
        }
    }

    /** The answer broke off; the cause says how. */
    static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException broken;

        BrokenException(final IOException broken) {
            super(broken);
            this.broken = broken;
        }

        @Override
        public synchronized IOException getCause() {
            return broken;
        }
    }
}
