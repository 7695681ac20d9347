package io.nifiwan.prompt.revise.chat;

import io.nifiwan.prompt.glossary.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NoteWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "and give her a red scarf | a red scarf | a red scarf",
        "make the scarf red | A red scarf! | A red scarf",
        "and give her a red scarf | her scarf, red | her scarf, red",
        "and give her a red scarf | a red silk scarf | -",
        "and give her a red scarf | scar | -",
        "and give her a red scarf | the with of | -",
        "and give her a red scarf | Grace Kelly in a red scarf | -",
        "GIVE HER A RED SCARF | a red scarf | a red scarf",
        "two candles on the table | 2 candles | -",
        "围巾应该是红色的 | 红色的围巾 | 红色的围巾",
        "围巾應該是紅色的 | 红色的围巾 | 红色的围巾",
        "围巾应该是红色的 | 红色的围巾，她 | 红色的围巾，她",
        "围巾应该是红色的 | 蓝色的围巾 | -",
        "围巾应该是红色的 | 她的 | -",
        "张开手，一共三个人 | 张三 | -",
        "张开手，一共三个人 | 手张开 | 手张开"})
    void takesNothingButWordsOfTheNote(final String note, final String phrase, final String taken) {
        final Language language = Language.of(note);
        assertEquals("-".equals(taken) ? Optional.empty() : Optional.of(taken), new NoteWords(List.of(note)).of(phrase, language));
    }

    @Test
    void findsEvidenceInOneClause() {
        final NoteWords words = new NoteWords(List.of("Give her a red scarf", "像深夜一樣"));
        assertTrue(words.holds("a RED scarf "));
        assertTrue(words.holds("像深夜一样"));
        assertFalse(words.holds("scarf 像深夜"));
        assertFalse(words.holds("a"));
        assertFalse(words.holds(""));
    }
}
