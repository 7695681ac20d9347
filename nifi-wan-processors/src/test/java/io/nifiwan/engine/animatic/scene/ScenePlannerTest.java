package io.nifiwan.engine.animatic.scene;

import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.animatic.SampleRequests;
import io.nifiwan.engine.animatic.camera.CameraMove;
import io.nifiwan.engine.animatic.grade.ToneClass;
import io.nifiwan.engine.animatic.scene.ScenePlan.Feature;
import io.nifiwan.prompt.PromptSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScenePlannerTest {

    private static ScenePlan plan(final String prompt, final PromptSpec spec) {
        return new ScenePlanner().plan(new VideoRequest("id", prompt, "", 1280, 720, 81, 16, 7, Map.of()), spec);
    }

    private static ScenePlan plan(final String prompt) {
        return plan(prompt, SampleRequests.spec("", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "雨夜的旧街上, -, STREET, NIGHT, RAIN",
        "A woman walks down a street on a rainy night, -, STREET, NIGHT, RAIN",
        "清晨的渔港，薄雾, -, WATER, DAWN, FOG",
        "A horse on a forest road at noon, -, FOREST, DAY, CLEAR",
        "Dawn over a foggy harbour, -, WATER, DAWN, FOG",
        "雪中的松林，白天, -, FOREST, DAY, SNOW",
        "Snowfall in a pine forest by day, -, FOREST, DAY, SNOW",
        "正午，客厅里, -, INTERIOR, DAY, CLEAR",
        "A kitchen at noon, -, INTERIOR, DAY, CLEAR",
        "黄昏的城市天际线, -, SKYLINE, DUSK, CLEAR",
        "Dusk over the city skyline, -, SKYLINE, DUSK, CLEAR",
    })
    void chineseAndEnglishWordsChooseTheSameScene(final String prompt, final String ignored, final Setting setting, final DayTime time,
            final Weather weather) {
        final ScenePlan plan = plan(prompt);
        assertEquals(setting, plan.setting());
        assertEquals(time, plan.time());
        assertEquals(weather, plan.weather());
    }

    @Test
    void termsWinOverWords() {
        final ScenePlan plan = plan("A sunny day in the street", SampleRequests.spec("harbour", List.of("boat"), "time.night",
                "weather.snow", "size.close_up", "mood.tense",
                "move.push_in"));
        assertEquals(Setting.WATER, plan.setting());
        assertEquals(DayTime.NIGHT, plan.time());
        assertEquals(Weather.SNOW, plan.weather());
        assertEquals(ShotSize.CLOSE_UP, plan.size());
        assertEquals(Mood.TENSE, plan.mood());
        assertEquals(CameraMove.PUSH_IN, plan.move());
        assertEquals(List.of(SubjectKind.BOAT), plan.subjects());
    }

    @Test
    void theMeasuredMovementCountsWhereNoTermNamesOne() {
        final PromptSpec spec = new PromptSpec(1, "en", "", 1, null, List.of(), new PromptSpec.Expected("x", "camera_motion", "tilt_down",
                null), null, null, List.of(), 5);
        assertEquals(CameraMove.TILT_DOWN, plan("x", spec).move());
        assertEquals(CameraMove.STATIC, plan("x").move());
    }

    @ParameterizedTest
    @CsvSource({"fox, DOG", "motorcycle, BICYCLE", "old_man, OLD_MAN", "astronaut, PERSON", "渔夫, MAN", "LANTERN, LANTERN"})
    void unknownSubjectsBecomeTheirNearestFigure(final String subject, final SubjectKind kind) {
        assertEquals(List.of(kind), plan("x", SampleRequests.spec("", List.of(subject))).subjects());
    }

    @Test
    void sceneryIsNoFigureAndEmptyShotsStayEmpty() {
        assertEquals(List.of(), plan("x", SampleRequests.spec("", List.of("bridge"))).subjects());
        assertEquals(List.of(), plan("A man on a bridge", SampleRequests.spec("", List.of("man"), "frame.empty")).subjects());
    }

    @Test
    void tonesOfTheSpecComeFirstAndContradictionsAreLeftOut() {
        final PromptSpec spec = new PromptSpec(1, "en", "", 1, null, List.of("tone.warm", "contrast.low_key", "sat.high"), null,
                new PromptSpec.Expected("tone.blue_grey", "tone", "blue_grey", null), null, List.of(), 5);
        assertEquals(List.of(ToneClass.BLUE_GREY, ToneClass.LOW_KEY), plan("x", spec).tones());
    }

    @Test
    void wordsGiveTheColourOfTheUmbrellaAndDetailsOfTheBackdrop() {
        final ScenePlan plan = plan("元宵夜的古镇，女孩撑着红伞，灯笼下");
        assertEquals(Optional.of(ScenePlan.Accent.RED), plan.accent());
        assertTrue(plan.has(Feature.LANTERNS));
        assertEquals(Optional.empty(), plan("古镇").accent());
    }

    @Test
    void snowOnThePeaksIsNoSnowfall() {
        assertEquals(Weather.CLEAR, plan("A pass between snow-covered mountains").weather());
        assertEquals(Weather.CLEAR, plan("雪山下的村庄").weather());
        assertEquals(Weather.SNOW, plan("雪山下着雪").weather());
    }

    @Test
    void wordsAreWholeWords() {
        assertFalse(plan("The training begins").weather() == Weather.RAIN);
        assertEquals(List.of(SubjectKind.HORSE), plan("horses on the plain").subjects());
    }

    @Test
    void theSeedAndThePromptDecideWhatIsLeftOpen() {
        assertEquals(plan("x"), plan("x"));
        assertNotEquals(plan("x").seed(), plan("y").seed());
    }

    @Test
    void theSlateSpeaksTheLanguageOfThePrompt() {
        final PromptSpec chinese = new PromptSpec(1, "zh", "3A", 2, null, List.of("move.push_in"), null, null, null, List.of(), 5);
        assertEquals(new ScenePlan.SlateText("场 3A · 镜头 2", "推 · 5.1 秒", "雨夜"), plan("雨夜", chinese).title());
        final PromptSpec english = new PromptSpec(1, "en", "", 4, null, List.of(), null, null, null, List.of(), 5);
        assertEquals(new ScenePlan.SlateText("Shot 4", "static · 5.1 s", "Rain"), plan("Rain", english).title());
    }
}
