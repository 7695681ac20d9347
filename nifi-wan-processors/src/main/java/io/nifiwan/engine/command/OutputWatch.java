package io.nifiwan.engine.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;

/**
 * Drains what a program writes, on a daemon thread: it reports progress and keeps the last lines. A line ends with a line feed or with the
 * carriage return by which programs draw their bars anew; of a bar only its last state is kept.
 */
final class OutputWatch {
    private static final int KEPT_LINES = 40;
    private static final int LONGEST_LINE = 2000;
    private static final long JOIN_MILLIS = 2000;
    /** Colours and cursor movements of terminals (ECMA-48 control sequences). */
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

    private final ProgressPattern pattern;
    private final DoubleConsumer progress;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread thread;
    private boolean lastIsBar;

    /**
     * Starts to read.
     *
     * @param source   closed at its end
     * @param progress told every progress from 0 to 1, on the reading thread
     */
    OutputWatch(final InputStream source, final String name, final ProgressPattern pattern, final DoubleConsumer progress) {
        this.pattern = pattern;
        this.progress = progress;
        this.thread = Thread.ofPlatform().daemon().name(name).start(() -> drain(source));
    }

    /** The last lines, oldest first; waits a little for the end of the output. */
    List<String> lastLines() {
        try {
            thread.join(JOIN_MILLIS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    private void drain(final InputStream source) {
        try (Reader reader = new InputStreamReader(source, StandardCharsets.UTF_8)) {
            final StringBuilder line = new StringBuilder();
            final char[] buffer = new char[4096];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int index = 0; index < read; index++) {
                    if (buffer[index] == '\n' || buffer[index] == '\r') {
                        take(line.toString());
                        line.setLength(0);
                    } else if (line.length() < LONGEST_LINE) {
                        line.append(buffer[index]);
                    }
                }
            }
            take(line.toString());
        } catch (final IOException e) {
            // The process was killed: what was read until here is its output.
            return;
        }
    }

    private void take(final String raw) {
        final String line = CONTROL_SEQUENCE.matcher(raw).replaceAll("").strip();
        if (line.isEmpty()) {
            return;
        }
        final OptionalDouble share = pattern.read(line);
        share.ifPresent(progress);
        synchronized (lines) {
            if (lastIsBar && share.isPresent()) {
                lines.removeLast();
            } else if (lines.size() == KEPT_LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
            lastIsBar = share.isPresent();
        }
    }
}
