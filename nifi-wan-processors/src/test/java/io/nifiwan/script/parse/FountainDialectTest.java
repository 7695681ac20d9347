package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FountainDialectTest {

    private static List<String> parse(final String... lines) {
        return Described.lines(ScriptFormat.FOUNTAIN, lines);
    }

    @Test
    void titlePageIsNoContent() {
        assertEquals(List.of("# 1 HOUSE/DAY", "action: Rain."),
                parse("Title:", "\tYARGO", "\tFALB", "Author: A. Person", "Draft date: 2/1/2012", "", "INT. HOUSE - DAY", "", "Rain."));
    }

    @Test
    void aTransitionOnTopIsNoTitlePage() {
        assertEquals(List.of("# 1 HOUSE/DAY", "action: Rain."),
                parse("FADE IN:", "INT. HOUSE - DAY", "", "INT. HOUSE - DAY", "", "Rain.").subList(1, 3));
    }

    @Test
    void headingsNeedBlankLinesAndMayBeForced() {
        assertEquals(List.of("action: INT. HOUSE - DAY/EXT. HOUSE - DAY", "# 1 KITCHEN/", "action: ... not a heading", "# 2 house/day",
                        "action: Rain."),
                parse("INT. HOUSE - DAY", "EXT. HOUSE - DAY", "", ".KITCHEN", "", "... not a heading", "", "int. house - day", "", "Rain."));
    }

    @Test
    void sceneNumbers() {
        assertEquals(List.of("# 1A HOUSE/DAY", "action: Rain.", "# 110-A YARD/NIGHT", "action: Snow."),
                parse("INT. HOUSE - DAY #1A#", "", "Rain.", "", "EXT. YARD - NIGHT #110-A#", "", "Snow."));
    }

    @Test
    void speechesWithNotesAndParts() {
        assertEquals(List.of("action: He waits.", "STEEL: The man's a myth!", "STEEL(beat): And now/I'm padded!", "ANNA(softly): Yes."),
                parse("He waits.", "", "STEEL (V.O.) (CONT'D)", "The man's a myth!", "(beat)", "And now", "I'm padded!", "", "    ANNA",
                        "(softly)", "Yes."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STEEL", "BOB (test extension)", "MOM (O. S.)", "@Han (O.S.)", "STEEL (V.O.) (CONT’D)", "C3PO", "@3CPO",
        "        DONT", "ME ",
        "R2D2", "DR. NO", "O'BRIEN-SMITH", "ÉMILE"})
    void cues(final String cue) {
        final String name = cue.strip().replace("@", "").replaceAll("\\s*\\(.*", "");
        assertEquals(List.of(name + ": Hello."), parse(cue, "Hello."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Han (O. S.)", "3CPO", "23", "AND ^ (Dual)", "He runs."})
    void noCues(final String line) {
        assertEquals(List.of("action: " + line + "/Hello."), parse(line, "Hello."));
    }

    @Test
    void aCueNeedsALineBelow() {
        assertEquals(List.of("action: BOB", "action: Hello."), parse("BOB", "", "Hello."));
    }

    @Test
    void dualDialogue() {
        assertEquals(List.of("TEST: Now!", "^TEST2: Now!"), parse("TEST", "Now!", "", "TEST2 ^", "Now!"));
    }

    @Test
    void aLineOfTwoSpacesKeepsTheSpeechTogether() {
        assertEquals(List.of("BOB: One./  /Two."), parse("BOB", "One.", "  ", "Two."));
    }

    @Test
    void transitions() {
        assertEquals(List.of("action: He runs.", "edit: CUT TO:", "edit: > Burn to White.", "edit: > THE END <", "action: CUT TO:", "action: Done."),
                parse("He runs.", "", "CUT TO:", "", "> Burn to White.", "", "> THE END <", "", "CUT TO: ", "", "Done."));
    }

    @Test
    void forcedActionAndLyrics() {
        assertEquals(List.of("action: SCANNING THE AISLES", ": Willy Wonka!", "action: Done."),
                parse("!SCANNING THE AISLES", "~Willy Wonka!", "", "Done."));
    }

    @Test
    void whatIsNotPrinted() {
        assertEquals(List.of("action: He runs", "action: and  falls."),
                parse("# Act one", "", "= He will fall.", "", "He runs /* slowly", "", "or not */",
                "", "[[a note", "over lines]]", "", "===", "", "and [[gently]] falls."));
    }

    @Test
    void anUnclosedCommentOrNoteIsText() {
        assertEquals(List.of("action: He runs /* away.", "action: [[ and falls.", "action: up ]]"),
                parse("He runs /* away.", "", "[[ and falls.", "", "up ]]"));
    }

    @Test
    void emphasisIsMarkup() {
        assertEquals(List.of("action: A bold, italic, under and a *star."), parse("A **bold**, *italic*, _under_ and a \\*star."));
        assertEquals(List.of("action: snake_case_name and 2 * 3 * 4"), parse("snake_case_name and 2 * 3 * 4"));
    }

    @Test
    void notesMayAskForShots() {
        assertEquals(List.of("action: One.", "!action: Two.", "!action: Three."), parse("One.", "", "[[SHOT 2]]", "", "Two. [[panel]] Three."));
    }

    @Test
    void chineseFormsInFountain() {
        assertEquals(List.of("# 1 苏鸾寝殿/深夜", "action: 她坐着。", "陈老师(温和地): 还没走？", "李明: 我就走。", "黑泽: 走吧。"),
                parse("内景 苏鸾寝殿 - 深夜", "", "她坐着。", "", "陈老师", "（温和地）", "还没走？", "", "李明：我就走。", "", "@黑泽", "走吧。"));
    }
}
