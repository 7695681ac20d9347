package io.nifiwan.prompt.revise.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.chat.ChatRequest;
import io.nifiwan.prompt.chat.Dropped;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.SlotSource;
import io.nifiwan.prompt.revise.Attempt;
import io.nifiwan.prompt.revise.AttemptReader;
import io.nifiwan.prompt.revise.Feedback;
import io.nifiwan.prompt.revise.NoteEdits;
import io.nifiwan.prompt.revise.PromptReviser;
import io.nifiwan.prompt.revise.Revision;
import io.nifiwan.prompt.revise.SampleAttempts;
import io.nifiwan.prompt.revise.rules.RevisionRules;
import io.nifiwan.prompt.style.StyleProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NoteChatTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ACTION = "渔夫收网。（特写，白天，阳光）";
    private static final String NOTE = "远一点，手里拿的应该是一把旧雨伞，街上不该有行人，像深夜一样";
    private final PromptReviser reviser = new PromptReviser(PromptSources.standard(), TermMatcher.standard(), RevisionRules.shipped());
    private final NoteChat chat = new NoteChat(Glossary.standard(), TermMatcher.standard(), RevisionRules.shipped());

    @Test
    void asksOnlyAboutWhatTheRulesLeftUnread() throws Exception {
        final Attempt attempt = attempt(ACTION);
        final ChatRequest request = chat.question(attempt, byRules(attempt, NOTE));
        final JsonNode text = MAPPER.readTree(request.text());
        assertEquals(List.of("手里拿的应该是一把旧雨伞", "街上不该有行人", "像深夜一样"), texts(text.path("clauses")));
        assertEquals("渔夫收网", text.path("subject").textValue());
        final JsonNode properties = request.schema().path("properties");
        final List<String> use = texts(properties.at("/use/items/properties/id/enum"));
        assertTrue(use.contains("time.deep_night"));
        assertFalse(use.contains("size.long"), "The rules decided the shot size");
        assertFalse(use.contains("edit.dissolve"));
        assertFalse(use.contains("time.day"), "It is asked for already");
        assertEquals(List.of("time.day", "light.sunny"), texts(properties.at("/drop/items/properties/id/enum")));
        assertEquals(List.of("use", "drop", "phrases", "negative"), texts(request.schema().path("required")));
        assertFalse(request.instructions().contains("雨伞"), "What a person wrote never stands among the instructions");
    }

    @Test
    void offersNoNegativeEntriesWhereTheFlowSendsNone() throws Exception {
        final Attempt with = attempt(ACTION);
        final Attempt attempt = new Attempt(with.document(), with.parsed(), with.spec(), with.languages(), with.template(),
                StyleProfile.NONE, List.of());
        final Revision byRules = byRules(attempt, NOTE);
        assertFalse(chat.question(attempt, byRules).schema().path("properties").has("negative"));
        final CheckedAnswer checked = chat.check(json("{'negative':['行人']}"), attempt, byRules);
        assertEquals(NoteEdits.NONE, checked.edits());
        assertEquals("[NOT_OPEN:negative.1]", checked.dropped().toString());
    }

    @Test
    void changesThePromptByWhatStandsTheCheck() throws Exception {
        final Attempt attempt = attempt(ACTION);
        final CheckedAnswer checked = check(attempt, NOTE, """
                {'use':[{'id':'time.deep_night','evidence':'像深夜一样'}],'drop':[],
                 'phrases':[{'zh':'手里拿着一把旧雨伞','en':''}],'negative':['行人']}""");
        assertEquals(List.of(), checked.dropped());
        assertEquals(List.of("time.deep_night", "phrases", "negative"), checked.edits().names());
        final Revision revision = reviser.revise(attempt, feedback(NOTE), checked.edits(), 300, Map.of());
        assertEquals("~ 白天 → 深夜; - 晴天光; ~ 特写 → 近景; + “手里拿着一把旧雨伞”; negative + 行人", revision.diff());
        assertEquals(List.of("note.wider", "term.night"), revision.rules());
        assertEquals(SlotSource.CHAT, revision.parsed().terms().stream().filter(use -> use.id().equals("time.deep_night")).findFirst()
                .orElseThrow().source());
        assertEquals(List.of("手里拿的应该是一把旧雨伞", "街上不该有行人", "像深夜一样"), revision.unread());
        assertTrue(revision.built().negative().endsWith("，行人"));
        assertTrue(revision.built().prompt().contains("渔夫收网，手里拿着一把旧雨伞。"), revision.built().prompt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'use':[{'id':'time.midday_sun','evidence':'像深夜一样'}]} | UNKNOWN_TERM:time.midday_sun",
        "{'use':[{'id':'time.deep_night','evidence':'午夜'}]} | NOT_IN_TEXT:time.deep_night",
        "{'use':[{'id':'time.deep_night','evidence':'远一点'}]} | NOT_IN_TEXT:time.deep_night",
        "{'use':[{'id':'time.deep_night'}]} | WRONG_TYPE:time.deep_night",
        "{'use':['time.deep_night']} | WRONG_TYPE:use.1",
        "{'use':'time.deep_night'} | WRONG_TYPE:use",
        "{'use':[{'id':'size.extreme_long','evidence':'街上'}]} | NOT_OPEN:size.extreme_long",
        "{'use':[{'id':'edit.dissolve','evidence':'街上'}]} | NOT_OPEN:edit.dissolve",
        "{'use':[{'id':'move.compound','evidence':'街上'}]} | NOT_OPEN:move.compound",
        "{'use':[{'id':'time.day','evidence':'像深夜一样'}]} | GROUP_TAKEN:time.day",
        "{'use':[{},{},{},{},{},{},{},{},{}]} | TOO_LONG:use",
        "{'drop':[{'id':'size.close','evidence':'街上'}]} | NOT_OPEN:size.close",
        "{'drop':[{'id':'weather.rain','evidence':'雨伞'}]} | NOT_ASKED:weather.rain",
        "{'phrases':[{'zh':'周杰伦拿着一把旧雨伞','en':''}]} | NOT_IN_TEXT:phrases.1",
        "{'phrases':[{'zh':'','en':'an old umbrella'}]} | NOT_IN_TEXT:phrases.1",
        "{'phrases':['一把旧雨伞']} | WRONG_TYPE:phrases.1",
        "{'phrases':[{'zh':'一把旧雨伞'}]} | WRONG_TYPE:phrases.1",
        "{'phrases':[{'zh':'一把一把一把一把一把一把一把一把一把一把一把一把一把一把旧雨伞','en':''}]} | TOO_LONG:phrases.1",
        "{'phrases':[{},{},{},{}]} | TOO_LONG:phrases",
        "{'negative':['路人甲']} | NOT_IN_TEXT:negative.1",
        "{'negative':['行人，雨伞']} | NOT_IN_TEXT:negative.1",
        "{'negative':['晴天光']} | CONFLICT:negative.1",
        "{'negative':[7]} | WRONG_TYPE:negative.1",
        "{'negative':['一把旧雨伞一把旧雨伞一把旧雨伞一把旧雨伞一把旧雨伞']} | TOO_LONG:negative.1",
        "{'prompt':'free','seed':1} | UNKNOWN_FIELD:prompt UNKNOWN_FIELD:seed"})
    void dropsAndReportsEverythingElse(final String answer, final String dropped) throws Exception {
        final CheckedAnswer checked = check(attempt(ACTION), NOTE, answer);
        assertEquals(NoteEdits.NONE, checked.edits());
        assertEquals(dropped, checked.dropped().stream().map(Dropped::toString).collect(Collectors.joining(" ")));
    }

    @Test
    void takesOneTermOfAGroup() throws Exception {
        final CheckedAnswer checked = check(attempt(ACTION), NOTE, """
                {'use':[{'id':'time.deep_night','evidence':'像深夜一样'},{'id':'time.night','evidence':'像深夜一样'}],
                 'drop':[{'id':'time.day','evidence':'像深夜一样'},{'id':'light.sunny','evidence':'像深夜一样'}]}""");
        assertEquals(new NoteEdits(List.of("time.deep_night"), List.of("light.sunny"), List.of(), List.of()), checked.edits());
        assertEquals("[GROUP_TAKEN:time.night]", checked.dropped().toString());
    }

    @Test
    void fallsBackToTheWordingInTheLanguageOfTheNote() throws Exception {
        final String answer = "{'phrases':[{'zh':'红围巾','en':'a red scarf'}],'negative':['背景人很多']}";
        assertEquals(List.of("a red scarf"), check(attempt("渔夫收网。"), "give him a red scarf", answer).edits().phrases());
        assertEquals(List.of("背景人很多"), check(attempt("渔夫收网。"), "the crowd behind him is distracting", answer).edits().negative());
    }

    @Test
    void keepsWhatARuleTookOutOfTheNegativePrompt() throws Exception {
        final String note = "太暗，码头的样子不对";
        final CheckedAnswer checked = check(attempt("渔夫收网。"), note, "{'negative':['画面过亮','画面过暗']}");
        assertEquals("[NOT_OPEN:negative.1]", checked.dropped().toString());
    }

    /** However the changes came about, the reviser itself lets none of them undo what a rule or a named term did. */
    @Test
    void letsTheRulesWin() throws PromptException {
        final Attempt attempt = attempt("渔夫收网。（特写，白天）");
        final String note = "要晴天光，远一点，别的样子";
        final Revision byRules = byRules(attempt, note);
        final NoteEdits edits = new NoteEdits(List.of("size.extreme_long", "time.night"), List.of("light.sunny"), List.of(), List.of());
        final Revision revision = reviser.revise(attempt, feedback(note), edits, 300, Map.of());
        assertEquals("~ 特写 → 近景; + 晴天光", byRules.diff());
        assertEquals("~ 白天 → 夜晚; ~ 特写 → 近景; + 晴天光", revision.diff());
    }

    private CheckedAnswer check(final Attempt attempt, final String note, final String answer) throws PromptException, JsonProcessingException {
        return chat.check(json(answer), attempt, byRules(attempt, note));
    }

    private Revision byRules(final Attempt attempt, final String note) throws PromptException {
        return reviser.revise(attempt, feedback(note), 300, Map.of());
    }

    private static Feedback feedback(final String note) {
        return new Feedback(List.of(), List.of(), note);
    }

    private static Attempt attempt(final String action) throws PromptException {
        final Map<String, String> attributes = SampleAttempts.attributes(SampleAttempts.shot("zh", action), Language.ZH);
        return new AttemptReader(PromptSources.standard(), ShotParser.standard()).read(attributes, Optional.empty());
    }

    private static ObjectNode json(final String text) throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
    }

    private static List<String> texts(final JsonNode list) {
        final List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
