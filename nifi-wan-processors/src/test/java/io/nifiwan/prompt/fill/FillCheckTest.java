package io.nifiwan.prompt.fill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Slot;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FillCheckTest {
    private static final Glossary GLOSSARY = Glossary.standard();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Shot SHOT = shot("（小明跑进教室，手在发抖，窗外灰蒙蒙的）“蓝灰色调，给我一个特写！”");

    @Test
    void fillsWhatTheRulesLeaveEmpty() throws Exception {
        final Filling filling = check(SHOT, """
                {"subject":"小明跑进教室","terms":[{"id":"mood.tense","evidence":"手在发抖"},{"id":"weather.cloudy","evidence":"窗外灰蒙蒙的"}]}""");
        assertEquals(List.of(), filling.dropped());
        final ParsedShot filled = filling.into(parse(SHOT), SHOT, GLOSSARY);
        assertEquals("小明跑进教室", filled.subject().value());
        assertEquals(SlotSource.CHAT, filled.subject().source());
        assertEquals("小明跑进教室", SHOT.action().substring(filled.subject().from(), filled.subject().to()));
        assertEquals("神情紧绷，呼吸急促，光线昏暗对比强烈", filled.mood().value());
        assertEquals(SlotSource.CHAT, filled.mood().source());
        assertEquals("手在发抖", SHOT.action().substring(filled.mood().from(), filled.mood().to()));
        assertEquals("", filled.camera().value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"terms\":[{\"id\":\"mood.apocalyptic\",\"evidence\":\"手在发抖\"}]} | UNKNOWN_TERM:mood.apocalyptic",
        "{\"terms\":[{\"id\":\"mood.tense\",\"evidence\":\"拔出手枪\"}]} | NOT_IN_TEXT:mood.tense",
        "{\"terms\":[{\"id\":\"tone.blue_grey\",\"evidence\":\"蓝灰色调\"}]} | NOT_IN_TEXT:tone.blue_grey",
        "{\"terms\":[{\"id\":\"style.anime\",\"evidence\":\"手在发抖\"}]} | NOT_OPEN:style.anime",
        "{\"terms\":[{\"id\":\"edit.dissolve\",\"evidence\":\"手在发抖\"}]} | NOT_OPEN:edit.dissolve",
        "{\"terms\":[{\"id\":\"move.compound\",\"evidence\":\"手在发抖\"}]} | NOT_OPEN:move.compound",
        "{\"terms\":[{\"id\":\"mood.tense\"}]} | WRONG_TYPE:mood.tense",
        "{\"terms\":[{\"id\":7,\"evidence\":\"手在发抖\"}]} | WRONG_TYPE:terms",
        "{\"terms\":[\"mood.tense\"]} | WRONG_TYPE:terms",
        "{\"terms\":\"mood.tense\"} | WRONG_TYPE:terms",
        "{\"terms\":null} | WRONG_TYPE:terms",
        "{\"subject\":[\"小明\"]} | WRONG_TYPE:subject",
        "{\"subject\":\"小明拔出手枪\"} | NOT_IN_TEXT:subject",
        "{\"subject\":\"给我一个特写\"} | NOT_IN_TEXT:subject",
        "{\"negative\":\"\",\"subject\":\"\"} | UNKNOWN_FIELD:negative",
        "{\"prompt.spec <b>\":{}} | UNKNOWN_FIELD:prompt.spec__b_"})
    void dropsWhatIsInvented(final String answer, final String dropped) throws Exception {
        final Filling filling = check(SHOT, answer);
        assertEquals(List.of(), filling.names());
        assertEquals(List.of(dropped), filling.dropped().stream().map(Dropped::toString).toList());
        assertEquals(parse(SHOT), filling.into(parse(SHOT), SHOT, GLOSSARY));
    }

    @Test
    void takesOneTermOfAGroupAndNoSecondOne() throws Exception {
        final Filling filling = check(SHOT, """
                {"terms":[{"id":"mood.tense","evidence":"手在发抖"},{"id":"mood.tense","evidence":"手在发抖"},
                 {"id":"mood.lonely","evidence":"灰蒙蒙的"}]}""");
        assertEquals(List.of("mood.tense"), filling.names());
        assertEquals(Set.of(Dropped.Reason.GROUP_TAKEN),
                filling.dropped().stream().map(Dropped::reason).collect(Collectors.toSet()));
    }

    @Test
    void leavesAloneWhatTheRulesFilled() throws Exception {
        final Shot shot = shot("林深猛然转身，手在发抖。（特写，蓝灰色调）");
        final Filling filling = check(shot, """
                {"subject":"林深转身","terms":[{"id":"move.push_in","evidence":"猛然转身"},{"id":"tone.warm","evidence":"手在发抖"},
                 {"id":"mood.tense","evidence":"手在发抖"}]}""");
        assertEquals(List.of("mood.tense"), filling.names());
        assertEquals(List.of("NOT_OPEN:subject", "NOT_OPEN:move.push_in", "NOT_OPEN:tone.warm"),
                filling.dropped().stream().map(Dropped::toString).toList());
        final ParsedShot byRules = parse(shot);
        final ParsedShot filled = filling.into(byRules, shot, GLOSSARY);
        assertEquals(byRules.camera(), filled.camera());
        assertEquals(byRules.tone(), filled.tone());
        assertEquals(byRules.subject(), filled.subject());
    }

    @Test
    void asksForOpenSlotsOnlyAndSendsNoSpeech() throws Exception {
        final Shot shot = shot("林深猛然转身，低声道：“千万别说出我的名字和地址。”（特写）");
        final OpenSlots open = OpenSlots.of(parse(shot), shot);
        assertEquals(new OpenSlots(Set.of(Slot.MOOD, Slot.ENVIRONMENT, Slot.TONE), false), open);
        final ChatRequest request = FillQuestion.of(shot, open, GLOSSARY);
        assertFalse(request.text().contains("名字"));
        assertFalse(request.instructions().contains("林深"));
        assertTrue(MAPPER.readTree(request.text()).path("action").textValue().startsWith("林深猛然转身"));
        assertEquals("[\"terms\"]", request.schema().path("required").toString());
        final String ids = request.schema().at("/properties/terms/items/properties/id/enum").toString();
        assertTrue(ids.contains("mood.tense") && ids.contains("tone.warm") && ids.contains("time.night"));
        assertFalse(ids.contains("size.close_up") || ids.contains("style."));
        assertFalse(request.schema().path("additionalProperties").asBoolean(true));
    }

    @Test
    void asksNothingAboutAShotWithoutWords() throws Exception {
        final Shot shot = shot("");
        assertTrue(OpenSlots.of(parse(shot), shot).isEmpty());
    }

    private static Filling check(final Shot shot, final String answer) throws PromptException, JsonProcessingException {
        final ParsedShot parsed = parse(shot);
        return FillCheck.check((ObjectNode) MAPPER.readTree(answer), shot, parsed, OpenSlots.of(parsed, shot), GLOSSARY);
    }

    private static ParsedShot parse(final Shot shot) throws PromptException {
        return ShotParser.standard().parseOpen(shot, List.of());
    }

    private static Shot shot(final String action) {
        return new Shot("s1-sh1-00000000", 1, 1, "zh", new Shot.Scene("1", "", "", "", ""), List.of(), action, List.of(), action, null, 5);
    }
}
