package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NameListReaderTest {

    @Test
    void readsAWatchList() throws ScreeningFileException {
        final List<ListedPerson> persons = NameListReader.readWatchList("w.txt", """
                # people
                王某星、Wang Mouxing，王小星 ｜ review | 未授权

                Jane Example, J. Example
                """);
        assertEquals(List.of("王某星", "wang mouxing", "王小星"), persons.getFirst().names());
        assertEquals(Outcome.REVIEW, persons.getFirst().limit());
        assertEquals("watch-list.2", persons.getFirst().id());
        assertEquals("未授权", persons.getFirst().reason());
        assertEquals(Outcome.BLOCKED, persons.get(1).limit());
        assertEquals("watch-list.4", persons.get(1).id());
    }

    @Test
    void readsAConsentList() throws ScreeningFileException {
        final List<ListedPerson> persons = NameListReader.readConsentList("c.txt", "李某艺 | C-2026-07\n赵某工 | C-8 | likeness");
        assertEquals(new ListedPerson.Consent("C-2026-07", false), persons.getFirst().consent().orElseThrow());
        assertTrue(persons.get(1).consent().orElseThrow().likeness());
    }

    @Test
    void namesTheLineOfEveryFault() {
        final ScreeningFileException watch = assertThrows(ScreeningFileException.class,
                () -> NameListReader.readWatchList("w.txt", "王\n某某|ban\nA B|block|x|y\n,\n某某\n| block"));
        assertEquals(List.of("w.txt:1: a name must have 2 to 60 characters", "w.txt:2: action \"ban\" is not one of block, review",
                "w.txt:3: more than three columns", "w.txt:4: the name is missing", "w.txt:5: a name of this line stands on line 2 already",
                "w.txt:6: the name is missing"), watch.faults());
        final ScreeningFileException consent = assertThrows(ScreeningFileException.class,
                () -> NameListReader.readConsentList("c.txt", "李某艺\n赵某工|C-1|all"));
        assertEquals(2, consent.faults().size());
        assertTrue(consent.faults().getFirst().startsWith("c.txt:1: the consent id is missing"));
        assertEquals("c.txt:2: scope \"all\" is not one of name, likeness", consent.faults().get(1));
    }
}
