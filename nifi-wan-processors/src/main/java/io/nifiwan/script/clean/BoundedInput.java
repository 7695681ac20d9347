package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that unpack from an archive, up to a limit that no honest document meets. */
final class BoundedInput extends FilterInputStream {

    /** An archive holds more than it may. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        private TooMuch(final long limit) {
            super("The archive unpacks to more than %d MB".formatted(limit >> 20));
        }

        ScriptException unsafe() {
            return new ScriptException(ScriptErrorCode.UNSAFE, getMessage() + ", a multiple of its own size", this);
        }
    }

    private final long limit;
    private long left;

    BoundedInput(final InputStream input, final long limit) {
        super(input);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        final int value = super.read();
        if (value >= 0) {
            take(1);
        }
        return value;
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException {
        final int count = super.read(buffer, offset, length);
        take(Math.max(count, 0));
        return count;
    }

    private void take(final long count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new TooMuch(limit);
        }
    }

    /** Leaves the archive open: it has further entries. */
    @Override
    public void close() {
    }
}
