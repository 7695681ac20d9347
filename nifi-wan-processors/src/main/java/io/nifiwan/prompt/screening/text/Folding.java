package io.nifiwan.prompt.screening.text;

import com.ibm.icu.text.Transliterator;

/**
 * Folds one UTF-16 code unit into the form that patterns and texts are compared in. The fold is context-free and one to one, so offsets
 * survive it: full-width forms become ASCII, letters lower case, Traditional Chinese becomes Simplified, and the variants of the
 * middle dot, the apostrophe and the dash become one character each.
 *
 * <p>The Traditional to Simplified pairs come from ICU's {@code Hant-Hans} transform, asked once for every character of the two blocks
 * U+3400 to U+9FFF; pairs that leave the basic plane are not folded. Immutable and thread-safe.
 */
final class Folding {
    private static final char FIRST_HAN = '\u3400';
    private static final char LAST_HAN = '\u9FFF';
    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int FULL_WIDTH_DISTANCE = 0xFEE0;
    private static final String MIDDLE_DOTS = "\u2022\u2027\u2219\u22C5\u30FB\uFF65\uFF0E";
    private static final String APOSTROPHES = "\u2018\u2019\u02BC\uFF07";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212";
    private static final char[] SIMPLIFIED = simplified();

    private Folding() {
    }

    /** Whether a character has no place in the matching copy: zero-width, direction marks, variation selectors, controls. */
    static boolean isDropped(final char character) {
        if (character == '\uFEFF' || (character >= '\uFE00' && character <= '\uFE0F')) {
            return true;
        }
        final int type = Character.getType(character);
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(character));
    }

    /** Whether a character counts as white space, the ideographic and the no-break space included. */
    static boolean isSpace(final char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    static char fold(final char character) {
        if (character < 0x80) {
            return character >= 'A' && character <= 'Z' ? (char) (character + 0x20) : character;
        }
        if (character >= FIRST_HAN && character <= LAST_HAN) {
            return SIMPLIFIED[character - FIRST_HAN];
        }
        if (MIDDLE_DOTS.indexOf(character) >= 0) {
            return '\u00B7';
        }
        if (APOSTROPHES.indexOf(character) >= 0) {
            return '\'';
        }
        if (DASHES.indexOf(character) >= 0) {
            return '-';
        }
        if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
            return fold((char) (character - FULL_WIDTH_DISTANCE));
        }
        return Character.toLowerCase(character);
    }

    private static char[] simplified() {
        final Transliterator transform = Transliterator.getInstance("Hant-Hans");
        final char[] table = new char[LAST_HAN - FIRST_HAN + 1];
        for (int index = 0; index < table.length; index++) {
            final char traditional = (char) (FIRST_HAN + index);
            final String folded = transform.transliterate(String.valueOf(traditional));
            table[index] = folded.length() == 1 ? folded.charAt(0) : traditional;
        }
        return table;
    }
}
