package io.nifiwan.prompt.glossary;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

import java.util.BitSet;

/**
 * Where words begin and end in a folded text: by letters in English, by dictionary in Chinese, where 近景 in 附近景色 is no word.
 * Belongs to one text and one thread.
 */
public final class WordBoundaries {
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.SIMPLIFIED_CHINESE);

    private final String folded;
    private BitSet boundaries;

    /** For a folded text. */
    public WordBoundaries(final String folded) {
        this.folded = folded;
    }

    /** Whether no Latin letter or digit continues the stretch at either end. */
    public boolean isLatinWord(final int from, final int to) {
        return !(continues(from - 1) && continues(from)) && !(continues(to - 1) && continues(to));
    }

    /**
     * Whether a Chinese stretch takes no part of a word that it does not hold: not the end of a word that begins before it, nor the
     * beginning of a word that, itself not beginning with the stretch, ends behind it.
     */
    public boolean isChineseWord(final int from, final int to) {
        final BitSet all = boundaries();
        final boolean cutsAtStart = !all.get(from) && all.nextSetBit(from) <= to;
        final boolean cutsAtEnd = !all.get(to) && all.previousSetBit(to) > from;
        return !cutsAtStart && !cutsAtEnd;
    }

    /** Whether words begin and end exactly at the ends of the stretch, with none in between. */
    public boolean isWholeChineseWord(final int from, final int to) {
        final BitSet all = boundaries();
        return all.get(from) && all.get(to) && all.nextSetBit(from + 1) == to;
    }

    private boolean continues(final int index) {
        if (index < 0 || index >= folded.length()) {
            return false;
        }
        final char character = folded.charAt(index);
        return character < '\u2E80' && Character.isLetterOrDigit(character);
    }

    private BitSet boundaries() {
        if (boundaries == null) {
            boundaries = new BitSet(folded.length() + 1);
            final BreakIterator iterator = WORDS.clone();
            iterator.setText(folded);
            for (int place = iterator.first(); place != BreakIterator.DONE; place = iterator.next()) {
                boundaries.set(place);
            }
        }
        return boundaries;
    }
}
