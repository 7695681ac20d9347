package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.Lexicon.RuleHit;
import io.nifiwan.prompt.screening.rules.RuleFileReader;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import io.nifiwan.prompt.screening.text.MatchingCopy;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LexiconTest {

    @Test
    void dropsOnlyTheOccurrenceThatAnExceptionCovers() throws ScreeningFileException {
        final String exceptions = ", \"exceptions\": [\"一次性交纳\", \"异性交往\"]";
        assertEquals(List.of("9-11"), places("性交", exceptions, "须一次性交纳，然后性交。异性交往"));
        assertEquals(List.of(), places("性交", exceptions, "一次性\u200B交納"));
    }

    @Test
    void keepsLatinWordsWholeAndChineseOnesNot() throws ScreeningFileException {
        assertEquals(List.of("0-4", "14-18"), places("gore", "", "gore category GORE."));
        assertEquals(List.of("1-3"), places("色情", "", "超色情片"));
    }

    @Test
    void matchesAcrossAWrappedLine() throws ScreeningFileException {
        assertEquals(List.of("2-12"), places("looks like", "", "A looks\nlike b"));
        assertEquals(List.of(), places("looks like", "", "A looks\n\nlike b"));
    }

    @Test
    void joinsThePiecesOfAGapWithinASentence() throws ScreeningFileException {
        assertEquals(List.of("1-7"), places("由…饰演", "", "他由某某某饰演"));
        assertEquals(List.of(), places("由…饰演", "", "由他去。某某饰演"));
        assertEquals(List.of(), places("由…饰演", "", "由" + "某".repeat(25) + "饰演"));
        assertEquals(List.of("0-27"), places("由…饰演", "", "由" + "某".repeat(24) + "饰演"));
        assertEquals(List.of(), places("由…饰演", "", "由饰演"));
        assertEquals(List.of(), places("由…饰演", "", "饰演由"));
    }

    @Test
    void joinsMoreThanTwoPieces() throws ScreeningFileException {
        assertEquals(List.of("0-9"), places("aa…bb…cc", "", "aa bb  cc"));
        assertEquals(List.of(), places("aa…bb…cc", "", "aa cc  bb"));
    }

    private static List<String> places(final String pattern, final String more, final String text) throws ScreeningFileException {
        final Lexicon lexicon = new Lexicon(RuleFileReader.read("t", """
                {"version": 1, "rules": [{"id": "t", "pattern": "%s", "group": "other", "action": "review", "reason": "r"%s}]}"""
                .formatted(pattern, more)), List.of());
        final MatchingCopy copy = MatchingCopy.of(text);
        return lexicon.find(copy).rules().stream().map(hit -> place(copy, hit)).toList();
    }

    private static String place(final MatchingCopy copy, final RuleHit hit) {
        return copy.originalStart(hit.start()) + "-" + copy.originalEnd(hit.end());
    }
}
