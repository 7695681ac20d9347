package io.nifiwan.prompt.revise.note;

import io.nifiwan.prompt.glossary.TextFolding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NegationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            画面|太暗|NONE
            特别|太暗|NONE
            要不要|亮一点|NONE
            能不能|亮一点|NONE
            是不是|太暗|NONE
            会不会|太暗|NONE
            不|太暗|DENIED
            并不|太暗|DENIED
            不算|太暗|DENIED
            没有|太暗|DENIED
            不是很|太暗|DENIED
            不要|太暗|AVOIDED
            别|太暗|AVOIDED
            不要让画面|太暗|AVOIDED
            避免|太暗|AVOIDED
            不希望|太暗|AVOIDED
            勿|太暗|AVOIDED
            別|太暗|AVOIDED
            the picture is|too dark|NONE
            I don't like it|too dark|NONE
            it is not|too dark|DENIED
            it isn't|too dark|DENIED
            I don't think it is|too dark|DENIED
            it does not look|too dark|DENIED
            not|too dark|AVOIDED
            but not|too dark|AVOIDED
            please not|too dark|AVOIDED
            don't make it|too dark|AVOIDED
            don’t make it|too dark|AVOIDED
            Do not let it get|too dark|AVOIDED
            avoid|too dark|AVOIDED
            it must not be|too dark|AVOIDED
            don't cut because it is|too dark|NONE
            """)
    void tellsWhatTheWordsBeforeMakeOfAPhrase(final String before, final String phrase, final Negation expected) {
        final String note = Character.isIdeographic(phrase.codePointAt(0)) ? before + phrase : before + " " + phrase;
        final String folded = TextFolding.fold(note);
        assertEquals(expected, Negation.of(folded.substring(0, folded.length() - phrase.length())));
    }
}
