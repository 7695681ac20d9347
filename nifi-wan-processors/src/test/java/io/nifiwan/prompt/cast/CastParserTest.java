package io.nifiwan.prompt.cast;

import io.nifiwan.prompt.build.TokenBudget;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.data.DataFiles;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CastParserTest {
    private static final String LINES = """
            \uFEFF# the leads
            林深 / Lin Shen：三十岁男子，短发，穿黑色风衣。
            林深: a man of thirty with short hair in a black trench coat.

            MARA: a woman of thirty in a yellow raincoat
            安：白发老人
            张三：瘦高的青年
            张三丰：白须道士
            """;
    @TempDir
    private Path folder;

    @Test
    void readsLines() throws DataFileException {
        final CastSheet cast = parse(LINES);
        final Shot shot = shot("林深猛然转身。", "MARA");
        assertEquals("林深，三十岁男子，短发，穿黑色风衣。MARA，a woman of thirty in a yellow raincoat", cast.describe(shot, Language.ZH));
        assertEquals("林深, a man of thirty with short hair in a black trench coat. MARA, a woman of thirty in a yellow raincoat",
                cast.describe(shot, Language.EN));
    }

    @Test
    void readsJsonToTheSameSheet() throws DataFileException {
        final CastSheet cast = parse("""
                {"characters": [
                 {"name": "林深", "aliases": ["Lin Shen"], "zh": "三十岁男子，短发，穿黑色风衣",
                  "en": "a man of thirty with short hair in a black trench coat"},
                 {"name": "MARA", "en": "a woman of thirty in a yellow raincoat"}
                ]}""");
        final Shot shot = shot("Lin Shen turns, Mara waits.");
        assertEquals(parse(LINES).membersIn(shot), cast.membersIn(shot));
        assertEquals(2, cast.membersIn(shot).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "林深推门。 | ''  | 林深", "雨夜。 | 林深 | 林深", "小满意外。 | '' | ''", "MARAH waits. | '' | ''", "mara waits. | '' | MARA", "ＭＡＲＡ走来。 | '' | MARA",
        "張三丰走来。 | '' | 张三丰", "张三走来，张三丰跟着。 | '' | 张三,张三丰", "安全出口的灯亮着。 | '' | ''", "雨夜。 | 安 | 安", "MARA和林深。 | 林深 | MARA,林深",
        "路人走过。 | 无名氏 | ''", "云深不知处。 | '' | ''"})
    void knowsWhoIsInAShot(final String action, final String characters, final String expected) throws DataFileException {
        final List<String> names = parse(LINES).membersIn(shot(action, characters == null || characters.isEmpty() ? new String[0]
                : characters.split(",", -1))).stream().map(member -> member.names().getFirst()).toList();
        assertEquals(expected, String.join(",", names));
    }

    @Test
    void countsSpeakers() throws DataFileException {
        final Shot shot = new Shot("a", 1, 1, "zh", null, List.of(), "", List.of(new Shot.Dialogue("林深", "", "MARA！")), "", null, 5);
        assertEquals("林深，三十岁男子，短发，穿黑色风衣", parse(LINES).describe(shot, Language.ZH));
        assertEquals("", CastSheet.EMPTY.describe(shot, Language.ZH));
    }

    @Test
    void doesNotSayANameTwice() throws DataFileException {
        assertEquals("林深三十岁，短发", parse("林深：林深三十岁，短发").describe(shot("", "林深"), Language.ZH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a: one look\\nno colon here | line 2: a line is", "a: look\\n\\n: look | line 3: a name has",
        "a:\t | line 1: a look is",
        "a: b\\na: c | line 2: a is described",
        "a: look\\nb / a: other | line 2: the name a", "a / b: look\\nc: x\\nc / b: 外貌 | line 3: the name b",
        "a: one two three four five six seven eight | line 1: the look has 12 tokens of at most 10",
        "{\"characters\": [\\n{\"name\": \"a\"}]} | line 2: characters.0: a has no look",
        "{\"characters\": [{\"name\": \"a\", \"en\": \"x\"},\\n{\"name\": \"b\", \"aliases\": [\"A\"], \"en\": \"y\"}]} | line 2: characters.1",
        "{\"characters\": [\\n{\"name\": \"a\", \"look\": \"高\"}]} | line 2: characters.0.look", "{\"cast\": []} | line 1: cast",
        "{\"characters\": [\\n{\"zh\": \"高\"}]} | line 2: characters.0: a name has"})
    void namesTheLineOfAFault(final String text, final String expected) {
        final DataFileException fault = assertThrows(DataFileException.class, () -> new CastParser(10, TokenBudget::count)
                .parse(DataFiles.of(folder, "cast.txt", text.replace("\\n", "\n"))));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }

    private CastSheet parse(final String text) throws DataFileException {
        return new CastParser(60, TokenBudget::count).parse(DataFiles.of(folder, "cast.txt", text));
    }

    private static Shot shot(final String action, final String... characters) {
        return new Shot("a", 1, 1, "zh", null, Arrays.asList(characters), action, List.of(), action, null, 5);
    }
}
