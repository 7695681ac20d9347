package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.ScreenedText.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ShotTextsTest {
    private static final List<String> NAMES = List.of("prompt", "prompt.negative", "review.note");
    private static final String SHOT = """
            {"id": "s1-sh1-0", "index": 1, "number": 1, "language": "en", "scene": {"heading": "INT. BARN - DAY"}, "characters": ["ANNA"],
             "action": "She waits.", "dialogue": [{"speaker": "BEN", "parenthetical": "softly", "line": "Come."}],
             "text": "She waits.\\n\\nBEN\\n(softly)\\nCome.", "lines": {"from": 1, "to": 5}, "seconds": 4.0,
             "parsed": {"slots": {"mood": "calm"}, "negative": ["crowd"], "terms": ["move.pan"], "score": 3}}""";

    @Test
    void collectsEveryTextWithItsRole() throws InvalidShotException {
        final ShotTexts shot = read(SHOT, Map.of("prompt", "a barn", "prompt.negative", "blurry", "review.note", " ", "script.cast", "Cleo，Dan"));
        assertEquals(List.of(
                new ScreenedText("text", "She waits.\n\nBEN\n(softly)\nCome.", Role.WORDS),
                new ScreenedText("scene.heading", "INT. BARN - DAY", Role.WORDS),
                new ScreenedText("action", "She waits.", Role.PICTURE),
                new ScreenedText("dialogue.1", "softly", Role.WORDS),
                new ScreenedText("dialogue.1", "Come.", Role.WORDS),
                new ScreenedText("characters.1", "ANNA", Role.WORDS),
                new ScreenedText("parsed.slots.mood", "calm", Role.PICTURE),
                new ScreenedText("parsed.negative.1", "crowd", Role.NEGATIVE),
                new ScreenedText("parsed.terms.1", "move.pan", Role.PICTURE),
                new ScreenedText("prompt", "a barn", Role.PICTURE),
                new ScreenedText("prompt.negative", "blurry", Role.NEGATIVE)), shot.texts());
        assertEquals(List.of("ANNA", "BEN", "Cleo", "Dan"), shot.cast());
    }

    @Test
    void sendsEachTextOnceToModerationAndNoNegativeOne() throws InvalidShotException {
        final String joined = read(SHOT, Map.of("prompt", "a barn", "prompt.negative", "blurry")).joined();
        assertEquals(1, joined.split("She waits\\.", -1).length - 1);
        assertFalse(joined.contains("blurry"));
        assertFalse(joined.contains("crowd"));
    }

    @Test
    void takesSubjectsFromTheSpecAndLivesWithABrokenOne() throws InvalidShotException {
        assertEquals(List.of("Anna"), read(SHOT, Map.of("prompt.spec", "{\"version\": 1, \"subjects\": [\"Anna\"]}")).subjects());
        assertEquals(List.of(), read(SHOT, Map.of("prompt.spec", "{")).subjects());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"text\": null}", "{\"text\": 5}", "{\"text\": \"a\"} x", "{\"text\": \"a\", \"text\": \"b\"}",
        "{\"text\": \"a\", \"dialogue\": \"b\"}", "{\"text\": \"a", "video"})
    void refusesWhatIsNoShot(final String content) {
        assertEquals("INVALID_SHOT", assertThrows(InvalidShotException.class, () -> read(content, Map.of("prompt", "x"))).code());
    }

    @Test
    void refusesAShotWithNothingInIt() throws InvalidShotException {
        assertEquals("NOTHING_TO_SCREEN", assertThrows(InvalidShotException.class, () -> read("{\"text\": \" \"}", Map.of())).code());
        assertEquals(1, read("{\"text\": \" \"}", Map.of("prompt", "x")).texts().size());
    }

    private static ShotTexts read(final String json, final Map<String, String> attributes) throws InvalidShotException {
        return ShotTexts.read(json.getBytes(StandardCharsets.UTF_8), attributes, NAMES);
    }
}
