package io.nifiwan.script.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Walks over the lines of a script and collects elements: what all dialects share. */
final class LineScanner {
    private final ScriptSource source;
    private final List<SourceLine> lines;
    private final List<Element> elements = new ArrayList<>();
    private int index;
    private int blockStart;

    LineScanner(final ScriptSource source) {
        this.source = source;
        this.lines = source.lines();
    }

    /** A scanner at the same line that collects nothing of its own yet. */
    LineScanner lookAhead() {
        final LineScanner ahead = new LineScanner(source);
        ahead.index = index;
        return ahead;
    }

    boolean hasLine() {
        return index < lines.size();
    }

    SourceLine line() {
        return lines.get(index);
    }

    void skip() {
        index++;
    }

    List<Element> elements() {
        return elements;
    }

    /** The line with hidden characters in place. */
    String masked() {
        return source.masked().substring(line().from(), line().to());
    }

    /** Lets this line count as one below a blank line. */
    void startBlock() {
        blockStart = index;
    }

    /** Whether the script or a block starts here, or the line above is blank. */
    boolean isBlankAbove() {
        return index == 0 || index == blockStart || lines.get(index - 1).isBlank();
    }

    /** Whether the script ends here or the line below is blank. */
    boolean isBlankBelow() {
        return index + 1 >= lines.size() || lines.get(index + 1).isBlank();
    }

    /** The line above; this line must not be the first. */
    SourceLine above() {
        return lines.get(index - 1);
    }

    /** The line below, passing over notes that stand alone; blank where there is none. */
    SourceLine below() {
        int below = index + 1;
        while (below < lines.size() && lines.get(below).isHidden()) {
            below++;
        }
        return below < lines.size() ? lines.get(below) : new SourceLine(source.text().length(), source.text().length(), "", "");
    }

    void add(final Element element) {
        elements.add(element);
    }

    /** Takes the line as one element. */
    void takeLine(final ElementType type) {
        elements.add(Element.of(type, line().start(), line().end()));
        index++;
    }

    /** Takes the line as action; what stands before the body's offset is a mark. */
    void takeAction(final int bodyOffset) {
        elements.add(Element.action(line().start(), line().end(), line().start() + bodyOffset));
        index++;
    }

    /** Takes a line with the author's mark for a new shot; what follows a mark alone on its line stands as below a blank line. */
    void takeMarked() {
        final int body = Math.min(ShotMarks.bodyOffset(masked()).orElse(0), line().source().length());
        elements.add(Element.action(line().start(), line().end(), Math.min(line().from() + body, line().end())).openingShot());
        index++;
        startBlock();
    }

    /** Takes a paragraph that begins with the author's mark for a new shot. */
    void takeMarkedParagraph(final Predicate<SourceLine> end) {
        final int body = ShotMarks.bodyOffset(masked()).orElse(0);
        if (body >= line().source().length()) {
            takeMarked();
        } else {
            takeParagraph(Math.max(0, line().from() + body - line().start()), end);
            elements.add(elements.removeLast().openingShot());
        }
    }

    /** Takes this line and those below it, up to a blank one or one that the predicate ends it at, as one paragraph of action. */
    void takeParagraph(final int bodyOffset, final Predicate<SourceLine> end) {
        final int from = line().start();
        int to = line().end();
        index++;
        while (hasLine() && (line().isHidden() || (!line().isBlank() && !end.test(line())))) {
            to = line().isHidden() ? to : line().end();
            index++;
        }
        elements.add(Element.action(from, to, from + bodyOffset));
    }

    /**
     * Takes the lines of a speech below its cue, which this line holds, up to a blank one or one that the predicate ends it at. Every
     * acting note between the lines opens a new part of the speech. A cue with nothing below it is taken as action.
     *
     * @param twoSpaces whether a line of two spaces keeps an empty line inside the speech
     */
    void takeSpeech(final Cue cue, final String note, final boolean twoSpaces, final Predicate<SourceLine> end) {
        int from = line().start();
        int bodyFrom = -1;
        int to = line().end();
        String parenthetical = note;
        boolean spoken = false;
        index++;
        while (hasLine() && isInSpeech(twoSpaces, end)) {
            final SourceLine line = line();
            index++;
            if (line.isBlank()) {
                continue;
            }
            final boolean acting = line.text().startsWith("(") || line.text().startsWith("（");
            final int noteEnd = acting ? noteEnd() : -1;
            if (noteEnd >= 0) {
                if (bodyFrom >= 0) {
                    elements.add(Element.speech(from, to, bodyFrom, cue, parenthetical));
                    spoken = true;
                    from = line.start();
                    bodyFrom = -1;
                }
                to = lines.get(noteEnd).end();
                final String text = source.plain(line.start(), to);
                parenthetical = text.substring(1, text.length() - 1).strip();
                index = noteEnd + 1;
            } else {
                bodyFrom = bodyFrom < 0 ? line.start() : bodyFrom;
                to = line.end();
            }
        }
        if (bodyFrom >= 0) {
            elements.add(Element.speech(from, to, bodyFrom, cue, parenthetical));
        } else if (!spoken) {
            elements.add(Element.action(from, to, from));
        } else {
            final Element last = elements.removeLast();
            elements.add(last.withRange(last.from(), to));
        }
    }

    private boolean isInSpeech(final boolean twoSpaces, final Predicate<SourceLine> end) {
        final SourceLine line = line();
        if (line.isBlank()) {
            return line.isHidden() || (twoSpaces && line.source().length() >= 2);
        }
        return !end.test(line);
    }

    /** Index of the line that closes an acting note, at most three lines below its start; -1 where it is no note. */
    private int noteEnd() {
        final int first = index - 1;
        for (int candidate = first; candidate < Math.min(lines.size(), first + 4); candidate++) {
            final SourceLine line = lines.get(candidate);
            final boolean closed = line.text().endsWith(")") || line.text().endsWith("）");
            if (closed) {
                final String inner = line.text().substring(0, line.text().length() - 1);
                return inner.contains(")") || inner.contains("）") ? -1 : candidate;
            }
            if (line.isBlank() || line.text().contains(")") || line.text().contains("）")) {
                return -1;
            }
        }
        return -1;
    }
}
