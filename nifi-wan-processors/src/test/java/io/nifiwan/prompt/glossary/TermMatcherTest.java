package io.nifiwan.prompt.glossary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TermMatcherTest {
    private static final String SEED = "紧张氛围，主角转身拔枪，雨夜街道反光，特写镜头推进，蓝灰色调";
    private final TermMatcher matcher = TermMatcher.standard();

    @Test
    void readsTheSeedLine() {
        assertEquals(Set.of("mood.tense", "time.night", "weather.rain", "weather.wet_street", "size.close_up", "move.push_in", "tone.blue_grey"),
                ids(SEED, Reading.PROSE));
        assertEquals(ids(SEED, Reading.PROSE), ids(SEED, Reading.PROMPT));
    }

    @Test
    void readsTheSeedLineInEnglish() {
        assertEquals(Set.of("mood.tense", "time.night", "weather.rain", "weather.wet_street", "size.close_up", "move.push_in", "tone.blue_grey"),
                ids("Tense mood, the lead turns and draws a gun, reflections on wet ground in the rain at night, close-up shot, "
                        + "the camera slowly pushes in, blue-grey tones", Reading.PROSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "主角手持长剑", "群山环绕着村庄", "他反打一拳", "他为人低调", "针尖与布面保持倾斜角度", "附近景色很美", "今日出发", "安全景区到了",
        "墙上挂着中国画", "他推开门，拉上窗帘，摇了摇头", "他一边摇一边推车，跟着人群移动", "她升起旗子又降下", "他仰视着佛像", "蓝调音乐响起",
        "大家环绕篝火跳舞", "她在剪纸", "他把菜切到盘子里", "镜头前，他推门", "其中景象难忘", "泛黄的信纸", "时间固定，地点不动",
        "The truck left the yard", "They push in through the door", "She is looking up and smiles", "Her head tilts up",
        "He is low key about it", "The pan left on the stove", "Two chefs move in", "MS. SMITH nods", "one day she pulls back the curtain",
        "he slides left past the guard", "hand-held lantern", "They cut to the chase", "She is sweeping the yard", "insert the key"})
    void leavesTheStoryAlone(final String text) {
        assertEquals(Set.of(), ids(text, Reading.PROSE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "镜头缓缓推进 | move.push_in", "镜头慢慢向左摇 | move.pan_left", "镜头从窗外缓缓推向桌面 | move.push_in", "镜头由下向上摇 | move.tilt_up",
        "镜头向右平稳移动 | move.truck_right", "镜头跟随老人 | move.tracking", "镜头围绕人物缓缓环绕 | move.orbit", "镜头急速推近 | move.crash_zoom",
        "镜头拉开 | move.pull_out", "镜头缓缓升起 | move.crane_up", "镜头逐渐下降 | move.crane_down", "镜头一摇 | ",
        "鏡頭緩緩拉遠 | move.pull_out", "镜头保持固定 | move.static", "镜头先左移再前推 | move.compound",
        "The camera pans slowly to the left | move.pan_left", "the camera slowly pushes in | move.push_in", "Push in on the letter. | move.push_in",
        "Slow push in on her face | move.push_in", "We pull back to show the square | move.pull_out", "the camera tilts up | move.tilt_up",
        "The camera slowly follows her | move.tracking", "PULL BACK to reveal the city | move.pull_out", "The camera cranes up | move.crane_up",
        "The camera begins to drift to the right | move.truck_right", "It zooms out quickly from the clock | ",
        "The lens slowly zooms in | move.zoom_in", "The camera stays still | move.static", "the camera circles her | move.orbit",
        "The camera first moves left, then pushes in | move.compound"})
    void readsCameraMovementsInAStory(final String text, final String expected) {
        final Set<String> ids = ids(text, Reading.PROSE);
        ids.removeIf(id -> !id.startsWith("move."));
        if (text.startsWith("It zooms")) {
            assertEquals(Set.of("move.zoom_out"), ids);
        } else {
            assertEquals(expected == null ? Set.of() : Set.of(expected), ids);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "推 | move.push_in", "缓推 | move.push_in", "特写，推 | move.push_in,size.close_up", "左移后前推 | move.compound", "跟 | move.tracking",
        "俯拍 | angle.high", "正上方俯拍 | angle.top_down", "垂直俯拍 | angle.top_down", "手持 | move.handheld", "固定 | move.static",
        "夜，雨 | time.night,weather.rain", "全 | size.full", "手推车 | ", "摇头 | ", "手持长剑 | ", "快速摇 | move.whip_pan", "向上摇 | move.tilt_up",
        "特写　镜头缓缓推进 | move.push_in,size.close_up", "ＣＵ，低调画面 | contrast.low_key,size.close_up",
        "looking up, handheld | angle.low,move.handheld", "CU, PUSH IN | move.push_in,size.close_up", "pan left | move.pan_left",
        "wide, static | move.static,size.long", "tilting slowly downwards | move.tilt_down", "blue-gray tone | tone.blue_grey",
        "cut to | edit.cut", "POV | angle.pov", "pov | ", "warm color | tone.warm"})
    void readsNotes(final String text, final String expected) {
        assertEquals(expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(","))), ids(text, Reading.NOTE));
    }

    @Test
    void leavesTheSideOpenWhereTheNoteDoes() {
        assertTrue(only("（摇）", "摇").anyDirection());
        assertTrue(!only("（左摇）", "左摇").anyDirection());
        assertEquals("move.pan_right", only("摇", "摇").term().id());
    }

    @Test
    void namesThePartsOfACompoundMovement() {
        final TermMatch match = matcher.match("左移后前推", Reading.NOTE).getFirst();
        assertEquals(List.of("move.truck_left", "move.push_in"), match.parts().stream().map(Term::id).toList());
    }

    @Test
    void takesTheLongestFormAndOneTermOfAGroup() {
        assertEquals(Set.of("size.extreme_close_up"), ids("大特写", Reading.NOTE));
        assertEquals(Set.of("lens.deep"), ids("全景深", Reading.NOTE));
        assertEquals(Set.of("time.dawn"), ids("清晨，不是夜晚", Reading.NOTE));
        assertEquals(Set.of("size.medium", "frame.two_shot"), ids("双人中景", Reading.NOTE));
        assertEquals(Set.of("tone.cool"), ids("蓝调色", Reading.NOTE));
    }

    @Test
    void countsSingleCharactersInHeadings() {
        assertEquals(Set.of("time.night"), ids("夜", Reading.HEADING));
        assertEquals(Set.of("time.night", "weather.rain"), ids("雨夜", Reading.HEADING));
        assertEquals(Set.of(), ids("城南夜市", Reading.HEADING));
        assertEquals(Set.of(), ids("夜里的风", Reading.PROSE).stream().filter("weather.wind"::equals).collect(Collectors.toSet()));
    }

    @Test
    void givesPlacesInTheText() {
        final TermMatch match = matcher.match("他笑了。镜头缓缓推进。", Reading.PROSE).getFirst();
        assertEquals(4, match.from());
        assertEquals(10, match.to());
    }

    static Stream<Term> terms() {
        return Glossary.standard().terms().stream();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void findsEveryTermByItsNameInANote(final Term term) {
        for (final Language language : Language.values()) {
            final String name = term.name(language);
            assertTrue(ids(name, Reading.NOTE).contains(term.id()), () -> name + " is read as " + ids(name, Reading.NOTE));
        }
    }

    @ParameterizedTest
    @MethodSource("terms")
    void findsEveryTermByItsPhraseInAPrompt(final Term term) {
        for (final Language language : Language.values()) {
            final String phrase = term.phrase(language);
            if (!phrase.isEmpty()) {
                assertTrue(ids(phrase, Reading.PROMPT).contains(term.id()), () -> phrase + " is read as " + ids(phrase, Reading.PROMPT));
            }
        }
    }

    @Test
    void findsAtMostOneTermOfAGroupInAnyText() {
        final Random random = new Random(20260721);
        final List<String> pieces = Glossary.standard().terms().stream().flatMap(Term::forms).toList();
        final List<Reading> readings = List.of(Reading.values());
        final String noise = "镜头推拉摇移（）()[]，。,. \n向左右上下前后缓\uD83D\uDE00\uD840\u0000A9the camera ";
        for (int round = 0; round < 2000; round++) {
            final StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                if (random.nextBoolean()) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                text.append(noise.charAt(random.nextInt(noise.length())));
            }
            final Reading reading = readings.get(random.nextInt(readings.size()));
            final List<TermMatch> matches = matcher.match(text.toString(), CameraNotes.divide(text.toString(), reading)).chosen();
            assertEquals(matches.size(), matches.stream().map(match -> match.term().exclusion()).distinct().count());
            assertTrue(matches.stream().allMatch(match -> match.from() >= 0 && match.to() <= text.length() && match.from() < match.to()));
        }
    }

    private TermMatch only(final String text, final String part) {
        return matcher.match(part, Reading.NOTE).stream().filter(match -> text.contains(part)).findFirst().orElseThrow();
    }

    private Set<String> ids(final String text, final Reading reading) {
        final Set<String> ids = new TreeSet<>();
        matcher.match(text, reading).forEach(match -> ids.add(match.term().id()));
        return ids;
    }
}
