package io.nifiwan.prompt.fill;

import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.parse.TermUse;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DefaultTermsTest {
    @Test
    void fillsGroupsThatTheShotLeavesOpen() throws PromptException {
        final Shot shot = new Shot("a", 1, 1, "zh", new Shot.Scene("1", "", "", "渡口", "夜"), List.of(), "老周坐下。（特写）", List.of(), "t", null, 5);
        final ParsedShot parsed = DefaultTerms.parse("move.static, size.medium tone.warm，time.day", Glossary.standard())
                .into(ShotParser.standard().parse(shot), shot);
        assertEquals(List.of("time.night", "size.close_up", "move.static", "tone.warm"), parsed.terms().stream().map(TermUse::id).toList());
        assertEquals(SlotSource.DEFAULT, parsed.tone().source());
        assertEquals(SlotSource.TEXT, parsed.camera().source());
        assertEquals("暖色调", parsed.tone().value().substring(0, 3));
    }

    @Test
    void changesNothingWithoutTerms() throws PromptException {
        final Shot shot = new Shot("a", 1, 1, "en", null, List.of(), "Joe sits.", List.of(), "t", null, 5);
        final ParsedShot parsed = ShotParser.standard().parse(shot);
        assertEquals(parsed, DefaultTerms.parse(" ", Glossary.standard()).into(parsed, shot));
    }

    @ParameterizedTest
    @ValueSource(strings = {"move.warp", "move.static, move.push_in", "move.static move.static", "view.compare", "推"})
    void refusesOtherLists(final String ids) {
        assertThrows(IllegalArgumentException.class, () -> DefaultTerms.parse(ids, Glossary.standard()));
    }
}
