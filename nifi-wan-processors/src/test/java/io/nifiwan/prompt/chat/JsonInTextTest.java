package io.nifiwan.prompt.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonInTextTest {
    private static final String OBJECT = "{\"a\":\"{x}\",\"b\":[{\"c\":\"\\\"}\"}]}";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "  %s\n", "```json\n%s\n```", "```\n%s```", "Here you are: %s Anything else?", "好的：\n%s\n以上。",
        "<think>Perhaps {\"a\": 1}? No.</think>\n%s", "The form {id} is filled as follows: %s", "%s {\"d\": 2}", "Unmatched { and then %s",
        "<think>one</think> {\"z\":0} <think>two</think>%s"})
    void findsTheObject(final String form) {
        assertEquals(OBJECT, JsonInText.find(form.formatted(OBJECT)).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[1, 2]", "\"text\"", "{", "{\"a\": ", "{\"a\": \"", "{\"a\": [1, 2}", "no JSON at all", "{'a': 1}",
        "{\"a\": 1, \"a\": 2}", "{\"a\": NaN}", "{\"a\": 1}</think>", "<html><style>p {color: red}</style></html>"})
    void findsNoneElsewhere(final String text) {
        assertTrue(JsonInText.find(text).isEmpty());
    }

    @Test
    void endsSoonWithNothingButBrackets() {
        assertTrue(JsonInText.find("{".repeat(1 << 20)).isEmpty());
        assertTrue(JsonInText.find("{".repeat(5000) + "}".repeat(5000)).isEmpty());
    }
}
