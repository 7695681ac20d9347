package io.nifiwan.prompt.parse;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Term;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShotParserTest {
    private final ShotParser parser = ShotParser.standard();

    @Test
    void fillsTheSlotsOfAChineseShot() throws IOException, PromptException {
        final Shot shot = SampleShots.document("zh-rainy-street").shot();
        final ParsedShot parsed = parser.parse(shot);
        assertEquals("神情紧绷，呼吸急促，光线昏暗对比强烈", parsed.mood().value());
        assertEquals("林深猛然转身，拔出手枪，盯着巷口", parsed.subject().value());
        assertEquals("林深猛然转身，拔出手枪，盯着巷口", shot.action().substring(parsed.subject().from(), parsed.subject().to()));
        assertEquals("老城街道，夜晚，天色全黑，湿漉漉的街道反射着灯光", parsed.environment().value());
        assertEquals("特写镜头，面部占满画面大部分，镜头缓缓向前推进", parsed.camera().value());
        assertEquals("蓝灰色调，低饱和度", parsed.tone().value());
        assertEquals("蓝灰色调", shot.action().substring(parsed.tone().from(), parsed.tone().to()));
        assertEquals(List.of(new Subject("林深", "person")), parsed.subjects());
        assertEquals("move.push_in", parsed.move(Glossary.standard()).orElseThrow().id());
        assertEquals("tone.blue_grey", parsed.colourTone(Glossary.standard()).orElseThrow().id());
    }

    @Test
    void fillsTheSlotsOfAnEnglishShot() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("en-harbour-night").shot());
        assertEquals("MARA runs along the wet quay, a lantern swinging in her hand", parsed.subject().value());
        assertEquals("harbour, night, dark sky, rain falling, streaks clearly visible", parsed.environment().value());
        assertEquals("close-up shot, the face fills most of the frame, the camera slowly pushes in", parsed.camera().value());
        assertEquals("blue-grey tones, low saturation", parsed.tone().value());
        assertEquals("", parsed.mood().value());
        assertEquals(SlotSource.DEFAULT, parsed.mood().source());
        assertEquals(List.of(new Subject("MARA", "person"), new Subject("lantern", "lantern")), parsed.subjects());
    }

    @Test
    void tellsTextFromHeading() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("zh-rainy-street").shot());
        assertEquals(SlotSource.TEXT, parsed.environment().source());
        assertEquals(List.of(SlotSource.TEXT, SlotSource.HEADING), parsed.environment().terms().stream().map(TermUse::source).toList());
    }

    @Test
    void prefersTheTextToTheHeading() throws PromptException {
        final ParsedShot parsed = parser.parse(shot("zh", "黎明时分，老周醒来。", "夜", "渡口"));
        assertEquals(List.of("time.dawn"), parsed.environment().terms().stream().map(TermUse::id).toList());
    }

    @Test
    void takesThePlaceFromTheScene() throws PromptException {
        final ParsedShot parsed = parser.parse(shot("zh", "老周坐下。", "", "月光酒吧"));
        assertEquals("月光酒吧", parsed.environment().value());
        assertEquals(SlotSource.SCENE, parsed.environment().source());
        assertEquals(List.of(), parsed.environment().terms());
        assertEquals(List.of("weather.rain"), parser.parse(shot("en", "Joe sits.", "", "PIER, RAIN")).environment().terms().stream()
                .map(TermUse::id).toList());
    }

    @Test
    void readsEntriesOfTheHeadingThatAreNeitherPlaceNorTime() throws PromptException {
        final Shot shot = withScene(new Shot.Scene("1", "INT. BAR - NIGHT (RAIN)", "interior", "BAR", "NIGHT"), "Joe sits.");
        assertEquals(Map.of("time.night", SlotSource.HEADING, "weather.rain", SlotSource.HEADING), sources(parser.parse(shot)));
        assertEquals(Map.of(), sources(parser.parse(withScene(new Shot.Scene("1", "内景 月光酒吧", "interior", "月光酒吧", ""), "老周坐下。"))));
    }

    @Test
    void inheritsWeatherAndLightButNeitherCameraNorMood() throws PromptException {
        final Shot shot = withScene(new Shot.Scene("1", "", "", "渡口", "夜"), "老周坐下。");
        final List<String> earlier = List.of("黎明时分，大雪纷飞。（特写，蓝灰色调）气氛紧张。", "暴雨倾盆。", "小李走来，说：“下雪了，快看！”");
        final ParsedShot parsed = parser.parseOpen(shot, earlier);
        assertEquals(Map.of("time.night", SlotSource.HEADING, "weather.storm", SlotSource.INHERITED), sources(parsed));
        assertEquals("渡口，夜晚，天色全黑，暴雨倾盆，乌云密布", parsed.environment().value());
        final ParsedShot own = parser.parseOpen(withScene(shot.scene(), "雾气弥漫，老周坐下。"), earlier);
        assertEquals(Map.of("time.night", SlotSource.HEADING, "weather.fog", SlotSource.TEXT), sources(own));
        assertEquals(Map.of(), sources(parser.parseOpen(withScene(null, "老周坐下。"), List.of("x".repeat(ShotParser.MOST_CHARACTERS) + "，暴雨倾盆。"))));
    }

    @Test
    void leavesWordsThatAreSpokenUnread() throws PromptException {
        final ParsedShot parsed = parser.parse(shot("zh", "导演喊道：“给我一个特写，蓝灰色调！”众人点头。", "", ""));
        assertEquals(List.of(), parsed.terms());
        assertEquals(List.of("size.close_up"), parser.parse(shot("en", "Close-up of the letter. She reads: \"The rain fell all night on the pier.\"",
                "", "")).terms().stream().map(TermUse::id).toList());
    }

    @Test
    void keepsDialogueOut() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("zh-dialogue-only").shot());
        assertEquals("陈老师正在说话", parsed.subject().value());
        assertEquals(SlotSource.DIALOGUE, parsed.subject().source());
        assertTrue(parsed.move(Glossary.standard()).isEmpty());
        final ParsedShot english = parser.parse(SampleShots.document("en-kitchen-morning").shot());
        assertEquals("A black cat sleeps beside the stove. ANNA pours the tea, and smiles", english.subject().value());
        assertEquals("move.pan_left", english.move(Glossary.standard()).orElseThrow().id());
    }

    @Test
    void goesOnUntilSomebodyIsSeen() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("zh-ferry-dawn").shot());
        assertEquals("江面上薄雾弥漫，一条木船慢慢靠岸。老周提着灯笼站在船头", parsed.subject().value());
        assertEquals(List.of("boat", "person", "lantern"), parsed.subjects().stream().map(Subject::kind).toList());
    }

    @Test
    void readsTraditionalChineseAndKeepsItsCharacters() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("zh-traditional").shot());
        assertEquals("一個老人牽著馬走過石橋，群山環繞", parsed.subject().value());
        assertEquals(List.of("size.long", "move.pull_out"), parsed.camera().terms().stream().map(TermUse::id).toList());
        assertEquals(List.of("old_man", "horse", "bridge", "mountain"), parsed.subjects().stream().map(Subject::kind).toList());
    }

    @Test
    void readsCraftTextAsCraft() throws IOException, PromptException {
        final ParsedShot parsed = parser.parse(SampleShots.document("zh-craft").shot());
        assertEquals(List.of("view.hands", "move.static"), parsed.camera().terms().stream().map(TermUse::id).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zh | 老周（六十岁，微胖）推门进来。 | 老周推门进来",
        "zh | 特写：老人的手。 | 老人的手",
        "zh | 镜头缓缓推进。林深回头。 | 林深回头",
        "zh | 夜，雨。林深回头。 | 夜，雨。林深回头",
        "zh | 他喊道：“快跑！别回头，快！”，转身就跑。 | 他喊道，转身就跑",
        "zh | 墙上写着“平安”二字。 | 墙上写着平安二字",
        "en | Close-up of the letter. | the letter",
        "en | PUSH IN on the letter. | the letter",
        "en | The camera pans slowly to the left. Mr. Lee waits. | Mr. Lee waits",
        "zh | 镜头从海面缓缓升起，越过礁石，露出灯塔。 | 越过礁石，露出灯塔",
        "zh | 镜头缓缓推向老人的脸。 | 老人的脸",
        "zh | 林深回头。叠化。 | 林深回头",
        "en | Slow push in on an OLD WOMAN knitting by the window, warm tones, soft light. | an OLD WOMAN knitting by the window",
        "en | We crane up over the rooftops as the sun sets. | the rooftops as the sun sets",
        "en | CLOSE ON a hand turning the key. The camera tilts up to reveal his face. | a hand turning the key",
        "en | Close on her hands. | her hands",
        "en | Angle on the stage. Cut to black. | the stage",
        "en | JOE (40s) opens the door. | JOE opens the door"})
    void cutsTheSubjectOut(final String language, final String action, final String subject) throws PromptException {
        assertEquals(subject, parser.parse(shot(language, action, "", "")).subject().value());
    }

    @Test
    void cutsLongActionAtAClause() throws PromptException {
        final String clause = "老周沿着长长的石阶一步一步慢慢往下走去";
        final String value = parser.parse(shot("zh", String.join("，", clause, clause, clause, clause), "", "")).subject().value();
        assertEquals(String.join("，", clause, clause, clause), value);
    }

    @Test
    void countsSingleCharacterNounsAsWordsOnly() throws PromptException {
        assertEquals(List.of("person"), kinds("路人马上走过马路"));
        assertEquals(List.of("horse", "dog"), kinds("一匹马和一条狗"));
        assertEquals(List.of("old_man", "boat"), kinds("老船夫划着小船"));
        assertEquals(List.of("woman"), kinds("她笑了"));
    }

    @Test
    void namesSixSubjectsAtMost() throws PromptException {
        assertEquals(6, kinds("老人、孩子、狗、猫、马、渔船、灯笼、自行车").size());
    }

    @Test
    void refusesAShotThatShowsNothing() {
        final PromptException failure = assertThrows(PromptException.class, () -> parser.parse(shot("zh", "（推）", "", "")));
        assertEquals(PromptError.NOTHING_TO_SHOW, failure.error());
    }

    @Test
    void refusesWhatIsFarTooLongForAShot() {
        final PromptException failure = assertThrows(PromptException.class,
                () -> parser.parse(shot("zh", "推，（特写".repeat(ShotParser.MOST_CHARACTERS), "", "")));
        assertEquals(PromptError.TOO_LARGE, failure.error());
    }

    @Test
    void survivesAnyText() {
        final Random random = new Random(4711);
        final List<String> pieces = Glossary.standard().terms().stream().flatMap(Term::forms).toList();
        for (int round = 0; round < 1500; round++) {
            final StringBuilder action = new StringBuilder();
            for (int piece = random.nextInt(10); piece > 0; piece--) {
                action.append(random.nextBoolean() ? pieces.get(random.nextInt(pieces.size())) : Character.toString(random.nextInt(0x3000)));
                action.append(Character.toString(random.nextInt(0x11000)));
            }
            try {
                final ParsedShot parsed = parser.parse(shot(random.nextBoolean() ? "zh" : "en", action.toString(), "夜", ""));
                assertFalse(parsed.subject().value().isBlank());
            } catch (final PromptException e) {
                assertEquals(PromptError.NOTHING_TO_SHOW, e.error());
            }
        }
    }

    private List<String> kinds(final String action) throws PromptException {
        return parser.parse(shot("zh", action, "", "")).subjects().stream().map(Subject::kind).toList();
    }

    private static Shot withScene(final Shot.Scene scene, final String action) {
        return new Shot("s1-sh1-00000000", 1, 1, "", scene, List.of(), action, List.of(), action, new Shot.LineRange(1, 1), 5);
    }

    private static Map<String, SlotSource> sources(final ParsedShot parsed) {
        return parsed.terms().stream().collect(Collectors.toMap(TermUse::id, TermUse::source));
    }

    private static Shot shot(final String language, final String action, final String time, final String place) {
        return new Shot("s1-sh1-00000000", 1, 1, language, new Shot.Scene("1", "", "", place, time), List.of(), action, List.of(), action,
                new Shot.LineRange(1, 1), 5);
    }
}
