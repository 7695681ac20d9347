package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EnglishDialectTest {

    private static List<String> parse(final String... lines) {
        return Described.lines(ScriptFormat.TEXT, lines);
    }

    @Test
    void headingsNeedNoBlankLines() {
        assertEquals(List.of("# 1 HARBOUR/NIGHT", "action: Rain falls on/the pier.", "# 2 CABIN/DAY", "action: Dark."),
                parse("THE LAST FERRY", "by Somebody", "", "1 EXT. HARBOUR - NIGHT 1", "Rain falls on", "the pier.", "2 INT. CABIN - DAY 2",
                        "Dark."));
    }

    @Test
    void labelledScenes() {
        assertEquals(List.of("# 4 The pier/Dusk", "ANNA: Wait.", "# 5 Harbour/Night", "action: Rain."),
                parse("SCENE 4", "Location: The pier", "Time: Dusk", "Characters: Anna", "ANNA: Wait.", "Scene 5: Harbour - Night", "Rain."));
    }

    @Test
    void cuesAndNames() {
        assertEquals(List.of("action: Anna waits.", "ANNA(softly): Hello/there.", "Old Man(tired): Go/home.", "action: Time passes."),
                parse("Anna waits.", "", "ANNA (O.S.)", "(softly)", "Hello", "there.", "", "Old Man: (tired) Go", "home.", "", "Time passes."));
    }

    @Test
    void labelsAreNobody() {
        assertEquals(List.of("action: Note: the boat is red."), parse("Note: the boat is red."));
    }

    @Test
    void editsAndShots() {
        assertEquals(List.of("action: Rain.", "edit: CUT TO:", "!action: CLOSE ON a bird.", "edit: FADE OUT."),
                parse("Rain.", "CUT TO:", "CLOSE ON a bird.", "FADE OUT."));
    }

    @Test
    void proseIsOneSceneOfParagraphs() {
        assertEquals(List.of("action: It was late.", "action: The sea was still."), parse("It was late.", "", "The sea was still."));
    }
}
