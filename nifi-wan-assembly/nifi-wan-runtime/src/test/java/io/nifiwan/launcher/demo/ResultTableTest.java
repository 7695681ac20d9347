package io.nifiwan.launcher.demo;

import io.nifiwan.launcher.text.DisplayWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResultTableTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"tea,3", "茶馆,4", "第1场,5", "Ａ,2", "é,1", "e\u0301,1", "한글,4", "カナ,4", "。,2", "'',0"})
    void widthIsThatOfATerminal(final String text, final int columns) {
        assertEquals(columns, DisplayWidth.of(text));
    }

    @Test
    void columnsStandBelowEachOtherWithChineseTextToo() throws IOException {
        final List<String> lines = ResultTable.lines(List.of(ReportFiles.write(folder, VerdictFolder.PASSED, "茶馆夜雨", 1, 1),
                ReportFiles.write(folder, VerdictFolder.REJECTED, "harbour at dawn", 1, 1)));
        assertEquals(3, lines.size());
        final int column = DisplayWidth.of(lines.get(0).substring(0, lines.get(0).indexOf("verdict")));
        assertEquals(column, DisplayWidth.of(lines.get(1).substring(0, lines.get(1).indexOf("PASS"))));
        assertEquals(column, DisplayWidth.of(lines.get(2).substring(0, lines.get(2).indexOf("REJECT"))));
        assertTrue(lines.get(0).contains("sharpness"));
        assertTrue(lines.get(1).endsWith("passed/茶馆夜雨-s1-sh1.mp4"), lines.get(1));
    }

    @Test
    void progressIsOneLineInATerminalAndALineForEachChangeElsewhere() {
        final Progress first = new Progress(1, 0, 0, 0, 0, 0, 1, 1);
        final Progress second = new Progress(1, 1, 0, 0, 0, 0, 1, 1);
        assertEquals(2, shown(false, first, first, second).lines().count());
        final String terminal = shown(true, first, first, second);
        assertEquals(3, terminal.chars().filter(character -> character == '\r').count());
        assertTrue(terminal.endsWith(System.lineSeparator()));
    }

    private static String shown(final boolean terminal, final Progress... states) {
        final StringWriter text = new StringWriter();
        final ProgressLine line = new ProgressLine(new PrintWriter(text), terminal);
        for (int second = 0; second < states.length; second++) {
            line.show(states[second], second);
        }
        line.end();
        return text.toString();
    }
}
