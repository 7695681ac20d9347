package io.nifiwan.prompt.build;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TokenBudgetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | 0", "特写镜头 | 4", "特写镜头，推进。 | 6", "night | 2", "the camera pushes in | 6", "close-up | 2", "don't move | 3", "16 fps 夜 | 4",
        "夜🎬 | 2", "すし | 2", "... , ! | 0"})
    void counts(final String text, final int tokens) {
        assertEquals(tokens, TokenBudget.count(text));
    }
}
