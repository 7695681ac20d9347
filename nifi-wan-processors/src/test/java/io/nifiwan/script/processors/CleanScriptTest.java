package io.nifiwan.script.processors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.clean.Documents;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class CleanScriptTest {
    private static final String SCRIPT = "第一场 客栈 夜 内\n\n张三推门而入，外面已是深夜。\n张三：有人吗？\n";
    private TestRunner runner;

    @BeforeEach
    void createRunner() {
        runner = TestRunners.newTestRunner(CleanScript.class);
    }

    private MockFlowFile run(final byte[] content, final String filename, final String relationship) {
        runner.enqueue(content, Map.of("filename", filename));
        runner.run();
        runner.assertTransferCount(relationship, 1);
        runner.assertTransferCount("report", relationship.equals("success") ? 1 : 0);
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }

    @Test
    void writesUtf8AndSaysWhatItFound() {
        final MockFlowFile clean = run(SCRIPT.replace("\n", "\r\n").getBytes(Charset.forName("GB18030")), "folder/夜渡.v2.txt", "success");
        clean.assertContentEquals(SCRIPT, StandardCharsets.UTF_8);
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_NAME, "夜渡.v2");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_CHARSET, "GB18030");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_CHARSET_CONFIDENCE, "100");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_FORMAT, "text");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_LANGUAGE, "zh");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED, "0");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED_KINDS, "");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_FOLDED, "0");
        clean.assertAttributeEquals("mime.type", "text/plain");
    }

    @Test
    void countsWhatItRemoves() {
        final MockFlowFile clean = run("\uFEFFINT. BAR\u200B - NIGHT\n\nRain.\n\n12.\n".getBytes(StandardCharsets.UTF_8), "a.fountain", "success");
        clean.assertContentEquals("INT. BAR - NIGHT\n\nRain.\n\n");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_FORMAT, "fountain");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_LANGUAGE, "en");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED, "3");
        clean.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED_KINDS, "byte order mark 1, zero width 1, page number 1");
    }

    @Test
    void reportsEveryChangeWithItsLine() throws IOException {
        run("INT. BAR\u200B - NIGHT\n\nRain.\n\n12.\n".getBytes(StandardCharsets.UTF_8), "a.fountain", "success");
        final MockFlowFile report = runner.getFlowFilesForRelationship("report").getFirst();
        report.assertAttributeEquals("filename", "a.report.json");
        report.assertAttributeEquals("mime.type", "application/json");
        report.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED, "2");
        final JsonNode json = new ObjectMapper().readTree(report.toByteArray());
        assertEquals("{\"zero width\":1,\"page number\":1}", json.get("counts").toString());
        assertEquals("""
                [{"kind":"zero width","effect":"removed","line":1,"text":"U+200B"},{"kind":"page number","effect":"removed","line":5,"text":"12."}]\
                """, json.get("changes").toString());
    }

    @Test
    void everyFormatIsRecognised() throws IOException {
        final String scene = "INT. BAR - NIGHT\n\nRain.\n";
        final Map<String, byte[]> documents = Map.of("text", scene.getBytes(StandardCharsets.UTF_8),
                "fdx", Documents.fdx(Documents.paragraph("Scene Heading", "INT. BAR - NIGHT") + Documents.paragraph("Action", "Rain.")),
                "docx", Documents.docxOf(scene), "pdf", Documents.pdf(List.of(scene)));
        for (final Map.Entry<String, byte[]> document : documents.entrySet()) {
            runner.clearTransferState();
            final MockFlowFile clean = run(document.getValue(), "script", "success");
            clean.assertContentEquals(scene);
            clean.assertAttributeEquals(ScriptAttributes.SCRIPT_SOURCE, document.getKey());
            clean.assertAttributeEquals(ScriptAttributes.SCRIPT_FORMAT, "fountain");
        }
    }

    @Test
    void aNamedFormatRefusesTheOthers() throws IOException {
        runner.setProperty(CleanScript.FORMAT, ScriptInput.PDF);
        fails("INT. BAR - NIGHT\n".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.DAMAGED);
        runner.clearTransferState();
        runner.setProperty(CleanScript.FORMAT, ScriptInput.FDX);
        fails("INT. BAR - NIGHT\n".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.DAMAGED);
        runner.clearTransferState();
        runner.setProperty(CleanScript.FORMAT, ScriptInput.DOCX);
        fails("INT. BAR - NIGHT\n".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.DAMAGED);
    }

    @Test
    void aNamedTextFormIsKept() {
        runner.setProperty(CleanScript.FORMAT, ScriptInput.TEXT);
        run("INT. BAR - NIGHT\n\nRain.\n".getBytes(StandardCharsets.UTF_8), "a.fountain", "success")
                .assertAttributeEquals(ScriptAttributes.SCRIPT_FORMAT, "text");
        runner.clearTransferState();
        runner.setProperty(CleanScript.FORMAT, ScriptInput.FOUNTAIN);
        run("Rain.\n".getBytes(StandardCharsets.UTF_8), "a.txt", "success").assertAttributeEquals(ScriptAttributes.SCRIPT_FORMAT, "fountain");
    }

    @Test
    void protectedPdf() throws IOException {
        fails(Documents.encryptedPdf(), ScriptErrorCode.ENCRYPTED);
    }

    @Test
    void anOralHistoryComesOutInLayers() throws IOException {
        runner.setProperty(CleanScript.CLEANING_MODE, CleaningMode.ORAL_HISTORY);
        final MockFlowFile transcript = run("呃，线劈成三……不，四根，然后拉紧一点。\n".getBytes(StandardCharsets.UTF_8), "绣.txt", "success");
        transcript.assertAttributeEquals("filename", "绣.json");
        transcript.assertAttributeEquals("mime.type", "application/json");
        transcript.assertAttributeEquals(ScriptAttributes.SCRIPT_INSTRUCTIONS, "1");
        transcript.assertAttributeEquals(ScriptAttributes.SCRIPT_NUMBERS, "2");
        transcript.assertAttributeEquals(ScriptAttributes.SCRIPT_NUMBERS_UNKNOWN, "1");
        transcript.assertAttributeEquals(ScriptAttributes.SCRIPT_REMOVED_KINDS, "filler 1, self correction 1");
        final JsonNode json = new ObjectMapper().readTree(transcript.toByteArray());
        assertEquals("线劈成4根\n然后拉紧一点。\n", json.at("/layers/normalised").asText());
        assertEquals(4, json.at("/numbers/0/value").asInt());
        assertEquals("unknown", json.at("/numbers/1/value").asText());
        final JsonNode report = new ObjectMapper().readTree(runner.getFlowFilesForRelationship("report").getFirst().toByteArray());
        assertEquals("呃，", report.at("/changes/0/text").asText());
    }

    @Test
    void aNamedCharacterSetWins() {
        runner.setProperty(CleanScript.CHARACTER_SET, ScriptCharset.BIG5);
        run("內".getBytes(Charset.forName("Big5")), "a.txt", "success").assertContentEquals("內\n", StandardCharsets.UTF_8);
    }

    @Test
    void emptyInput() throws IOException {
        fails(new byte[0], ScriptErrorCode.EMPTY);
    }

    @Test
    void blankInput() throws IOException {
        fails(" \n\n".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.EMPTY);
    }

    @Test
    void binaryInput() throws IOException {
        fails(new byte[500], ScriptErrorCode.BINARY);
    }

    @Test
    void malformedInput() throws IOException {
        runner.setProperty(CleanScript.CHARACTER_SET, ScriptCharset.UTF_8);
        fails(new byte[] {'a', (byte) 0xC3, '('}, ScriptErrorCode.UNDECODABLE);
    }

    @Test
    void damagedPdf() throws IOException {
        fails("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.DAMAGED);
    }

    @Test
    void richTextInput() throws IOException {
        fails("{\\rtf1 Hello}".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.UNSUPPORTED_FORMAT);
    }

    @Test
    void tooLargeInput() throws IOException {
        runner.setProperty(ScriptProperties.MAXIMUM_SCRIPT_SIZE, "10 B");
        fails("eleven chars".getBytes(StandardCharsets.UTF_8), ScriptErrorCode.TOO_LARGE);
    }

    private void fails(final byte[] content, final ScriptErrorCode code) throws IOException {
        final MockFlowFile failed = run(content, "a.txt", "failure");
        failed.assertContentEquals(content);
        failed.assertAttributeEquals(ScriptAttributes.ERROR_CODE, code.name());
        assertFalse(failed.getAttribute(ScriptAttributes.ERROR_MESSAGE).isBlank());
    }
}
