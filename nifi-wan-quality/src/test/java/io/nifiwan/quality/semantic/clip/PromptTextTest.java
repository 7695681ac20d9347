package io.nifiwan.quality.semantic.clip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PromptTextTest {
    @Test
    void clausesEndWithSentences() {
        assertEquals(List.of("老人推开门", "雨停了", "A boat, 3.5 metres long, waits"),
                Clauses.of(List.of("老人推开门。雨停了！", "A boat, 3.5 metres long, waits.", "老人推开门"), text -> true));
    }

    @Test
    void aLongSentenceIsCutAtCommas() {
        assertEquals(List.of("one two, three", "four five six seven", "eight"),
                Clauses.of(List.of("one two, three, four five six seven, eight."), text -> text.length() <= 16));
        assertEquals(List.of("渔夫收网，海鸥飞过", "远处有灯塔"), Clauses.of(List.of("渔夫收网，海鸥飞过，远处有灯塔"), text -> text.length() <= 11));
    }

    @Test
    void aPromptOfManySentencesIsBounded() {
        final List<String> clauses = Clauses.of(IntStream.range(0, 50).mapToObj(index -> "clause " + (char) ('a' + index % 26) + index).toList(),
                text -> true);
        assertEquals(8, clauses.size());
        assertEquals(List.of(), Clauses.of(List.of("", " 。", "12 34"), text -> true));
    }

    @ParameterizedTest
    @CsvSource({"一只猫, zh", "a cat, en", "Tom在街上走, zh", "a sign with 福 above the old wooden door, en", "кошка на улице, other", "1 2 3, en"})
    void theScriptTellsTheLanguage(final String text, final String language) {
        assertEquals(language, TextLanguage.of(text));
    }

    @Test
    void distractorsDoNotSpeakOfThePrompt() {
        final List<String> english = Distractors.forPrompt("Two cats sleep beside a waterfall", "en");
        assertTrue(english.size() >= 16);
        assertFalse(english.contains("a cat sleeps on a sofa"));
        assertFalse(english.contains("a waterfall drops over mossy rocks"));
        assertTrue(english.contains("an astronaut walks on the moon"));
        final List<String> chinese = Distractors.forPrompt("猫", "zh");
        assertFalse(chinese.contains("一只猫睡在沙发上"));
        assertEquals(35, chinese.size());
        assertTrue(chinese.stream().allMatch(text -> TextLanguage.of(text).equals("zh")));
        assertTrue(english.stream().allMatch(text -> TextLanguage.of(text).equals("en")));
    }

    @Test
    void aStandingIsThatOfTheNumbers() {
        final Standing standing = Standing.of(0.30, new double[] {0.10, 0.20, 0.32, 0.18}, 10);
        assertEquals(2, standing.rank());
        assertEquals(-0.02, standing.margin(), 1e-12);
        assertEquals((0.30 - 0.20) / Math.sqrt((0.01 + 0 + 0.0144 + 0.0004) / 4), standing.deviations(), 1e-9);
        final double sum = Math.exp(3) + Math.exp(1) + Math.exp(2) + Math.exp(3.2) + Math.exp(1.8);
        assertEquals(Math.exp(3) / sum, standing.probability(), 1e-12);
        assertTrue(Double.isFinite(Standing.of(1, new double[] {-1, -1}, 1e6).score(null)));
        assertTrue(Double.isFinite(Standing.of(0.2, new double[] {0.2, 0.2}, 100).deviations()));
    }
}
