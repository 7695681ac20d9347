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
    void titlePageKeysAreAnyButOneIsKnown() {
        assertEquals(List.of("action: Rain."), parse("Producer: A. Person", "Title: Rain", "    and wind", "", "Rain."));
        assertEquals(List.of("张三: 你好。", "李四: 走吧。"), parse("张三：你好。", "李四：走吧。"));
        assertEquals(List.of("action: Note this: rain."), parse("Note this: rain."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT. HOUSE - DAY", "EXT. HOUSE - DAY", "EST. HOUSE - DAY", "INT./EXT. HOUSE - DAY", "INT/EXT HOUSE - DAY",
        "I/E. HOUSE - DAY",
        "int HOUSE - DAY", ".HOUSE - DAY", "Ext. HOUSE - DAY #1#"})
    void everyFormOfHeading(final String heading) {
        assertEquals(List.of("# 1 HOUSE/DAY", "action: Rain."), parse("", heading, "", "Rain."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTERIOR HOUSE", "ESTABLISHING", "... and then", "EXTRA. EXTRA."})
    void noHeadings(final String line) {
        assertEquals(List.of("action: " + line), parse("", line, "", ""));
    }

    @Test
    void actionKeepsItsLinesAndBlanks() {
        assertEquals(List.of("action: He counts:/    one/\ttwo", "action: Done."), parse("He counts:", "    one", "\ttwo", "", "Done."));
    }

    @Test
    void extensionsAreKeptBesideTheName() {
        final ParsedScript parsed = ScriptParser.parse(
                "STEEL (V.O.) (CONT'D)\nHello.\n\n@McCLANE（画外音）\nHi.\n\nANNA (cont’d)\nYes.\n", ScriptFormat.FOUNTAIN);
        assertEquals(List.of("STEEL/V.O.", "McCLANE/画外音", "ANNA/"), parsed.scenes().getFirst().body().stream()
                .map(element -> element.speaker() + "/" + element.extension()).toList());
    }

    @Test
    void lyricsMayBeSungByACharacter() {
        assertEquals(List.of("ANNA: La la/la."), parse("ANNA", "~La la", "~la."));
    }

    @Test
    void transitionsMayBeForcedOrCancelled() {
        assertEquals(List.of("edit: > Slow fade", "action: DELIVER IT TO:", "edit: BACK TO:"),
                parse("> Slow fade", "", "DELIVER IT TO:  ", "", "BACK TO:"));
    }

    @Test
    void notesEndAtATrulyBlankLine() {
        assertEquals(List.of("action: Rain.", "action: Wind."), parse("Rain. [[a", "  ", "note]]", "", "Wind."));
        assertEquals(List.of("action: Rain. [[a", "action: note]]"), parse("Rain. [[a", "", "note]]"));
    }

    @Test
    void shotsThatTheAuthorMarks() {
        assertEquals(List.of("# 1 INN/DAY", "!action: A hand.", "!action: ", "ANNA: Wait.", "!action: CLOSE ON the key.",
                        "!action: SHOT 4: again", "!action: Rain."),
                parse("INT. INN - DAY", "", "SHOT 1: A hand.", "SHOT 2", "ANNA", "Wait.", "", "CLOSE ON the key.",
                        "!SHOT 4: again", "", "[[PANEL]]", "Rain."));
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
    void chineseCuesInFountain() {
        assertEquals(List.of("# 1 苏鸾寝殿/深夜", "李明: 走吧。", "张晨(笑): 好。", "李明: 等等。", "旁白: 雨停了。", "鲁鸢: 冷。", "王五: 嗯。"),
                parse("内景 苏鸾寝殿 - 深夜", "", "李明", "走吧。", "", "张晨（笑）", "好。", "", "李明", "等等。", "", "旁白：雨停了。", "", "鲁鸢【VO】：冷。", "", "**王五**", "嗯。", "",
                        "张晨：好。").subList(0, 7));
    }

    @Test
    void chineseHeadingsOverSeveralLinesInFountain() {
        assertEquals(List.of("# 1 客栈/黄昏", "张三: 走吧。", "# 1-2 广播间/夜", "action: 雨。"),
                parse("场次：1", "地点：客栈", "时间：黄昏", "人物：张三、李四", "", "张三：走吧。", "", "第一集 1-2", "场景：广播间 夜", "", "雨。"));
    }

    @Test
    void aCastListAboveTheFirstSceneIsNoDialogue() {
        final String[] script = {"Title: Trace", "", "人物：", "李明：高三学生。", "", "张晨：同桌。", "", "INT. 教室 - 日", "", "李明", "走吧。"};
        assertEquals(List.of("# 1 教室/日", "李明: 走吧。"), parse(script));
        assertEquals(List.of("# 1 PIER/DAY", "ANNA: Wait."),
                parse("CHARACTERS", "ANNA - a sailor", "TOM (30s)", "", "FADE IN:", "", "EXT. PIER - DAY", "",
                "ANNA", "Wait."));
    }

    @Test
    void chineseFormsInFountain() {
        assertEquals(List.of("# 1 苏鸾寝殿/深夜", "action: 她坐着。", "陈老师(温和地): 还没走？", "李明: 我就走。", "黑泽: 走吧。"),
                parse("内景 苏鸾寝殿 - 深夜", "", "她坐着。", "", "陈老师", "（温和地）", "还没走？", "", "李明：我就走。", "", "@黑泽", "走吧。"));
    }
}
