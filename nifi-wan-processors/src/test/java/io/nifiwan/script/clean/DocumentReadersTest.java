package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;
import io.nifiwan.script.Shot;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DocumentReadersTest {
    private static CleanedScript clean(final byte[] content) throws ScriptException {
        return new ScriptCleaner(ScriptCleaner.allReaders(new PlainTextReader(Optional.empty()))).clean(new RawScript(content, "script"));
    }

    private static List<Shot.Dialogue> dialogue(final CleanedScript script) throws ScriptException {
        return new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).shots().stream()
                .flatMap(shot -> shot.dialogue().stream()).toList();
    }

    @Test
    void finalDraftBecomesFountain() throws ScriptException {
        final CleanedScript script = clean(Documents.fdx("""
                <Paragraph Number="12A" Type="Scene Heading"><SceneProperties Length="1 3/8" Page="1"><SceneArcBeats><Paragraph><Text>beat</Text>\
                </Paragraph>
                </SceneArcBeats></SceneProperties><Text>INT. CA</Text><Text Style="Bold">FÉ - NIGHT</Text></Paragraph>
                <Paragraph Type="Scene Heading"><Text>THE ROOF</Text></Paragraph>
                <Paragraph Type="Action"><Text>A 5* hotel_sign.</Text></Paragraph>
                <Paragraph Type="Character"><Text>ANNA (V.O.)</Text></Paragraph>
                <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
                <Paragraph Type="Dialogue"><Text>Come.
                &#32;
                Now &amp; here.</Text></Paragraph>
                <Paragraph Type="Character"><Text>McAdam</Text></Paragraph>
                <Paragraph Type="Dialogue"><Text>No.</Text></Paragraph>
                <Paragraph><DualDialogue><Paragraph Type="Character"><Text>张三</Text></Paragraph><Paragraph Type="Dialogue"><Text>走！</Text></Paragraph>
                <Paragraph Type="Character"><Text>BO</Text></Paragraph><Paragraph Type="Dialogue"><Text>Wait!</Text></Paragraph></DualDialogue>\
                </Paragraph>
                <Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
                <Paragraph Type="Transition"><Text>Fade away</Text></Paragraph>
                <Paragraph Type="Action"><Text>INT. is a word.</Text></Paragraph>
                <Paragraph Type="Cast List"><Text>Anna, Bo</Text></Paragraph>
                <Paragraph Type="Mystery"><Text>Dust.</Text></Paragraph>
                """));
        assertEquals("""
                INT. CAFÉ - NIGHT #12A#

                .THE ROOF

                A 5\\* hotel\\_sign.

                ANNA (V.O.)
                (low)
                Come.
                \s\s
                Now & here.

                @McAdam
                No.

                @张三
                走！

                BO ^
                Wait!

                CUT TO:

                > Fade away

                !INT. is a word.

                Dust.
                """, script.text());
        assertEquals(SourceFormat.FDX, script.source());
        assertEquals(ScriptFormat.FOUNTAIN, script.format());
        assertEquals(List.of("ANNA", "McAdam", "张三", "BO"), dialogue(script).stream().map(Shot.Dialogue::speaker).distinct().toList());
        assertEquals("apparatus 1", script.removals().summary());
        assertEquals("scene length 1, unknown paragraph 1", script.removals().summary(Removals.Effect.NOTED));
        assertEquals(new Change(Removals.Kind.SCENE_LENGTH, 4, "scene 12A: 1 3/8"), script.removals().changes().getFirst());
    }

    @Test
    void wordKeepsInsertionsAndDropsDeletions() throws IOException, ScriptException {
        final CleanedScript script = clean(Documents.docx("""
                <w:p><w:pPr><w:pStyle w:val="SceneHeading"/></w:pPr><w:r><w:t>INT. INN - NIGHT</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Action"/></w:pPr><w:r><w:t xml:space="preserve">Rain </w:t></w:r>
                <w:del w:author="a"><w:r><w:delText>snow </w:delText></w:r></w:del><w:ins w:author="a"><w:r><w:t>falls</w:t></w:r></w:ins><w:r>\
                <w:t>.</w:t>
                <w:br/><w:t>Hard.</w:t><w:tab/><w:t>Cold.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Character"/></w:pPr><w:r><w:t>ANNA</w:t></w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Dialogue"/><w:rPr><w:del w:author="a"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Who is </w:t>\
                </w:r></w:p>
                <w:p><w:pPr><w:pStyle w:val="Dialogue"/></w:pPr><w:r><w:t>there?</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                """));
        assertEquals("INT. INN - NIGHT\n\nRain falls.\nHard.\tCold.\n\nANNA\nWho is there?\nA cell.\n", script.text());
        assertEquals("tracked deletion 1, hidden text 1", script.removals().summary());
        assertEquals(new Change(Removals.Kind.TRACKED_DELETION, 2, "snow"), script.removals().changes().getFirst());
        assertEquals(SourceFormat.DOCX, script.source());
    }

    @Test
    void chineseWordDocument() throws IOException, ScriptException {
        final CleanedScript script = clean(Documents.docxOf("第一场　日　内　客栈\n张三推门而入。\n张三：有人吗？"));
        assertEquals("第一场 日 内 客栈\n张三推门而入。\n张三：有人吗？\n", script.text());
        assertEquals(ScriptLanguage.CHINESE, script.language());
        assertEquals("有人吗？", dialogue(script).getFirst().line());
    }

    @Test
    void shootingScriptInPdf() throws IOException, ScriptException {
        final String header = "THE FERRY                    Blue Rev. 3/4/21                %d.\n\n";
        final CleanedScript script = clean(Documents.stampedPdf(List.of(header.formatted(1) + """
                12   INT. FERRY HOUSE - NIGHT                            12

                The old ferryman lifts his lantern and looks out over the
                black water for a light that does not come any more.    *

                                      ANNA
                          I have waited for you on this
                          side of the river since the day
                          (MORE)

                                                         (CONTINUED)
                """, header.formatted(2) + """
                12   CONTINUED:                                          12

                                      ANNA (CONT'D)
                          you left.

                He says nothing.
                """, header.formatted(3) + """
                lNT. BOAT - DAWN

                Light.
                """), "COPY OF BO"));
        assertEquals("""
                12 INT. FERRY HOUSE - NIGHT

                The old ferryman lifts his lantern and looks out over the black water for a light that does not come any more.

                                      ANNA
                          I have waited for you on this side of the river since the day you left.

                He says nothing.

                INT. BOAT - DAWN

                Light.
                """, script.text());
        assertEquals(2, new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).scenes());
        assertEquals(List.of(new Shot.Dialogue("ANNA", "", "I have waited for you on this side of the river since the day you left.")),
                dialogue(script));
        assertEquals(SourceFormat.PDF, script.source());
        assertEquals(1, script.removals().count(Removals.Kind.OCR_REPAIR));
    }

    @Test
    void chinesePdf() throws IOException, ScriptException {
        final CleanedScript script = clean(Documents.chinesePdf(List.of("第一场 日 内 客栈", "张三推门而入。", "张三：有人吗？")));
        assertEquals("第一场 日 内 客栈\n张三推门而入。\n张三：有人吗？\n", script.text());
    }

    @Test
    void utf16FinalDraft() throws ScriptException {
        final String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><FinalDraft><Content>"
                + Documents.paragraph("Scene Heading", "内景 客栈 - 夜") + "</Content></FinalDraft>";
        final CleanedScript script = clean(("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE));
        assertEquals("内景 客栈 - 夜\n", script.text());
        assertTrue(script.charset().name().startsWith("UTF-16"), script.charset().name());
    }
}
