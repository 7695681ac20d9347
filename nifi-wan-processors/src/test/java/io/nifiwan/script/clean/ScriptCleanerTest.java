package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScriptCleanerTest {
    private static final String SIMPLIFIED = "第一场 客栈 夜 内\n\n张三推门而入，外面已是深夜。\n张三：有人吗？\n";
    private static final String TRADITIONAL = "第一場 客棧 夜 內\n\n張三推門而入，外面已是深夜。\n張三：有人嗎？我們來了。\n";
    private static final String ENGLISH = "INT. CAFÉ - NIGHT\n\nIt’s late — naïve Zoë waits.\n";

    private static CleanedScript clean(final byte[] content) throws ScriptException {
        return new ScriptCleaner(List.of(new PlainTextReader(Optional.empty()))).clean(new RawScript(content, "script.txt"));
    }

    private static CleanedScript clean(final String text) throws ScriptException {
        return clean(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-16LE,", "UTF-16BE,", "GB18030,", "GBK,", "UTF-32LE,\uFEFF", "UTF-32BE,\uFEFF", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF",
        "UTF-16BE,\uFEFF",
        "GB18030,\uFEFF"})
    void simplifiedChineseInEveryCharset(final String charset, final String mark) throws ScriptException {
        final CleanedScript script = clean(((mark == null ? "" : mark) + SIMPLIFIED).getBytes(Charset.forName(charset)));
        assertEquals(SIMPLIFIED, script.text());
        assertEquals(charset.equals("GBK") ? "GB18030" : charset, script.charset().name());
        assertEquals(ScriptLanguage.CHINESE, script.language());
        assertEquals(ScriptFormat.TEXT, script.format());
        // Java's UTF-32 decoders take the mark away themselves.
        assertEquals(mark == null || charset.startsWith("UTF-32") ? 0 : 1, script.removals().count(Removals.Kind.BYTE_ORDER_MARK));
        assertTrue(script.confidence() >= 50, () -> String.valueOf(script.confidence()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "Big5"})
    void traditionalChineseInEveryCharset(final String charset) throws ScriptException {
        final CleanedScript script = clean(TRADITIONAL.getBytes(Charset.forName(charset)));
        assertEquals(TRADITIONAL, script.text());
        assertEquals(charset, script.charset().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void englishInEveryCharset(final String charset) throws ScriptException {
        final CleanedScript script = clean(ENGLISH.getBytes(Charset.forName(charset)));
        assertEquals(ENGLISH, script.text());
        assertEquals(charset, script.charset().name());
        assertEquals(ScriptLanguage.ENGLISH, script.language());
    }

    @ParameterizedTest
    @CsvSource({"GB18030,日内", "GB18030,他走了。", "GB18030,张三：好", "GB18030,内景 客栈", "GB18030,INT. 办公室 - 日", "Big5,我們走吧。",
        "Big5,內景 客棧", "Big5,張三：好", "Big5,他走了。", "UTF-8,好",
        "UTF-8,a", "UTF-16LE,日 夜", "UTF-16BE,日 夜", "UTF-16LE,a", "UTF-16BE,Hi", "windows-1252,café", "windows-1252,It’s late"})
    void tinyInputs(final String charset, final String text) throws ScriptException {
        final CleanedScript script = clean(text.getBytes(Charset.forName(charset)));
        assertEquals(text + "\n", script.text());
        assertEquals(charset, script.charset().name());
    }

    @Test
    void aNamedCharsetIsUsedWithoutAsking() throws ScriptException {
        final ScriptCleaner cleaner = new ScriptCleaner(List.of(new PlainTextReader(Optional.of(CharsetDetection.BIG5))));
        final CleanedScript script = cleaner.clean(new RawScript("內".getBytes(CharsetDetection.BIG5), ""));
        assertEquals("內\n", script.text());
        assertEquals(100, script.confidence());
    }

    @Test
    void whatCannotBeSeenIsDropped() throws ScriptException {
        final CleanedScript script = clean("He\u00ADllo\u200B wor\u2060ld\u0007.\r\nNext\rline\u0085end  \n");
        assertEquals("Hello world.\nNext\nline\nend  \n", script.text());
        assertEquals("zero width 2, soft hyphen 1, control character 1", script.removals().summary());
        assertEquals(4, script.removals().total());
    }

    @Test
    void picturesMadeOfJoinedCharactersStay() throws ScriptException {
        assertEquals("👩\u200D🚀 flies.\n", clean("👩\u200D🚀 flies.").text());
    }

    @Test
    void fullWidthIsFoldedAndChinesePunctuationStays() throws ScriptException {
        final CleanedScript script = clean("１２、Ｂａｒ　夜　内\n张三：（笑）“好～”……①！？\n");
        assertEquals("12、Bar 夜 内\n张三：（笑）“好～”……①！？\n", script.text());
        assertEquals(7, script.removals().folded());
        assertEquals(0, script.removals().total());
    }

    @Test
    void pageFurnitureIsCountedAndRemoved() throws ScriptException {
        final String[] pages = {"MY FILM   1.\n\nANNA\nI will\n(MORE)\n\n12.\n", "MY FILM   2.\n\nANNA (CONT'D)\nnot say 12.\n\n- 3 -\n",
            "MY FILM   3.\n\n第4页\n\nCONTINUED: (2)\nEnd.\n\n(CONTINUED)\n", "MY FILM   4.\n\n12/98\n\nBye.\n\n7\n"};
        final CleanedScript script = clean(String.join("\f", pages));
        assertEquals("ANNA\nI will\nnot say 12.\n\nEnd.\n\nBye.\n\n7\n", script.text());
        assertEquals("form feed 3, page number 4, running title 4, continued mark 3, continued cue 1", script.removals().summary());
    }

    @Test
    void numbersThatAreSaidStay() throws ScriptException {
        final String text = "ANNA\n12.\n\nBOB\n- 3 -\n1-1\n第3页\n他说\n";
        assertEquals(text, clean(text).text());
    }

    @Test
    void aCueAtTheFootOfEveryPageIsNoRunningTitle() throws ScriptException {
        final String text = "Rain.\n\nANNA\nI wait%s\n";
        final String script = String.join("\f", text.formatted("."), text.formatted(" here."), text.formatted(" there"), text.formatted(" still."));
        assertEquals(script.replace("\f", ""), clean(script).text());
    }

    @Test
    void aHeadingOnTopOfEveryPageIsNoRunningTitle() throws ScriptException {
        final String page = "INT. INN - DAY\n\nRain.\n";
        assertEquals(page.repeat(4), clean(page + ("\f" + page).repeat(3)).text());
    }

    @ParameterizedTest
    @CsvSource({
        "script.fountain,Hello.,FOUNTAIN", "script.txt,Title: A film,FOUNTAIN", "script.txt,INT. INN - DAY,FOUNTAIN", "script.txt,Hello there.,TEXT",
        "script.md,第一场 日 内,TEXT", "script.FOUNTAIN,第一场,FOUNTAIN"})
    void formats(final String filename, final String text, final ScriptFormat format) throws ScriptException {
        final RawScript script = new RawScript(text.getBytes(StandardCharsets.UTF_8), filename);
        assertEquals(format, new ScriptCleaner(List.of(new PlainTextReader(Optional.empty()))).clean(script).format());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EMPTY|''", "EMPTY|'  \n\n \uFEFF'", "UNSUPPORTED_FORMAT|%PDF-1.7", "UNSUPPORTED_FORMAT|{\\rtf1 hello}",
        "UNSUPPORTED_FORMAT|'<?xml version=\"1.0\"?><FinalDraft DocumentType=\"Script\">'"})
    void faults(final ScriptErrorCode code, final String content) {
        final ScriptException exception = assertThrows(ScriptException.class, () -> clean(content));
        assertEquals(code, exception.code());
        assertTrue(exception.getMessage().length() > 10);
    }

    @Test
    void binaryIsRefused() {
        final byte[] random = new byte[4096];
        new Random(7).nextBytes(random);
        assertEquals(ScriptErrorCode.BINARY, assertThrows(ScriptException.class, () -> clean(random)).code());
        final byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
        assertEquals(ScriptErrorCode.BINARY, assertThrows(ScriptException.class, () -> clean(picture)).code());
    }

    @Test
    void damagedTextIsRefusedWithItsPlace() {
        final byte[] damaged = ("\uFEFF" + SIMPLIFIED.repeat(5)).getBytes(StandardCharsets.UTF_8);
        damaged[60] = (byte) 0xFF;
        final ScriptException exception = assertThrows(ScriptException.class, () -> clean(damaged));
        assertEquals(ScriptErrorCode.UNDECODABLE, exception.code());
        assertTrue(exception.getMessage().matches("Byte (58|59|60) is malformed in UTF-8.*"), exception.getMessage());
    }

    @Test
    void damagedUtf8WithoutMarkIsNotReadAsSomethingElse() {
        final byte[] damaged = SIMPLIFIED.repeat(20).getBytes(StandardCharsets.UTF_8);
        damaged[500] = (byte) 0xFF;
        assertEquals(ScriptErrorCode.UNDECODABLE, assertThrows(ScriptException.class, () -> clean(damaged)).code());
    }
}
