package io.nifiwan.script.oral;

import java.util.Arrays;
import java.util.List;

/** A text made from another by edits, in which every character knows the part of the first text that it comes from. */
final class TracedText {
    private final String text;
    private final int[] from;
    private final int[] to;

    private TracedText(final String text, final int[] from, final int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** A part of a text, that comes from itself. */
    static TracedText of(final String text, final int start, final int end) {
        final int[] from = new int[end - start];
        final int[] to = new int[end - start];
        Arrays.setAll(from, index -> start + index);
        Arrays.setAll(to, index -> start + index + 1);
        return new TracedText(text.substring(start, end), from, to);
    }

    /** Parts behind one another. */
    static TracedText joined(final List<TracedText> parts) {
        final StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text));
        return new TracedText(text.toString(), parts.stream().flatMapToInt(part -> Arrays.stream(part.from)).toArray(),
                parts.stream().flatMapToInt(part -> Arrays.stream(part.to)).toArray());
    }

    String text() {
        return text;
    }

    /** The part of the first text that a part of this one comes from; an empty part comes from the place before the next character. */
    Span origin(final int start, final int end) {
        if (start >= end) {
            final int place = start < from.length ? from[start] : from.length == 0 ? 0 : to[to.length - 1];
            return new Span(place, place);
        }
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (int index = start; index < end; index++) {
            low = Math.min(low, from[index]);
            high = Math.max(high, to[index]);
        }
        return new Span(low, high);
    }

    /**
     * Applies edits.
     *
     * @param edits in ascending order, not overlapping
     */
    TracedText edited(final List<Edit> edits) {
        final StringBuilder written = new StringBuilder(text.length());
        final int length = text.length() + edits.stream().mapToInt(edit -> edit.replacement().length() - (edit.to() - edit.from())).sum();
        final int[] newFrom = new int[length];
        final int[] newTo = new int[length];
        int at = 0;
        for (final Edit edit : edits) {
            copy(written, at, edit.from(), newFrom, newTo);
            final Span origin = origin(edit.from(), edit.to());
            Arrays.fill(newFrom, written.length(), written.length() + edit.replacement().length(), origin.from());
            Arrays.fill(newTo, written.length(), written.length() + edit.replacement().length(), origin.to());
            written.append(edit.replacement());
            at = edit.to();
        }
        copy(written, at, text.length(), newFrom, newTo);
        return new TracedText(written.toString(), newFrom, newTo);
    }

    private void copy(final StringBuilder written, final int start, final int end, final int[] newFrom, final int[] newTo) {
        System.arraycopy(from, start, newFrom, written.length(), end - start);
        System.arraycopy(to, start, newTo, written.length(), end - start);
        written.append(text, start, end);
    }
}
