package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.PromptSpec;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ParsedShot;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PromptBuilderTest {
    private final PromptBuilder builder = new PromptBuilder(Glossary.standard(), TemplateLibrary.shipped());

    @Test
    void buildsAChinesePrompt() throws IOException, PromptException {
        final BuiltPrompt built = build("zh-rainy-street", Language.ZH);
        assertEquals("特写镜头，面部占满画面大部分。夜晚，天色全黑。林深猛然转身，拔出手枪，盯着巷口。老城街道。湿漉漉的街道反射着灯光。"
                + "神情紧绷，呼吸急促，光线昏暗对比强烈。镜头缓缓向前推进。蓝灰色调，低饱和度。", built.prompt());
        assertEquals("[紧张]+[林深猛然转身，拔出手枪，盯着巷口]+[老城街道、夜晚、路面反光]+[特写、推镜头]+[蓝灰色调]", built.pattern());
        assertEquals("five-slot@2", built.template());
    }

    @Test
    void buildsAnEnglishPrompt() throws IOException, PromptException {
        final BuiltPrompt built = build("en-harbour-night", Language.EN);
        assertEquals("Close-up shot, the face fills most of the frame. Night, dark sky, rain falling, streaks clearly visible. "
                + "MARA runs along the wet quay, a lantern swinging in her hand. Harbour. The camera slowly pushes in. "
                + "Blue-grey tones, low saturation.", built.prompt());
        assertEquals("[]+[MARA runs along the wet quay, a lantern swinging in her hand]"
                + "+[harbour, night, rain]+[close-up shot, push in]+[blue-grey tones]", built.pattern());
    }

    @Test
    void rendersTermsInTheOtherLanguageAndKeepsTheWordsOfTheScript() throws IOException, PromptException {
        assertEquals("Close-up shot, the face fills most of the frame. Night, dark sky. 林深猛然转身，拔出手枪，盯着巷口. 老城街道. "
                + "Wet street reflecting the lights. Tight jaw and quick breath, dim high-contrast light. The camera slowly pushes in. "
                + "Blue-grey tones, low saturation.", build("zh-rainy-street", Language.EN).prompt());
        assertTrue(build("en-harbour-night", Language.ZH).prompt().contains("MARA runs along the wet quay, a lantern swinging in her hand"));
    }

    @Test
    void dropsWhatWorksAgainstTheShotFromTheNegativePrompt() throws IOException, PromptException {
        final List<String> blueGrey = List.of(build("zh-rainy-street", Language.ZH).negative().split("，"));
        assertFalse(blueGrey.contains("整体发灰"));
        assertEquals(Glossary.standard().officialNegativePrompt().size() - 1, blueGrey.size());
        final List<String> fixed = List.of(build("zh-craft", Language.ZH).negative().split("，"));
        assertFalse(fixed.contains("静态"));
        assertFalse(fixed.contains("静止"));
        assertFalse(fixed.contains("静止不动的画面"));
        assertTrue(fixed.contains("整体发灰"));
    }

    @Test
    void saysWhatCanBeMeasured() throws IOException, PromptException {
        final PromptSpec spec = build("zh-rainy-street", Language.ZH).spec();
        assertEquals(new PromptSpec.Expected("move.push_in", "camera_motion", "push_in", List.of("push_in", "zoom_in")), spec.camera());
        assertEquals(new PromptSpec.Expected("tone.blue_grey", "tone", "blue_grey", List.of("blue_grey")), spec.tone());
        assertEquals("3", spec.scene());
        assertEquals(2, spec.shot());
        assertEquals("老城街道", spec.place());
        assertEquals(List.of("person"), spec.subjects());
        assertEquals(5.0, spec.seconds());
        assertTrue(spec.hasTerm("time.night"));
        assertEquals(spec, PromptSpec.fromJson(spec.toJson()));
    }

    @Test
    void asksNothingWhereTheShotAsksNothing() throws IOException, PromptException {
        final PromptSpec spec = build("zh-dialogue-only", Language.ZH).spec();
        assertNull(spec.camera());
        assertNull(spec.tone());
        assertEquals("", spec.slots().camera());
    }

    @Test
    void acceptsEitherSideOfAPanThatLeavesItsSideOpen() throws PromptException {
        final PromptSpec spec = build(shot("老周走来。（摇）")).spec();
        assertEquals(List.of("pan_right", "truck_right", "pan_left", "truck_left"), spec.camera().accept());
        assertEquals("pan_right", spec.camera().target());
    }

    @Test
    void tellsACompoundMovementByItsParts() throws PromptException {
        final BuiltPrompt built = build(shot("老周走来。（左移后前推）"));
        assertTrue(built.prompt().contains("镜头平稳向左横移，然后镜头缓缓向前推进。"), built.prompt());
        assertEquals(List.of("any_motion"), built.spec().camera().accept());
    }

    @Test
    void putsStyleFirstAndTheEditNowhere() throws PromptException {
        final BuiltPrompt built = build(shot("老周走来。【水墨画，全景，切至】"));
        assertTrue(built.prompt().startsWith("水墨画风格，墨色晕染。全景"), built.prompt());
        assertTrue(built.spec().hasTerm("edit.cut"));
        assertFalse(built.prompt().contains("切"));
    }

    @Test
    void cutsTheSubjectAtAClauseToFitTheBudget() throws PromptException {
        final Shot shot = shot("老周推开门，放下灯笼，慢慢坐下。（特写）");
        final ParsedShot parsed = ShotParser.standard().parse(shot);
        final BuiltPrompt built = builder.build(shot, parsed, Language.ZH, TemplateLibrary.FIVE_SLOT, 24, true);
        assertEquals("特写镜头，面部占满画面大部分。老周推开门，放下灯笼。", built.prompt());
        assertEquals("老周推开门，放下灯笼", built.spec().slots().subject());
        assertEquals(22, built.tokens());
        final PromptException failure = assertThrows(PromptException.class,
                () -> builder.build(shot, parsed, Language.ZH, TemplateLibrary.FIVE_SLOT, 10, true));
        assertEquals(PromptError.PROMPT_TOO_LONG, failure.error());
    }

    private BuiltPrompt build(final String sample, final Language language) throws IOException, PromptException {
        final Shot shot = SampleShots.document(sample).shot();
        return builder.build(shot, ShotParser.standard().parse(shot), language, TemplateLibrary.FIVE_SLOT, 300, true);
    }

    private BuiltPrompt build(final Shot shot) throws PromptException {
        return builder.build(shot, ShotParser.standard().parse(shot), Language.ZH, TemplateLibrary.FIVE_SLOT, 300, true);
    }

    private static Shot shot(final String action) {
        return new Shot("s1-sh1-00000000", 1, 1, "zh", new Shot.Scene("1", "", "", "", ""), List.of(), action, List.of(), action,
                new Shot.LineRange(1, 1), 5);
    }
}
