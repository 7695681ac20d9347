package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SCENE 4|4|/", "Scene 4A: The Harbour - Night|4A|The Harbour/Night", "SCENE FOUR|4|/", "ACT II, SCENE IV - THE PIER|4|THE PIER/",
        "Scene 12. INT. CABIN - DAY|12|CABIN/DAY", "12. INT. CABIN - DAY|12|CABIN/DAY", "EST. CITY - DAWN|1|CITY/DAWN"})
    void sceneLines(final String heading, final String number, final String place) {
        assertEquals(List.of("# " + number + " " + place, "action: It rains."), parse(heading, "It rains."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scene changes slowly.", "scene one of us leaves", "The scene 4 was cut.", "INTERIOR design is hard."})
    void sentencesAboutScenes(final String line) {
        assertEquals(List.of("action: " + line), parse(line));
    }

    @Test
    void labelBlocksOpenScenesWhereNothingElseDoes() {
        assertEquals(List.of("# 1 The pier/Dusk", "Anna: Wait.", "# 2 Harbour/Night", "action: Rain.", "# 7 Mill/", "action: Wind."),
                parse("THE LAST FERRY", "", "Location: The pier", "Time: Dusk", "Characters: Anna, Tom", "", "Anna: Wait.", "", "Time: Night",
                        "Location: Harbour", "", "Rain.", "", "Scene: 7", "Location: Mill", "", "Wind."));
        final ParsedScript parsed = ScriptParser.parse("SCENE 1\nLocation: The pier\nCharacters: Anna, Old Man\n\nRain.\n", ScriptFormat.TEXT);
        assertEquals(List.of(new CastEntry("Anna", ""), new CastEntry("Old Man", "")), parsed.scenes().getFirst().cast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARACTERS:\nANNA - a sailor\nTOM: her brother, 30s", "Cast of Characters\n\nANNA (30s), a sailor\n\nTOM - her brother"})
    void aCastListAboveTheFirstSceneIsNoDialogue(final String list) {
        final String[] script = (list + "\n\nSCENE 1\n\nANNA: Wait.").split("\n", -1);
        assertEquals(List.of("# 1 /", "ANNA: Wait."), parse(script));
        assertEquals(List.of("ANNA", "TOM"), ScriptParser.parse(String.join("\n", script), ScriptFormat.TEXT).cast().stream()
                .map(CastEntry::name).toList());
    }

    @Test
    void columnsTellSpeechesWhereBlankLinesAreLost() {
        assertEquals(List.of("# 1 PIER/NIGHT", "action: Rain falls on the pier./ANNA waits.",
                        "ANNA(softly): You said/          you would wait.", "TOM: I did.",
                        "action: He turns away."),
                parse("INT. PIER - NIGHT", "Rain falls on the pier.", "ANNA waits.", "                    ANNA (O.S.)", "               (softly)",
                        "          You said", "          you would wait.", "                    TOM", "          I did.", "He turns away."));
    }

    @Test
    void shotsThatTheAuthorNumbers() {
        assertEquals(List.of("!action: Rain.", "!action: A hand.", "ANNA: Wait.", "!action: ", "action: The door.", "action: Shot 3 rang out."),
                parse("SHOT 1: Rain.", "Shot 2 - A hand.", "ANNA: Wait.", "", "PANEL 3", "The door.", "", "Shot 3 rang out."));
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

    @Test
    void aSpeechBehindItsSpeakerEndsWithItsSentenceBeforeThePageIsFull() {
        assertEquals(List.of("# 1 /", "Tom: Where is the milk?", "action: Tom looks around.",
                        "Anna: I have looked everywhere for it, in the cellar too./You drank it."),
                parse("SCENE 1", "Tom: Where is the milk?", "Tom looks around.",
                        "Anna: I have looked everywhere for it, in the cellar too.", "You drank it."));
    }
}
