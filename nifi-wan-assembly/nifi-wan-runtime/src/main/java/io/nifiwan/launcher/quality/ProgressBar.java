package io.nifiwan.launcher.quality;

import io.nifiwan.launcher.text.DisplayWidth;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A bar on a terminal that is written over; nothing elsewhere. Safe for use by several threads. */
final class ProgressBar {
    /** System property that says whether standard error is a terminal. */
    static final String TERMINAL_PROPERTY = "io.nifiwan.terminal.errors";
    private static final int WIDTH = 28;

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private Instant start = Instant.EPOCH;
    private int whole;
    private int done;
    private int columns;

    ProgressBar(final PrintWriter out, final boolean terminal, final InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** A bar on standard error where that is a terminal. */
    static ProgressBar onErrors(final PrintWriter errors) {
        return new ProgressBar(errors, Boolean.getBoolean(TERMINAL_PROPERTY), InstantSource.system());
    }

    synchronized void begin(final int files) {
        whole = files;
        done = 0;
        start = clock.instant();
        draw("");
    }

    synchronized void step(final String file) {
        done++;
        draw(file);
    }

    /** Takes the bar away. */
    synchronized void end() {
        if (terminal) {
            out.print("\r" + " ".repeat(columns) + "\r");
            out.flush();
        }
    }

    private void draw(final String file) {
        if (!terminal || whole == 0) {
            return;
        }
        final int filled = WIDTH * done / whole;
        final long seconds = Duration.between(start, clock.instant()).toSeconds();
        final String left = done == 0 || done == whole ? "" : ", about " + seconds * (whole - done) / done + " s left";
        final String line = "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + done + " of " + whole + ", " + seconds + " s" + left
                + "  " + file;
        out.print("\r" + DisplayWidth.pad(line, columns));
        out.flush();
        columns = Math.max(columns, DisplayWidth.of(line));
    }
}
