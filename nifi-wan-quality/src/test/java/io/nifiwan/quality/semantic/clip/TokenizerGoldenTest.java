package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds the tokenizers to the ids that the reference tokenizers give. */
class TokenizerGoldenTest {
    private static final Path SHARED = Path.of("../../shared/data/clip-model");

    @TestFactory
    Stream<DynamicTest> clipMerges() throws IOException {
        return cases(ClipTokenizer.read(Golden.file("small-merges.txt.gz")), "clip_bpe");
    }

    @TestFactory
    Stream<DynamicTest> wordPieces() throws IOException {
        return cases(WordPieceTokenizer.read(Golden.file("small-vocab.txt")), "wordpiece");
    }

    @TestFactory
    Stream<DynamicTest> sentencePieces() throws IOException {
        return cases(SentencePieceTokenizer.read(Golden.file("small-tokenizer.json")), "sentencepiece");
    }

    @Test
    void theVocabularyOfClipGivesTheIdsOfClip() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHARED));
        final ClipTokenizer tokenizer = ClipTokenizer.read(SHARED.resolve("bpe_simple_vocab_16e6.txt.gz"));
        assertEquals(49_407, tokenizer.end());
        int cut = 0;
        for (final JsonNode golden : new ObjectMapper().readTree(SHARED.resolve("tokenizer-golden.json").toFile())) {
            final int[] ids = tokenizer.encode(golden.required("text").textValue());
            if (golden.has("ids")) {
                assertArrayEquals(Golden.ids(golden.required("ids")), ids, golden.required("text").textValue());
            } else {
                cut++;
                assertEquals(golden.required("untruncated_n").intValue(), ids.length);
                assertArrayEquals(Golden.ids(golden.required("ids_truncated_77")), TokenIds.of(ids, 77, 0, tokenizer.end()).ids());
            }
        }
        assertEquals(1, cut);
    }

    @Test
    void theVocabularyOfChineseClipIsReadWhole() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHARED));
        final WordPieceTokenizer tokenizer = WordPieceTokenizer.read(SHARED.resolve("chinese-clip-vocab.txt"));
        assertEquals(102, tokenizer.end());
        assertEquals(0, tokenizer.padding());
        final int[] ids = tokenizer.encode("一只猫在雨中的街道上行走");
        assertEquals(14, ids.length);
        assertEquals(101, ids[0]);
        assertTrue(Arrays.stream(ids).noneMatch(id -> id == 100));
    }

    @Test
    void whatIsShortIsPaddedAndWhatIsLongKeepsItsEnd() {
        assertArrayEquals(new int[] {1, 7, 2, 9, 9}, TokenIds.of(new int[] {1, 7, 2}, 5, 9, 2).ids());
        assertEquals(3, TokenIds.of(new int[] {1, 7, 2}, 5, 9, 2).length());
        assertArrayEquals(new int[] {1, 7, 2}, TokenIds.of(new int[] {1, 7, 8, 8, 2}, 3, 9, 2).ids());
        assertEquals(3, TokenIds.of(new int[] {1, 7, 8, 8, 2}, 3, 9, 2).length());
    }

    @Test
    void anotherFileIsNotTakenForAVocabulary(@TempDir final Path folder) throws IOException {
        final Path wrong = Files.writeString(folder.resolve("wrong"), "#version\nno merge here at all\n");
        assertTrue(assertThrows(IOException.class, () -> ClipTokenizer.read(wrong)).getMessage().contains("no merge of two symbols"));
        assertThrows(IOException.class, () -> ClipTokenizer.read(Files.writeString(folder.resolve("empty"), "")));
        assertThrows(IOException.class, () -> WordPieceTokenizer.read(wrong));
        assertThrows(IOException.class, () -> SentencePieceTokenizer.read(Files.writeString(folder.resolve("a.json"),
                "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",0.5]]}}")));
        assertThrows(IOException.class, () -> SentencePieceTokenizer.read(Files.writeString(folder.resolve("b.json"), "{\"version\":\"1.0\"}")));
    }

    private static Stream<DynamicTest> cases(final Tokenizer tokenizer, final String part) {
        return StreamSupport.stream(Golden.part(part).required("cases").spliterator(), false).map(golden -> DynamicTest.dynamicTest(
                "\"" + golden.required("text").textValue() + "\"", () -> assertArrayEquals(Golden.ids(golden.required("ids")),
                        tokenizer.encode(golden.required("text").textValue()))));
    }
}
