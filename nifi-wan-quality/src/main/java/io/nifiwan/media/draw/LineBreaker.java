package io.nifiwan.media.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Breaks text into lines by the common rules for mixed Chinese and Latin text (a subset of UAX #14 and of the Chinese rules for line
 * starts and ends): words stay whole, CJK characters part anywhere, punctuation stays with what it belongs to.
 */
final class LineBreaker {
    private static final String NEVER_FIRST = "，。、；：？！）》」』】〉〕’”…—·,.;:?!)]}%";
    private static final String NEVER_LAST = "（《「『【〈〔‘“([{";

    private final Predicate<String> fits;

    LineBreaker(final Predicate<String> fits) {
        this.fits = fits;
    }

    /** At least one line; no line is wider than the limit unless a single character is. */
    List<String> lines(final String text) {
        final List<String> lines = new ArrayList<>();
        for (final String paragraph : text.split("\\R", -1)) {
            String line = "";
            for (final String piece : pieces(paragraph)) {
                if (fits.test((line + piece).stripTrailing())) {
                    line += piece;
                } else {
                    if (!line.isBlank()) {
                        lines.add(line.strip());
                    }
                    line = chop(piece.stripLeading(), lines);
                }
            }
            lines.add(line.strip());
        }
        return List.copyOf(lines);
    }

    /** Cuts a piece that is wider than a line; returns what is left for the next line. */
    private String chop(final String piece, final List<String> lines) {
        String rest = piece;
        while (!fits.test(rest.stripTrailing()) && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.offsetByCodePoints(0, 1);
            while (end < rest.length() && fits.test(rest.substring(0, rest.offsetByCodePoints(end, 1)))) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    /** The smallest parts that stay together; spaces belong to the part before them. */
    private static List<String> pieces(final String text) {
        final List<String> pieces = new ArrayList<>();
        int start = 0;
        int position = 0;
        while (position < text.length()) {
            final int before = text.codePointAt(position);
            position += Character.charCount(before);
            if (position < text.length() && mayPart(before, text.codePointAt(position))) {
                pieces.add(text.substring(start, position));
                start = position;
            }
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }

    private static boolean mayPart(final int before, final int after) {
        if (Character.isWhitespace(after) || NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
            return false;
        }
        return Character.isWhitespace(before) || isIdeographic(before) || isIdeographic(after);
    }

    private static boolean isIdeographic(final int codePoint) {
        return Character.isIdeographic(codePoint) || (codePoint >= 0x3000 && codePoint <= 0x30FF)
            || (codePoint >= 0xAC00 && codePoint <= 0xD7AF) || (codePoint >= 0xFF00 && codePoint <= 0xFFEF);
    }
}
