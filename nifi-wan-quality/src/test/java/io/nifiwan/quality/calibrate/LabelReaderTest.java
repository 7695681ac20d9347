package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.report.ReportJson;
import io.nifiwan.quality.verdict.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LabelReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsCsvAsSpreadsheetsWriteIt() throws IOException {
        final LabelSet labels = csv("\uFEFFClip;Label;flicker;Note\r\n\"a;1.mp4\";good;;\"two\r\nlines "
                + "\"\"quoted\"\"\"\r\n\r\n雨夜.mp4;不合格;bad\r\nc.mp4;;good;\r\n");
        assertEquals(List.of("a;1.mp4", "雨夜.mp4", "c.mp4"), labels.clips().stream().map(ClipLabel::clip).toList());
        assertEquals(List.of(Optional.of(Label.GOOD), Optional.of(Label.BAD), Optional.empty()), labels.clips().stream().map(ClipLabel::label)
                .toList());
        assertEquals(Map.of("flicker", Optional.of(Label.BAD)), labels.clips().get(1).aspects());
        assertEquals("line 5", labels.clips().get(1).place());
        assertEquals(Optional.empty(), labels.clips().get(0).of(Criterion.FLICKER));
        assertEquals(Optional.of(Label.GOOD), labels.clips().get(0).of(Criterion.SHARPNESS));
    }

    @Test
    void severalReviewersMustAgree() throws IOException {
        final LabelSet labels = csv("clip,label\na,good\nb,good\na,pass\nb,reject\nb,\n");
        assertEquals(List.of(Optional.of(Label.GOOD), Optional.empty()), labels.clips().stream().map(ClipLabel::label).toList());
    }

    @Test
    void readsPairs() throws IOException {
        final LabelSet labels = csv("a,b,better,motion\nx.mp4,y.mp4,A,\nx.mp4,z.mp4,same,B\n");
        assertEquals(List.of(Optional.of(Preference.FIRST), Optional.of(Preference.SAME)), labels.pairs().stream().map(PairLabel::preference)
                .toList());
        assertEquals(Optional.of(Preference.SECOND), labels.pairs().get(1).of(Criterion.MOTION));
        assertEquals(Optional.of(Preference.FIRST), labels.pairs().get(0).of(Criterion.MOTION));
    }

    @Test
    void readsWhatAFlowCollects() throws IOException {
        final ByteArrayOutputStream report = new ByteArrayOutputStream();
        ReportJson.write(Reports.sharp("s1.mp4", 0.7), report);
        final Path file = Files.writeString(folder.resolve("labels.jsonl"), "{\"label\": \"PASS\", \"report\": "
                + report.toString(StandardCharsets.UTF_8)
                + "}\n{\"clip\": \"s2.mp4\", \"label\": \"reject\", \"aspects\": {\"sharpness\": \"good\"}} {\"a\": \"p\", \"b\": \"q\", "
                + "\"better\": \"B\"}\n");
        final LabelSet labels = LabelReader.read(file);
        assertEquals(0.7, CriterionValues.of(labels.clips().get(0).report().orElseThrow()).get(Criterion.SHARPNESS));
        assertEquals(Optional.of(Label.GOOD), labels.clips().get(0).label());
        assertEquals(Optional.of(Label.GOOD), labels.clips().get(1).of(Criterion.SHARPNESS));
        assertEquals(Optional.of(Label.BAD), labels.clips().get(1).of(Criterion.MOTION));
        assertEquals(1, labels.pairs().size());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`clip,label\\na,perhaps\\n`, line 2, perhaps",
        "`clip,label\\na,good\\n,bad\\n`, line 3, no clip",
        "`name,label\\na,good\\n`, line 1, expected clip",
        "`clip,label\\na,good,x\\n`, line 2, 3 cells",
        "`clip,label\\n\"a,good\\n`, line 2, quote",
        "`a,b,better\\nx,y,C\\n`, line 2, preference",
        "`a,b,better\\nx,,A\\n`, line 2, second clip",
    })
    void faultsAreNamedWithTheirLine(final String text, final String place, final String words) {
        final String message = assertThrows(IOException.class, () -> csv(text.replace("\\n", "\n"))).getMessage();
        assertTrue(message.contains(place) && message.contains(words), message);
    }

    @Test
    void whatIsNoTextOrNoJsonIsRefused() throws IOException {
        final Path binary = Files.write(folder.resolve("labels.csv"), new byte[] {(byte) 0xC3, 0x28});
        assertTrue(assertThrows(IOException.class, () -> LabelReader.read(binary)).getMessage().contains("UTF-8"));
        final Path text = Files.writeString(folder.resolve("labels.json"), "{\"clip\": ");
        assertTrue(assertThrows(IOException.class, () -> LabelReader.read(text)).getMessage().contains("JSON"));
        final Path list = Files.writeString(folder.resolve("list.json"), "\"text\"");
        assertTrue(assertThrows(IOException.class, () -> LabelReader.read(list)).getMessage().contains("an object"));
    }

    private LabelSet csv(final String text) throws IOException {
        return LabelReader.read(Files.writeString(folder.resolve("labels.csv"), text));
    }
}
