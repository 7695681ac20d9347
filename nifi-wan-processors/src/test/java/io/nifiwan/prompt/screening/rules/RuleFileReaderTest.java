package io.nifiwan.prompt.screening.rules;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RuleFileReaderTest {

    @Test
    void readsARuleInFull() throws ScreeningFileException {
        final List<ScreeningRule> rules = RuleFileReader.read("r.json", """
                {"version": 1, "_note": {"by": "props department"}, "rules": [
                  {"id": "house.logo", "pattern": "红星…标志", "language": "zh", "group": "other", "action": "block", "where": "positive",
                   "_comment": "asked for by the owner", "reason": "商标", "exceptions": ["红星闪闪"], "suggestion": "无标志"}
                ]}""");
        assertEquals(1, rules.size());
        final ScreeningRule rule = rules.getFirst();
        assertEquals(List.of("红星", "标志"), rule.pieces());
        assertEquals(RuleGroup.OTHER, rule.group());
        assertEquals(RuleAction.BLOCK, rule.action());
        assertEquals(RuleScope.POSITIVE, rule.scope());
        assertEquals(List.of("红星闪闪"), rule.exceptions());
        assertEquals("无标志", rule.suggestion());
    }

    @Test
    void needsNoMoreThanAnIdToSwitchARuleOff() throws ScreeningFileException {
        final List<ScreeningRule> rules =
                RuleFileReader.read("r.json", "{\"version\": 1, \"rules\": [{\"id\": \"sexual.en.nude\", \"action\": \"off\"}]}");
        assertEquals(RuleAction.OFF, rules.getFirst().action());
    }

    @Test
    void namesTheLineOfEveryFault() {
        final ScreeningFileException fault = assertThrows(ScreeningFileException.class, () -> RuleFileReader.read("r.json", """
                {"version": 1,
                 "rules": [
                  {"id": "a",
                   "pattern": "xx",
                   "group": "other",
                   "action": "blok",
                   "reason": "r"},
                  {"id": "b", "pattern": "x", "group": "others", "action": "review", "reason": "r"},
                  {"id": "c", "pattern": "yy", "group": "other", "action": "review", "reason": "r", "color": "red"},
                  {"id": "d", "pattern": "zz", "group": "other", "action": "review", "reason": "r",
                   "exceptions": ["other words"]},
                  {"id": "d", "pattern": "zz", "group": "other", "action": "review", "reason": "r"},
                  {"id": "d", "pattern": "zz", "group": "other", "action": "review", "reason": "r"},
                  {"pattern": "vv", "group": "other", "action": "review"},
                  {"id": "e", "pattern": "ww", "group": "other", "action": "review", "reason": "r", "name": "inside"},
                  "f"
                 ]}"""));
        assertEquals(List.of(
                "r.json:6: action \"blok\" is not one of review, block, off",
                "r.json:8: group \"others\" is not one of real-person, minors, sexual, gore, self-harm, brand, other",
                "r.json:8: the pattern needs at least two visible characters",
                "r.json:9: unknown field \"color\"",
                "r.json:11: the exception \"other words\" does not hold the pattern, so it can never apply",
                "r.json:13: the id \"d\" is used on line 12 already",
                "r.json:14: the field \"id\" is missing or empty",
                "r.json:14: the field \"reason\" is missing or empty",
                "r.json:15: name \"inside\" needs a pattern with a gap (\u2026)",
                "r.json:16: a rule must be a JSON object"), fault.faults());
    }

    @Test
    void namesTheLineOfBrokenJson() {
        final ScreeningFileException fault = assertThrows(ScreeningFileException.class,
                () -> RuleFileReader.read("r.json", "{\"version\": 1,\n\"rules\": [\n{\"id\": \"a\",\n oops}]}"));
        assertTrue(fault.getMessage().startsWith("r.json:4: no valid JSON"), fault::getMessage);
    }

    @Test
    void refusesWhatIsNoRuleFile() {
        for (final String json : List.of("", "[]", "{}", "{\"version\": 2, \"rules\": []}", "{\"version\": 1, \"rules\": {}}",
                "{\"version\": 1, \"rules\": []} x", "{\"version\": 1, \"rules\": [", "{\"version\": 1, \"rules\": [{\"id\": 3}]}")) {
            assertThrows(ScreeningFileException.class, () -> RuleFileReader.read("r.json", json), json);
        }
    }
}
