package io.nifiwan.launcher.demo;

import io.nifiwan.launcher.text.DisplayWidth;

import java.io.PrintWriter;

/** Shows progress: one line that is written over in a terminal, a line for each change elsewhere. */
final class ProgressLine {
    private final PrintWriter out;
    private final boolean terminal;
    private String last = "";

    ProgressLine(final PrintWriter out, final boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows a state; elsewhere than in a terminal only when it differs from the last one. */
    void show(final Progress progress, final long seconds) {
        final String line = progress.line(seconds);
        if (terminal) {
            final String blanks = " ".repeat(Math.max(0, DisplayWidth.of(last) - DisplayWidth.of(line)));
            out.print("\r" + line + blanks);
            last = line;
        } else if (!last.equals(progress.line(0))) {
            out.println(line);
            last = progress.line(0);
        }
        out.flush();
    }

    /** Ends the line, so that other output starts on its own. */
    void end() {
        if (terminal && !last.isEmpty()) {
            out.println();
            last = "";
        }
        out.flush();
    }
}
