package io.nifiwan.script.parse;

import java.util.List;

/**
 * The columns of an English screenplay. Text taken from a printed page often has no blank lines left; there the indentation tells
 * cues (far right) and speeches (in between) from action (at the left edge).
 */
final class EnglishLayout {
    private static final int TAB = 8;
    private static final int CUE_COLUMN = 10;
    private static final int SPEECH_COLUMN = 4;

    private final int edge;

    EnglishLayout(final List<SourceLine> lines) {
        this.edge = lines.stream().filter(line -> !line.isBlank()).mapToInt(EnglishLayout::column).min().orElse(0);
    }

    /** Whether a line stands where cues do, with its speech indented less below it. */
    boolean isCue(final SourceLine line, final SourceLine below) {
        return column(line) >= edge + CUE_COLUMN && !below.isBlank() && isSpeech(below) && column(below) < column(line);
    }

    /** Whether a line is indented as speeches are. */
    boolean isSpeech(final SourceLine line) {
        return column(line) >= edge + SPEECH_COLUMN;
    }

    private static int column(final SourceLine line) {
        int column = 0;
        for (int index = 0; index < line.source().length() && Character.isWhitespace(line.source().charAt(index)); index++) {
            column += line.source().charAt(index) == '\t' ? TAB : 1;
        }
        return column;
    }
}
