package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Documents that are damaged or made to harm end in a reason, within the memory of the test run. */
class HostileDocumentTest {
    private static final ScriptCleaner CLEANER = new ScriptCleaner(ScriptCleaner.allReaders(new PlainTextReader(Optional.empty())));

    private static ScriptErrorCode fault(final byte[] content) {
        final ScriptException exception = assertThrows(ScriptException.class, () -> CLEANER.clean(new RawScript(content, "script")));
        assertFalse(exception.getMessage().isBlank());
        return exception.code();
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void entitiesAreRefused() {
        final String laughs = """
                <?xml version="1.0"?><!DOCTYPE FinalDraft [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <FinalDraft><Content><Paragraph Type="Action"><Text>&b;</Text></Paragraph></Content></FinalDraft>""";
        assertEquals(ScriptErrorCode.UNSAFE, fault(utf8(laughs)));
        final String foreign = """
                <?xml version="1.0"?><!DOCTYPE FinalDraft SYSTEM "file:///etc/hostname">
                <FinalDraft><Content><Paragraph Type="Action"><Text>x</Text></Paragraph></Content></FinalDraft>""";
        assertEquals(ScriptErrorCode.UNSAFE, fault(utf8(foreign)));
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.fdx(Documents.paragraph("Action", "&undeclared;"))));
    }

    @Test
    void entitiesInWordAreRefused() throws IOException {
        final String xml = """
                <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document xmlns:w="x"><w:p><w:r><w:t>&a;</w:t></w:r>\
                </w:p>
                </w:document>""";
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.zip(Map.of("word/document.xml", utf8(xml)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void deepNestingIsRefused(final int depth) throws IOException {
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.fdx("<Paragraph><DualDialogue>".repeat(depth))));
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.docx("<w:tbl>".repeat(depth))));
    }

    @Test
    void brokenXmlIsDamaged() throws IOException {
        assertEquals(ScriptErrorCode.DAMAGED, fault(utf8("<?xml version=\"1.0\"?><FinalDraft><Content><Paragraph>")));
        assertEquals(ScriptErrorCode.DAMAGED, fault(utf8("<?xml version=\"1.0\"?><Other><FinalDraft/></Other>")));
        assertEquals(ScriptErrorCode.DAMAGED, fault(Documents.zip(Map.of("word/document.xml", utf8("<w:document")))));
        assertEquals(ScriptErrorCode.DAMAGED, fault(Documents.zip(Map.of("word/documents.txt", utf8("none")))));
    }

    @Test
    void malformedCharactersInXmlAreUndecodable() {
        final byte[] content = Documents.fdx(Documents.paragraph("Action", "好好好"));
        content[new String(content, StandardCharsets.ISO_8859_1).indexOf("<Text>") + 6] = (byte) 0xFF;
        assertEquals(ScriptErrorCode.UNDECODABLE, fault(content));
    }

    @Test
    void zipBombsAreRefused() throws IOException {
        final byte[] zeros = new byte[200 << 20];
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.zip(Map.of("word/media/image1.png", zeros, "word/documents.txt", new byte[1]))));
        Arrays.fill(zeros, (byte) ' ');
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.zip(Map.of("word/document.xml", zeros))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pdfBombsAreRefused(final boolean twice) throws IOException {
        assertEquals(ScriptErrorCode.UNSAFE, fault(Documents.pdfBomb(3_000, twice)));
    }

    @Test
    void twoHundredMegabytesOfZeros() {
        assertEquals(ScriptErrorCode.BINARY, fault(new byte[200 << 20]));
    }

    @Test
    void protectedDocuments() throws IOException {
        assertEquals(ScriptErrorCode.ENCRYPTED, fault(Documents.encryptedPdf()));
        final byte[] office = new byte[2000];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, office, 0, 4);
        assertEquals(ScriptErrorCode.UNSUPPORTED_FORMAT, fault(office));
        final byte[] stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(stream, 0, office, 1024, stream.length);
        assertEquals(ScriptErrorCode.ENCRYPTED, fault(office));
    }

    @Test
    void scannedPdf() throws IOException {
        assertEquals(ScriptErrorCode.SCANNED_PDF, fault(Documents.scannedPdf()));
    }

    @Test
    void otherArchives() throws IOException {
        assertEquals(ScriptErrorCode.UNSUPPORTED_FORMAT, fault(Documents.zip(Map.of("content.xml", utf8("<office/>")))));
        assertEquals(ScriptErrorCode.UNSUPPORTED_FORMAT, fault(utf8("{\\rtf1 hello}")));
    }

    @Test
    void brokenDocumentsOfEveryFormatAreAnswered() throws IOException {
        final List<byte[]> seeds = List.of(
                Documents.fdx(Documents.paragraph("Scene Heading", "INT. INN - DAY") + Documents.paragraph("Action", "雨。")),
                Documents.docxOf("第一场 日 内 客栈\n张三：有人吗？"), Documents.pdf(List.of("INT. INN - DAY\n\nRain.", "EXT. SEA\n\nSun.")),
                Documents.chinesePdf(List.of("第一场 日 内 客栈")));
        final Random random = new Random(20261121);
        int read = 0;
        for (int round = 0; round < 1_200; round++) {
            final byte[] content = seeds.get(round % seeds.size()).clone();
            for (int change = 0; change <= random.nextInt(6); change++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            final byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(content, 1 + random.nextInt(content.length)) : content;
            try {
                assertFalse(CLEANER.clean(new RawScript(cut, "script")).text().isBlank());
                read++;
            } catch (final ScriptException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
        assertTrue(read > 200, "only " + read + " were readable");
    }
}
