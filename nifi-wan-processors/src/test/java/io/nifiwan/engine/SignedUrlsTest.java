package io.nifiwan.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

class SignedUrlsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "GET https://oss.example/x.mp4?Expires=1&Signature=abc failed | GET https://oss.example/x.mp4?... failed",
        "'{\"url\":\"http://a/b?sig=1\",\"n\":2}' | '{\"url\":\"http://a/b?...\",\"n\":2}'",
        "https://user:pass@host/path | https://host/path",
        "HTTPS://h/x#access_token=1 | HTTPS://h/x?...",
        "https://h/x 为什么? | https://h/x 为什么?",
        "Authorization: Bearer sk-0123456789abcdef0123 | Authorization: Bearer ...",
        "Why? Because. | Why? Because.",
        "视频地址 https://h/x?签名=1，完 | 视频地址 https://h/x?...",
        "- | -",
    })
    void whatOpensADoorIsTakenOut(final String text, final String expected) {
        assertEquals(expected, SignedUrls.strip(text));
    }

    @Test
    void exceptionsAreClean() {
        final EngineException problem = new EngineException(EngineError.TRANSIENT, "https://h?key=Sup3r", "at https://h/x?key=Sup3r");
        assertFalse(problem.toString().contains("Sup3r"));
        assertFalse(problem.code().contains("Sup3r"));
        assertNull(new EngineException(EngineError.TRANSIENT, null, null).getMessage());
    }
}
