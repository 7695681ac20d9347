package io.nifiwan.prompt.screening.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MatchingCopyTest {

    @ParameterizedTest
    @CsvSource({
        "ＰＩＸＡＲ　Ｓｔｙｌｅ, pixar style",
        "長得像劉德華，一模一樣, '长得像刘德华,一模一样'",
        "由成龍飾演, 由成龙饰演",
        "哈利•波特, 哈利·波特",
        "哈利・波特, 哈利·波特",
        "She’s self–harm, she's self-harm",
        "ÉCOLE, école",
        "😀裸體, 😀裸体"
    })
    void foldsWidthCaseScriptAndVariants(final String original, final String folded) {
        assertEquals(folded, MatchingCopy.of(original).text());
    }

    @Test
    void leavesOutInvisibleCharactersAndKeepsTheWayBack() {
        final MatchingCopy copy = MatchingCopy.of("x色\u200B\u2060\uFEFF情\u00ADy\uFE0F\u202Ez\u0007");
        assertEquals("x色情yz", copy.text());
        assertEquals(1, copy.originalStart(1));
        assertEquals(6, copy.originalEnd(3));
    }

    @Test
    void joinsWrappedLinesButNotParagraphs() {
        assertEquals("looks like\nher", MatchingCopy.of("looks \r\n\t like\n \u200B \nher").text());
        assertEquals("a b", MatchingCopy.of("a\u00A0\u3000b").text());
    }

    @Test
    void foldsWithoutWhiteSpaceAtTheEnds() {
        assertEquals("tom cruise", MatchingCopy.fold("  Tom   CRUISE\n"));
    }

    @Test
    void mapsEveryUnitToARangeOfTheOriginal() {
        final String alphabet = "aZ 長\u200B\n，\uD83D\uDE00\u3000Ｑ\t\u00AD";
        final Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            final StringBuilder original = new StringBuilder();
            final int length = random.nextInt(40);
            for (int index = 0; index < length; index++) {
                original.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            final MatchingCopy copy = MatchingCopy.of(original.toString());
            int before = 0;
            for (int index = 0; index < copy.text().length(); index++) {
                final int start = copy.originalStart(index);
                final int end = copy.originalEnd(index + 1);
                assertTrue(before <= start && start < end && end <= length);
                final String refolded = MatchingCopy.of(original.substring(start, end)).text();
                assertEquals(copy.text().substring(index, index + 1), refolded);
                before = end;
            }
        }
    }

    @Test
    void knowsWordsClausesAndSentences() {
        assertTrue(Boundaries.isWhole("a nude, b", 2, 6));
        assertFalse(Boundaries.isWhole("denuded", 2, 6));
        assertTrue(Boundaries.isWhole("很nude的", 1, 5));
        assertTrue(Boundaries.isWhole("一次性交纳", 2, 4));
        assertTrue(Boundaries.sentenceEndsWithin("a. b", 0, 4));
        assertFalse(Boundaries.sentenceEndsWithin("3.5 b", 0, 5));
        assertTrue(Boundaries.opensClause("雨夜, 刘", 4));
        assertFalse(Boundaries.opensClause("见刘", 1));
    }
}
