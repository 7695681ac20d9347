package io.nifiwan.quality.metric;

import java.util.ArrayList;
import java.util.List;

/** Collects the stretches of a clip in which something holds. */
final class TimeSpans {
    private final List<Span> closed = new ArrayList<>();
    private double start = -1;

    /** Something holds from this time on; no effect inside a stretch. */
    void open(final double seconds) {
        start = start < 0 ? seconds : start;
    }

    /** It no longer holds at this time; no effect outside a stretch. */
    void close(final double seconds) {
        if (start >= 0) {
            closed.add(new Span(start, seconds));
            start = -1;
        }
    }

    /** Closed stretches of at least so many seconds. */
    List<Span> atLeast(final double seconds) {
        return closed.stream().filter(span -> span.length() >= seconds - 1e-6).toList();
    }

    /** Length of the longest stretch in seconds, or 0. */
    double longest() {
        return closed.stream().mapToDouble(Span::length).max().orElse(0);
    }

    /**
     * A stretch of time in seconds.
     *
     * @param from start
     * @param to   end
     */
    record Span(double from, double to) {
        double length() {
            return to - from;
        }
    }
}
