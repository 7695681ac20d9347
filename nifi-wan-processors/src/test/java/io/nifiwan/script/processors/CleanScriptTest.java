package io.nifiwan.script.processors;

import io.nifiwan.script.ScriptAttributes;
import io.nifiwan.script.ScriptErrorCode;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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
