package io.nifiwan.prompt.revise.rules;

import io.nifiwan.prompt.data.DataFile;
import io.nifiwan.prompt.data.DataFileException;
import io.nifiwan.prompt.glossary.Glossary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RevisionRulesTest {
    @TempDir
    private Path folder;

    @Test
    void putsRulesOverThoseOfTheBundle() throws Exception {
        final RevisionRules rules = over("""
                {"version": 1, "_by": "the studio", "ladders": {"heat": {"rungs": ["tone.cool", "tone.warm"], "start": "tone.cool"}}, "rules": [
                {"id": "note.no-text", "off": true},
                {"id": "gate.cut", "_why": "cuts are welcome here", "reasons": ["CUT"], "edits": [{"negative": ["转场"]}]},
                {"id": "studio.heat", "wishes": ["热一点"], "edits": [{"step": {"ladder": "heat", "by": 1}}]}]}
                """);
        final List<String> shipped = RevisionRules.shipped().rules().stream().map(RevisionRule::id).toList();
        final List<String> ids = rules.rules().stream().map(RevisionRule::id).toList();
        assertEquals(shipped.size(), ids.size());
        assertFalse(ids.contains("note.no-text"));
        assertEquals("studio.heat", ids.getLast());
        assertEquals(shipped.indexOf("gate.cut"), ids.indexOf("gate.cut"));
        assertEquals(List.of("转场"), rules.rules().get(ids.indexOf("gate.cut")).edits().getFirst().negative());
        assertEquals("tone.warm", rules.ladder("heat").step(Set.of(), 1));
        assertEquals("size.medium", rules.ladder("size").start());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"version": 1, "rules": [{"id": "a", "wishes": ["hotter"], "edits": [{"use": ["tone.hot"]}]}]}   | tone.hot
            {"version": 1, "rules": [{"id": "a", "wishes": ["hotter"], "edits": [{"use": ["edit.cut"]}]}]}   | edit.cut
            {"version": 1, "rules": [{"id": "a", "wishes": ["hotter"], "edits": [{"drop": ["@heat"]}]}]}     | @heat
            {"version": 1, "rules": [{"id": "a", "wishes": ["hotter"]}]}                                     | changes nothing
            {"version": 1, "rules": [{"id": "a", "edits": [{"use": ["tone.warm"]}]}]}                        | needs reasons
            {"version": 1, "rules": [{"id": "a", "wishes": ["x"], "edits": [{"use": ["tone.warm"]}]}]}       | at least two characters
            {"version": 1, "rules": [{"id": "a", "reasons": ["blurred"], "keepSeed": true}]}                 | no reason code
            {"version": 1, "rules": [{"id": "note.term", "off": true}]}                                      | reserved
            {"version": 1, "rules": [{"id": "a b", "off": true}]}                                            | must be of letters
            {"version": 1, "rules": [{"off": true}]}                                                         | must be of letters
            {"version": 1, "rules": [{"id": "a", "wish": ["hotter"]}]}                                       | unknown field "wish"
            {"version": 1, "rules": [{"id": "a", "wishes": "hotter"}]} | the value of "wishes" is of a wrong type
            {"version": 1, "rules": [{"id": "a", "id": "b"}]}                                                | Duplicate
            {"version": 1, "rules": [7]}                                                                     | must be a JSON object
            {"version": 1, "rules": [{"id": "a", "off": true}, {"id": "a", "off": true}]}                    | used on line 1
            {"version": 1, "rules": [{"id": "a", "wishes": ["up"], "edits": [{"step": {"ladder": "no", "by": 1}}]}]}  | no ladder
            {"version": 1, "rules": [{"id": "a", "wishes": ["up"], "edits": [{"step": {"ladder": "key", "by": 0}}]}]} | by 0
            {"version": 1, "rules": [{"id": "a", "wishes": ["up"], "edits": [{"phrase": {"group": "g", "zh": "好"}}]}]} | in zh and in en
            {"version": 1, "rules": [{"id": "a", "wishes": ["up"], "edits": [{"negative": ["a，b"]}]}]}     | comma
            {"version": 1, "ladders": {"l": {"rungs": ["tone.warm"], "start": "tone.warm"}}, "rules": []}    | two rungs
            {"version": 1, "ladders": {"l": {"rungs": ["tone.warm", "size.full"], "start": "tone.warm"}}, "rules": []} | one group
            {"version": 1, "ladders": {"l": {"rungs": ["tone.warm", "tone.cool"]}, "x": 1}, "rules": []}     | starts at
            {"version": 2, "rules": []}                                                                      | version must be 1
            {"rules": []}                                                                                    | version is missing
            {"version": 1}                                                                                   | rules is missing
            {"version": 1, "rules": {}}                                                                      | wrong type
            {"version": 1, "rules": []} {}                                                                   | text follows
            []                                                                                               | must be a JSON object
            {"version": 1, "rules": [                                                                        | no valid JSON
            """, quoteCharacter = '`')
    void saysWhatIsWrong(final String json, final String fault) {
        final RuleFileException e = assertThrows(RuleFileException.class, () -> over(json));
        assertTrue(e.getMessage().contains(fault), e.getMessage());
        assertTrue(e.getMessage().contains("rules.json:1: "), e.getMessage());
    }

    @Test
    void namesTheLineOfEveryFault() {
        final RuleFileException e = assertThrows(RuleFileException.class, () -> over("""
                {"version": 1,
                "rules": [
                {"id": "good", "reasons": ["CUT"], "edits": [{"drop": ["@move"]}]},
                {"id": "bad",
                 "reasons": ["CUT"], "edits": [{"drop": ["@walk"]}]},
                {"id": "good", "off": true}
                ]}
                """));
        final Path file = folder.resolve("rules.json");
        assertEquals(List.of(file + ":4: \"@walk\" is no term of the glossary that a prompt can hold",
                file + ":6: the id \"good\" is used on line 3 already"), e.faults());
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        final Path file = folder.resolve("rules.json");
        Files.write(file, new byte[]{'{', '\n', '"', (byte) 0xFF, '"', '\n', '}'});
        final DataFile data = DataFile.read(file);
        final DataFileException e = assertThrows(DataFileException.class, () -> RevisionRules.shipped().over(data, Glossary.standard()));
        assertTrue(e.getMessage().startsWith(file + " line 2: the text is not UTF-8"), e.getMessage());
    }

    @Test
    void readsAFileWithByteOrderMark() throws Exception {
        assertEquals(RevisionRules.shipped().rules(), over("\uFEFF{\"version\": 1, \"rules\": []}").rules());
    }

    @Test
    void knowsBothWordingsOfAGroup() {
        final List<String> wordings = RevisionRules.shipped().wordings("pace");
        assertTrue(wordings.containsAll(List.of("动作利落迅速", "brisk, quick action")));
        assertEquals(List.of(), RevisionRules.shipped().wordings("none"));
    }

    private RevisionRules over(final String json) throws IOException, DataFileException {
        final Path file = folder.resolve("rules.json");
        Files.writeString(file, json, StandardCharsets.UTF_8);
        return RevisionRules.shipped().over(DataFile.read(file), Glossary.standard());
    }
}
