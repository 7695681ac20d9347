package io.nifiwan.prompt.fill;

import io.nifiwan.prompt.glossary.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SourceWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "老周慢慢推开旧木门，走进院子 | 老周推开木门 | 老周推开木门",
        "老周慢慢推开旧木门，走进院子 | 老周推开旧木门，走进院子。 | 老周推开旧木门，走进院子",
        "老人提著燈籠站在船頭 | 老人提着灯笼 | 老人提著燈籠",
        "MARA runs along the wet quay | mara runs along the quay | MARA runs along the quay",
        "Joe opens the old door; he waits | Joe opens the door, waits | Joe opens the door, waits",
        "（小明跑进教室） | 小明跑进教室 | 小明跑进教室"})
    void keepsPhrasesOfTheTextsOwnWords(final String text, final String phrase, final String kept) {
        final SourceWords.Extract extract = new SourceWords(text).phrase(phrase, Language.of(text)).orElseThrow();
        assertEquals(kept, extract.value());
        assertTrue(extract.from() >= 0 && extract.to() <= text.length() && extract.from() < extract.to());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "老周推开旧木门 | 老周拔出手枪",
        "老周推开旧木门 | 木门推开老周",
        "老周推开旧木门 | 老周推开铁门",
        "杀青宴上，人群散去 | 杀人",
        "MARA runs along the quay | MARA runs along the key",
        "MARA runs along the quay | quay runs MARA",
        "The showman waits | The man waits",
        "老周推开旧木门 | ，。",
        "老周推开旧木门 | Old Zhou opens the door"})
    void dropsAnythingElse(final String text, final String phrase) {
        assertEquals(Optional.empty(), new SourceWords(text).phrase(phrase, Language.of(text)));
    }

    @Test
    void findsQuotationsExactly() {
        final SourceWords words = new SourceWords("他的手在發抖，雨点砸在窗上。");
        assertEquals(new SourceWords.Extract("手在發抖", 2, 6), words.quote("手在发抖").orElseThrow());
        assertEquals(Optional.empty(), words.quote("雨点砸在门上"));
        assertEquals(Optional.empty(), words.quote("，"));
        assertEquals(Optional.empty(), words.quote("雨"));
        assertEquals(Optional.empty(), words.quote(""));
    }
}
