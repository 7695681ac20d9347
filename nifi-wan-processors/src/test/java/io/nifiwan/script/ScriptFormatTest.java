package io.nifiwan.script;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ScriptFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a.fountain|anything|FOUNTAIN",
        "A.SPMD|anything|FOUNTAIN",
        "a.txt|Title: Rain/Author: A. Person//INT. INN - DAY//Rain.|FOUNTAIN",
        "a.txt|Title: Rain//Rain falls.|FOUNTAIN",
        "a.txt|INT. INN - DAY//Rain.|FOUNTAIN",
        "a.txt|INT. INN - DAY//ANNA/Hello.//TOM/Time: late.|FOUNTAIN",
        "a.txt|INT. INN - DAY/Rain.|TEXT",
        "a.txt|Title: Rain//SCENE 1//Rain.|TEXT",
        "a.txt|INT. INN - DAY//Anna: Hello.//Old Man (softly): Hello.|TEXT",
        "a.txt|第一场 客栈 夜 内//雨。|TEXT",
        "a.txt|It rains.|TEXT"})
    void tellsFountainFromOtherText(final String filename, final String text, final ScriptFormat format) {
        assertEquals(format, ScriptFormat.detect(filename, text.replace('/', '\n')));
    }
}
