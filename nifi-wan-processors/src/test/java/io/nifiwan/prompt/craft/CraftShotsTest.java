package io.nifiwan.prompt.craft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleCraft;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.parse.TermUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CraftShotsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final CraftShots craft = new CraftShots(Glossary.standard(), TermMatcher.standard());

    @Test
    void showsAnEntryFromEveryAngleInEveryTempo() throws IOException, PromptException {
        final CraftShots.Fork fork = fork(SampleCraft.json("zh-qi-zhen"));
        assertEquals(6, fork.shots().size());
        assertEquals(List.of(List.of("view.hands", "light.side"), List.of("view.hands", "fx.slow_motion", "light.side"),
                List.of("view.raking"), List.of("view.raking", "fx.slow_motion"),
                List.of("view.top_bench", "light.side"), List.of("view.top_bench", "fx.slow_motion", "light.side")),
                fork.shots().stream().map(CraftShotsTest::terms).toList());
        assertEquals(List.of(1, 2, 3, 4, 5, 6), fork.shots().stream().map(shot -> shot.shot().index()).toList());
        assertEquals(6, ids(fork).size());
    }

    @Test
    void writesNoValueWithoutASource() throws IOException, PromptException {
        final CraftShots.Fork fork = fork(SampleCraft.json("zh-qi-zhen"));
        assertEquals(List.of("tool.size", "actions[1].speed", "针与布面夹角"), fork.unknown());
        for (final ShotDocument shot : fork.shots()) {
            assertFalse(shot.shot().action().matches("(?s).*(?:12|30°|2毫米).*"), shot.shot().action());
            assertTrue(shot.shot().action().contains("劈线一绞约三十根"), shot.shot().action());
            final JsonNode record = json(shot).path(CraftShots.CRAFT);
            assertEquals("unknown", record.at("/tool/size").textValue());
            assertEquals("12号", record.at("/tool/stated_size").textValue());
            assertEquals("unknown", record.at("/actions/1/speed").textValue());
            assertEquals("unknown", record.at("/parameters/1/value").textValue());
            assertEquals(30, record.at("/parameters/1/stated_value").intValue());
            assertFalse(record.at("/parameters/1/in_prompt").booleanValue());
            assertTrue(record.at("/parameters/0/in_prompt").booleanValue());
        }
    }

    @Test
    void carriesTheRecordOfTheEntryUnchanged() throws IOException, PromptException {
        final ObjectNode entry = (ObjectNode) MAPPER.readTree(SampleCraft.json("zh-qi-zhen"));
        final JsonNode record = json(fork(entry.toString()).shots().getLast()).path(CraftShots.CRAFT);
        for (final String field : List.of("id", "aliases", "safety", "inheritor", "recording", "dialect", "status", "light")) {
            assertEquals(entry.get(field), record.get(field));
        }
        assertEquals(MAPPER.readTree("""
                {"angle":"工作台顶视","tempo":"慢动作","part":1,"parts":1,"terms":["view.top_bench","fx.slow_motion","light.side"],
                 "first_action":0,"last_action":2}"""), record.get("variation"));
    }

    @ParameterizedTest
    @CsvSource({"zh-qi-zhen", "zh-qiang-zhen", "en-qiang-zhen"})
    void isReadByTheRulesOfScripts(final String sample) throws IOException, PromptException {
        for (final ShotDocument document : fork(SampleCraft.json(sample)).shots()) {
            final ParsedShot parsed = ShotParser.standard().parse(document.shot());
            final String told = document.shot().action().lines().findFirst().orElseThrow();
            assertEquals(letters(told), letters(parsed.subject().value()));
            final Set<String> asked = new HashSet<>(terms(document));
            assertEquals(asked, parsed.terms().stream().map(TermUse::id).collect(Collectors.toSet()));
        }
    }

    @Test
    void writesEnglishInstructions() throws IOException, PromptException {
        final CraftShots.Fork fork = fork(SampleCraft.json("en-qiang-zhen"));
        assertEquals(List.of("stitch length", "actions[2].angle"), fork.unknown().stream().sorted(Comparator.reverseOrder()).toList());
        assertEquals("Suzhou embroidery graded stitch in rows, using an embroidery needle and silk thread, "
                + "the right hand lays a row of straight stitches from the outer edge inwards, the left hand changes to a paler thread, "
                + "strands from one skein about thirty.\n"
                + "(close-up of the hands)", fork.shots().getFirst().shot().action());
        assertEquals(List.of(1, 2, 1, 2), fork.shots().stream().map(shot -> shot.shot().number()).toList());
    }

    @Test
    void keepsIdsAndSeedsWhenOtherViewsComeAndGo() throws IOException, PromptException {
        final ObjectNode entry = (ObjectNode) MAPPER.readTree(SampleCraft.json("zh-qi-zhen"));
        final CraftShots.Fork before = fork(entry.toString());
        ((ArrayNode) entry.at("/variations/angles")).remove(0);
        ((ArrayNode) entry.at("/variations/tempi")).add("fx.fast_motion");
        final CraftShots.Fork after = fork(entry.toString());
        assertEquals(before.seedFamily(), after.seedFamily());
        assertTrue(ids(after).containsAll(ids(before).stream().skip(2).toList()));
        assertEquals(ids(before), ids(fork(SampleCraft.json("zh-qi-zhen"))));
        entry.put("id", "another");
        assertNotEquals(before.seedFamily(), fork(entry.toString()).seedFamily());
    }

    @Test
    void cutsAnEntryBetweenActions() throws IOException, PromptException {
        final ObjectNode entry = entry();
        final ArrayNode actions = entry.putArray("actions");
        for (int index = 0; index < 7; index++) {
            actions.addObject().put("verb", "把第" + "甲乙丙丁戊己庚".charAt(index) + "层纱线慢慢绕过竹制的绷架再拉紧");
        }
        final CraftShots.Fork fork = fork(entry.toString());
        assertEquals(3, fork.shots().size());
        int next = 0;
        for (final ShotDocument shot : fork.shots()) {
            final JsonNode variation = json(shot).at("/craft/variation");
            assertEquals(next, variation.path("first_action").intValue());
            next = variation.path("last_action").intValue() + 1;
            assertTrue(shot.shot().action().startsWith("苏绣试针，"));
        }
        assertEquals(7, next);
    }

    @Test
    void keepsNotesAndSpeechOutOfTheStory() throws IOException, PromptException {
        final ObjectNode entry = entry();
        entry.withArray("actions").removeAll().addObject().put("verb", "落针。（特写）“别停！”\n镜头：推").put("object", "紧贴(上一针)");
        assertEquals("苏绣试针，落针 特写 别停 镜头 推紧贴 上一针。\n（手部特写）", fork(entry.toString()).shots().getFirst().shot().action());
    }

    @Test
    void reportsLightThatTheGlossaryDoesNotKnow() throws IOException, PromptException {
        final ObjectNode entry = entry();
        entry.putObject("light").put("direction", "窗边那种");
        assertEquals(List.of("light"), fork(entry.toString()).unknown());
    }

    @ParameterizedTest
    @MethodSource("views")
    void namesViewsAsItReadsThem(final Term term) throws IOException, PromptException {
        for (final Language language : Language.values()) {
            final ObjectNode entry = entry().put("language", language.code());
            entry.putObject("variations").putArray("angles").add(term.id());
            final ShotDocument shot = fork(entry.toString()).shots().getFirst();
            assertTrue(ShotParser.standard().parse(shot.shot()).terms().stream().anyMatch(use -> use.id().equals(term.id())), shot.shot().action());
        }
    }

    static Stream<Term> views() {
        return Glossary.standard().terms().stream()
                .filter(term -> Set.of("heritage_view", "angle", "shot_size").contains(term.category()) && term.promptZh() != null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"id\":null} | the field id", "{\"craft\":\" \"} | the field craft", "{\"step\":null} | the field step",
        "{\"actions\":[]} | the field actions", "{\"actions\":[{}]} | actions[0].verb", "{\"actions\":\"sew\"} | wrong type",
        "{\"parameters\":[{\"value\":\"3\"}]} | parameters[0].name", "{\"parameters\":[null]} | wrong type",
        "{\"parameters\":[{\"name\":\"a\",\"confidence\":1.5}]} | parameters[0].confidence",
        "{\"seconds\":0} | field seconds", "{\"seconds\":900} | field seconds",
        "{\"variations\":{\"angles\":[\"sideways\"]}} | variations.angles[0]",
        "{\"variations\":{\"angles\":[\"view.compare\"]}} | variations.angles[0]",
        "{\"variations\":{\"angles\":[\"\"]}} | variations.angles[0]", "{\"variations\":{\"tempi\":[\"allegro\"]}} | variations.tempi[0]",
        "{\"variations\":{\"angles\":[\"view.hands\",\"手部特写\"]}} | asks for already",
        "{\"tool\":{\"name\":\"一把非常非常长的名字写不完也说不清的从宋代一直传到今天的绣花小剪刀和它的皮套以及配套的木盒与钥匙还有那根早已褪色的红绳\"}} | too long"})
    void refusesWhatCannotBeFilmed(final String change, final String reason) throws IOException {
        final ObjectNode entry = entry();
        entry.setAll((ObjectNode) MAPPER.readTree(change));
        final PromptException failure = assertThrows(PromptException.class, () -> fork(entry.toString()));
        assertEquals(PromptError.NOT_A_CRAFT_ENTRY, failure.error());
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    private CraftShots.Fork fork(final String json) throws IOException, PromptException {
        return craft.of(CraftDocument.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static ObjectNode entry() throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree("{\"id\":\"e\",\"language\":\"zh\",\"craft\":\"苏绣\",\"step\":\"试针\",\"actions\":[{\"verb\":\"落针\"}]}");
    }

    private static List<String> terms(final ShotDocument shot) {
        final List<String> terms = new ArrayList<>();
        try {
            json(shot).at("/craft/variation/terms").forEach(term -> terms.add(term.textValue()));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static JsonNode json(final ShotDocument shot) throws IOException {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        shot.write(content);
        return MAPPER.readTree(content.toByteArray());
    }

    private static Set<String> ids(final CraftShots.Fork fork) {
        final Set<String> ids = new LinkedHashSet<>();
        fork.shots().forEach(shot -> ids.add(shot.shot().id()));
        return ids;
    }

    private static String letters(final String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
