package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Finding;
import io.nifiwan.prompt.screening.Lexicon;
import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.RuleSources;
import io.nifiwan.prompt.screening.ScreenedText;
import io.nifiwan.prompt.screening.ScreenedText.Role;
import io.nifiwan.prompt.screening.ScreeningReport;
import io.nifiwan.prompt.screening.ShotScreen;
import io.nifiwan.prompt.screening.ShotTexts;
import io.nifiwan.prompt.screening.rules.ScreeningFileException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PersonScreenTest {
    private static final List<String> CAST = List.of("林星野", "ANNA", "王某星的影子");
    private static Lexicon lexicon;

    @BeforeAll
    static void compile() throws ScreeningFileException {
        final List<ListedPerson> persons = new ArrayList<>(NameListReader.readWatchList("w", "王某星, Mark Sample\n何某人 | review"));
        persons.addAll(NameListReader.readConsentList("c", "李某艺 | C-7\n赵某工 | C-8 | likeness\n王某星二世 | C-9"));
        lexicon = new Lexicon(RuleSources.defaultRules(), persons);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "watched with a trigger|WORDS|他长得像王某星。|BLOCKED",
        "traditional script|WORDS|他長得像王某星。|BLOCKED",
        "watched played|WORDS|将军由王某星饰演|BLOCKED",
        "watched in person|WORDS|王某星本人走了进来|BLOCKED",
        "watched, same face|WORDS|他和王某星一模一样|BLOCKED",
        "watched alias in English|WORDS|A man who looks like Mark Sample waits.|BLOCKED",
        "watched in the likeness|PICTURE|a statue in the likeness of MARK SAMPLE|BLOCKED",
        "watched as subject|PICTURE|清晨，王某星走在桥上|BLOCKED",
        "watched as subject, English|PICTURE|Mark Sample runs.|BLOCKED",
        "watched as owner|PICTURE|王某星的海报贴在墙上|REVIEW",
        "watched elsewhere|PICTURE|墙上贴着王某星|REVIEW",
        "watched in words|WORDS|王某星唱得真好|REVIEW",
        "watched in another sentence than the trigger|WORDS|他长得像她。王某星来过|REVIEW",
        "watched, at most review|WORDS|他长得像何某人|REVIEW",
        "trigger with unknown name|WORDS|她酷似迪丽某巴|REVIEW",
        "trigger with unknown name, English|WORDS|He looks like Tom Unknown|REVIEW",
        "trigger with shouted name|WORDS|he looks like TOM UNKNOWN|REVIEW",
        "trigger with Chinese name|WORDS|he looks like 汤某|REVIEW",
        "star face|WORDS|他有一张明星脸|REVIEW",
        "trigger without a name, English|WORDS|It looks like rain over the harbour|PASS",
        "trigger without a name in capitals|WORDS|IT LOOKS LIKE RAIN|PASS",
        "trigger at the end of a sentence|WORDS|He knows what it looks like. Tom laughs.|PASS",
        "face of a cliff|WORDS|the face of the cliff|PASS",
        "kin|WORDS|她长得像母亲|PASS",
        "pronoun for oneself|WORDS|本人姓陈|PASS",
        "cast with a trigger|WORDS|那人长得像林星野|PASS",
        "cast with a trigger, English|WORDS|She looks like Anna now|PASS",
        "cast played|WORDS|由林星野饰演的鬼魂|PASS",
        "longer name than the cast's|WORDS|She looks like Bella Anna-Marie|REVIEW",
        "two names and one cast's|WORDS|She looks like Anna Karenina|REVIEW",
        "cast with an adjective|WORDS|She looks like young Anna.|PASS",
        "cast|PICTURE|林星野走来|PASS",
        "unknown name|PICTURE|周某某走来|PASS",
        "cast name around a watched one|PICTURE|王某星的影子走来|PASS",
        "part of a word|PICTURE|Denmark samples|PASS",
        "consent|PICTURE|李某艺坐在织机前|PASS",
        "consent with a trigger|PICTURE|人物神似李某艺|REVIEW",
        "consent for the likeness|PICTURE|人物神似赵某工|PASS",
        "consent over the watch list|PICTURE|王某星二世走来|PASS",
        "negative prompt|NEGATIVE|他长得像王某星|REVIEW"
    })
    void holdsTheEvidenceTable(final String row, final Role role, final String text, final Outcome outcome) {
        assertEquals(outcome, screen(role, text, List.of()).outcome(), row);
    }

    @Test
    void sendsACastNameThatIsWatchedToReview() {
        final ScreenedText text = new ScreenedText("characters.1", "王某星", Role.WORDS);
        final ScreenedText action = new ScreenedText("action", "王某星走来", Role.PICTURE);
        assertEquals(Outcome.REVIEW, ShotScreen.screen(new ShotTexts(List.of(text, action), List.of("王某星"), List.of()), lexicon).outcome());
    }

    @Test
    void takesSubjectsFromThePromptSpec() {
        assertEquals(Outcome.REVIEW, screen(Role.PICTURE, "年轻的王某星走来", List.of()).outcome());
        assertEquals(Outcome.BLOCKED, screen(Role.PICTURE, "年轻的王某星走来", List.of("王某星")).outcome());
    }

    @Test
    void tellsListAndLineAndPlaceButNoName() {
        final ScreeningReport report = screen(Role.WORDS, "他\u200B長得像王某星。", List.of());
        assertEquals(List.of("likeness.zh.like", "watch-list.1"), report.findings().stream().map(Finding::ruleId).toList());
        assertEquals(List.of("f:2-5", "f:5-8"), report.findings().stream().map(finding -> finding.place().toString()).toList());
        assertTrue(report.findings().stream().noneMatch(finding -> finding.toString().contains("王某星")));
    }

    @Test
    void recordsTheConsentsReliedOn() {
        assertEquals(Set.of("C-7"), screen(Role.PICTURE, "李某艺坐在织机前", List.of()).consents());
    }

    private static ScreeningReport screen(final Role role, final String text, final List<String> subjects) {
        return ShotScreen.screen(new ShotTexts(List.of(new ScreenedText("f", text, role)), CAST, subjects), lexicon);
    }
}
