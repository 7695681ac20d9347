package io.nifiwan.engine.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RedactorTest {
    private static final Redactor REDACTOR = new Redactor(List.of("sk-4711-secret", ""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wrong key sk-4711-secret given          | wrong key *** given",
        "see https://oss.example/x.mp4?sig=abc   | see https://oss.example/x.mp4",
        "see 'http://a.example/b#frag' now       | see 'http://a.example/b' now",
        "at https://user:pass@host.example/path  | at https://host.example/path",
        "Authorization: Bearer abcdefgh1234      | Authorization: Bearer ***",
        "尺寸 1280*720 不支持                     | 尺寸 1280*720 不支持",
    })
    void hidesKeysAndSignatures(final String text, final String shown) {
        assertEquals(shown, REDACTOR.redact(text));
    }

    @Test
    void showsOneLineThatEnds() {
        assertEquals("a b c", REDACTOR.redact("a\r\nb\u0000\tc\n"));
        assertEquals("", REDACTOR.redact(null));
        final String shown = REDACTOR.redact("😀".repeat(5000));
        assertTrue(shown.endsWith("…"));
        assertEquals(Redactor.LONGEST, shown.codePointCount(0, shown.length()));
    }
}
