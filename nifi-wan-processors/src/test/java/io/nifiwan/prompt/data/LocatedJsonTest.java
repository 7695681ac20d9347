package io.nifiwan.prompt.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocatedJsonTest {
    @TempDir
    private Path folder;

    @Test
    void knowsTheLineOfEachValue() throws DataFileException {
        final LocatedJson json = read("\uFEFF{\n\"list\": [\n {\"name\": \"a\",\n  \"size\": 1},\n {\n \"name\":\n \"b\"}],\n\"x\": {}}");
        assertTrue(json.fault("/list", "?").getMessage().contains("line 2: list: ?"));
        assertTrue(json.fault("/list/0", "?").getMessage().contains("line 3: list.0: ?"));
        assertTrue(json.fault("/list/0/size", "?").getMessage().contains("line 4"));
        assertTrue(json.fault("/list/1/name", "?").getMessage().contains("line 7"));
        assertTrue(json.fault("/list/1/absent/deep", "?").getMessage().contains("line 5"));
        assertTrue(json.fault("/x", "?").getMessage().contains("line 8"));
        assertTrue(json.fault("", "?").getMessage().endsWith("line 1: ?"));
        assertEquals(new Item("a", 1, List.of()), json.convert("/list/0", Item.class));
        assertEquals(2, json.listSize("/list", 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'{\n \"a\": 1,\n \"b\" 2}' | line 3", "'{\n\n' | line", "'[1]' | line 1: the file holds no JSON object", "'' | line 1",
        "'{\"a\": 1,\n\"a\": 2}' | line 2", "'{} {}' | line 1"})
    void namesTheLineOfAFaultOfForm(final String text, final String expected) {
        final DataFileException fault = assertThrows(DataFileException.class, () -> read(text));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertTrue(fault.getMessage().contains("data.json"), fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'{\n \"name\": \"a\",\n \"size\": \"many\"}' | line 3: size",
        "'{\n \"nam\": \"a\"}' | line 2: nam: the field is unknown; known are name, size, tags",
        "'{\n \"tags\": [\"a\",\n {}]}' | line 3: tags.1"})
    void namesTheLineOfAFaultOfMeaning(final String text, final String expected) {
        final DataFileException fault = assertThrows(DataFileException.class, () -> read(text).convert("", Item.class));
        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
    }

    @Test
    void namesUnknownFieldsAndMissingLists() throws DataFileException {
        final LocatedJson json = read("{\"a\": [1, 2],\n\"b\": 3}");
        assertTrue(assertThrows(DataFileException.class, () -> json.requireFieldsAmong(Set.of("a"))).getMessage().contains("line 2: b"));
        assertThrows(DataFileException.class, () -> json.listSize("/a", 1));
        assertThrows(DataFileException.class, () -> json.listSize("/b", 1));
        assertThrows(DataFileException.class, () -> json.convert("/b", Item.class));
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException, DataFileException {
        final Path path = Files.write(folder.resolve("gbk.txt"), "name: look\n林深：黑色风衣\n".getBytes(Charset.forName("GB18030")));
        final DataFile file = DataFile.read(path);
        assertTrue(assertThrows(DataFileException.class, file::text).getMessage().contains("line 2: the text is not UTF-8"));
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        final Path path = Files.write(folder.resolve("large"), new byte[DataFile.MOST_BYTES + 1]);
        assertThrows(DataFileException.class, () -> DataFile.read(path));
    }

    private LocatedJson read(final String text) throws DataFileException {
        return LocatedJson.read(DataFiles.of(folder, "data.json", text));
    }

    record Item(String name, Integer size, List<String> tags) {
        Item {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }
}
