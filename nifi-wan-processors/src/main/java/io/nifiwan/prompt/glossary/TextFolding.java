package io.nifiwan.prompt.glossary;

import com.ibm.icu.text.Transliterator;

/**
 * Makes the copy of a text on which words are looked up: half-width, lower case, Simplified Chinese, British "grey", blanks for
 * hyphens. Every character stays at its place, so a place in the copy is the same place in the text. The copy is never shown: reading
 * 乾隆 as 干隆 would be wrong in print and harmless here.
 */
public final class TextFolding {
    private static final char FIRST_HAN = '\u4E00';
    private static final char LAST_HAN = '\u9FFF';
    private static final char FIRST_FULL_WIDTH = '\uFF01';
    private static final char LAST_FULL_WIDTH = '\uFF5E';
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private TextFolding() {
    }

    /** The copy; as long as the text. */
    public static String fold(final String text) {
        final char[] folded = new char[text.length()];
        for (int index = 0; index < folded.length; index++) {
            folded[index] = fold(text.charAt(index));
        }
        return new String(folded).replace("gray", "grey");
    }

    /** A copy of which only the full-width letters, digits and marks are half-width. */
    static String foldWidth(final String text) {
        final char[] folded = text.toCharArray();
        for (int index = 0; index < folded.length; index++) {
            if (folded[index] >= FIRST_FULL_WIDTH && folded[index] <= LAST_FULL_WIDTH) {
                folded[index] = (char) (folded[index] - FULL_WIDTH_OFFSET);
            }
        }
        return new String(folded);
    }

    private static char fold(final char character) {
        if (character >= FIRST_HAN && character <= LAST_HAN) {
            return Simplified.TABLE[character - FIRST_HAN];
        }
        if (character >= FIRST_FULL_WIDTH && character <= LAST_FULL_WIDTH) {
            return fold((char) (character - FULL_WIDTH_OFFSET));
        }
        return switch (character) {
            case '\u2019', '\u2018' -> '\'';
            case '-', '\u2010', '\u2011', '\u3000', '\u00A0', '\t', '\r' -> ' ';
            default -> Character.toLowerCase(character);
        };
    }

    /** One Simplified character for each Han character; loaded at the first Chinese text. */
    private static final class Simplified {
        private static final char[] TABLE = table();

        private static char[] table() {
            final Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
            final char[] table = new char[LAST_HAN - FIRST_HAN + 1];
            for (int index = 0; index < table.length; index++) {
                final char traditional = (char) (FIRST_HAN + index);
                final String simplified = transliterator.transliterate(String.valueOf(traditional));
                table[index] = simplified.length() == 1 ? simplified.charAt(0) : traditional;
            }
            return table;
        }
    }
}
