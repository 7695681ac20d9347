package io.nifiwan.prompt.build;

import io.nifiwan.prompt.PromptError;
import io.nifiwan.prompt.PromptException;
import io.nifiwan.prompt.SampleShots;
import io.nifiwan.prompt.cast.CastMember;
import io.nifiwan.prompt.cast.CastSheet;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.Language;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.style.SeedFamily;
import io.nifiwan.prompt.style.StyleLibrary;
import io.nifiwan.prompt.style.StyleProfile;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VariantBuilderTest {
    private static final CastSheet CAST = new CastSheet(List.of(
            new CastMember(List.of("林深"), "三十岁男子，短发", "a man of thirty with short hair"), new CastMember(List.of("MARA"), "", "in yellow")));
    private static final SeedFamily SEEDS = SeedFamily.of("shot");

    @Test
    void buildsEachStyleWithItsPrefixFirst() throws IOException, PromptException {
        final List<Variant> variants = build("zh-rainy-street", "realistic, storyboard, None", List.of(Language.ZH), false);
        assertEquals(3, variants.size());
        assertTrue(variants.get(0).prompt().prompt().startsWith("写实的真人实拍质感。特写镜头"), variants.get(0).prompt().prompt());
        assertTrue(variants.get(1).prompt().prompt().startsWith("手绘分镜草图风格，铅笔线条，黑白。特写镜头"));
        assertTrue(variants.get(2).prompt().prompt().startsWith("特写镜头"));
        assertEquals(List.of(1, 2, 3), variants.stream().map(Variant::index).toList());
        assertEquals(List.of(3, 3, 3), variants.stream().map(Variant::count).toList());
        assertTrue(variants.get(1).prompt().spec().hasTerm("style.storyboard"));
        assertFalse(variants.get(2).prompt().spec().hasTerm("style.storyboard"));
    }

    @Test
    void asksNoToneOfAStyleWithItsOwnColours() throws IOException, PromptException {
        final List<Variant> variants = build("zh-rainy-street", "cinematic, storyboard", List.of(Language.ZH), false);
        assertNotNull(variants.get(0).prompt().spec().tone());
        assertTrue(variants.get(0).prompt().prompt().endsWith("蓝灰色调，低饱和度。"));
        assertNull(variants.get(1).prompt().spec().tone());
        assertFalse(variants.get(1).prompt().prompt().contains("蓝灰"));
    }

    @Test
    void editsTheNegativePromptByStyle() throws IOException, PromptException {
        final List<Variant> variants = build("zh-rainy-street", "None, ink_wash", List.of(Language.ZH), false);
        final List<String> plain = List.of(variants.get(0).prompt().negative().split("，", -1));
        final List<String> ink = List.of(variants.get(1).prompt().negative().split("，", -1));
        assertTrue(plain.containsAll(List.of("风格", "作品", "画作")));
        assertFalse(ink.contains("风格"));
        assertFalse(ink.contains("整体发灰"));
        assertEquals(List.of("照片质感", "三维渲染"), ink.subList(ink.size() - 2, ink.size()));
        assertEquals(plain.size() - 3 + 2, ink.size());
    }

    @Test
    void removesWhatAProfileRemoves() {
        final StyleProfile profile = new StyleProfile("style.x", "x", "x", "x", "x", List.of("过曝"), List.of("夜景", "字幕"), 1, false);
        final List<String> negative = List.of(new NegativePrompt(Glossary.standard()).of(List.of(), profile).split("，", -1));
        assertFalse(negative.contains("过曝"));
        assertEquals(1, negative.stream().filter("字幕"::equals).count());
        assertEquals("夜景", negative.getLast());
    }

    @Test
    void givesSeedsByTheRule() throws IOException, PromptException {
        final List<Variant> same = build("zh-rainy-street", "realistic, noir", List.of(Language.ZH), false);
        assertEquals(List.of(SEEDS.first(), SEEDS.first()), same.stream().map(Variant::seed).toList());
        final List<Variant> own = build("zh-rainy-street", "None, realistic, noir", List.of(Language.ZH), true);
        assertEquals(SEEDS.first(), own.get(0).seed());
        assertEquals(SEEDS.at(101), own.get(1).seed());
        assertEquals(own.get(2).seed(), build("zh-rainy-street", "noir", List.of(Language.ZH), true).getFirst().seed());
    }

    @Test
    void replacesTheStyleOfTheScriptAndKeepsWhatGoesWithAny() throws PromptException {
        final Shot shot = shot("老周走来。【水墨画，全景】");
        final String prompt = build(shot, "noir", List.of(Language.ZH), 300).getFirst().prompt().prompt();
        assertTrue(prompt.startsWith("黑色电影风格，硬光和百叶窗阴影。全景"), prompt);
        assertFalse(prompt.contains("水墨"));
        final Variant grain = build(shot("老周走来。【胶片颗粒，全景】"), "noir", List.of(Language.ZH), 300).getFirst();
        assertTrue(grain.prompt().prompt().startsWith("黑色电影风格，硬光和百叶窗阴影，胶片质感，带有颗粒。"), grain.prompt().prompt());
        assertTrue(grain.prompt().spec().hasTerm("style.film_grain"));
    }

    @Test
    void repeatsLooksWordForWord() throws IOException, PromptException {
        for (final Variant variant : build("zh-rainy-street", "realistic, ink_wash, None", List.of(Language.ZH), false)) {
            assertTrue(variant.prompt().prompt().contains("。林深，三十岁男子，短发。林深猛然转身"), variant.prompt().prompt());
        }
        final String english = build("en-harbour-night", "None", List.of(Language.EN), false).getFirst().prompt().prompt();
        assertTrue(english.contains(". MARA, in yellow. MARA runs along"), english);
    }

    @Test
    void saysEverythingInBothLanguages() throws IOException, PromptException {
        final BuiltPrompt both = build("zh-rainy-street", "cinematic", List.of(Language.ZH, Language.EN), false).getFirst().prompt();
        final BuiltPrompt zh = build("zh-rainy-street", "cinematic", List.of(Language.ZH), false).getFirst().prompt();
        final BuiltPrompt en = build("zh-rainy-street", "cinematic", List.of(Language.EN), false).getFirst().prompt();
        assertEquals(zh.prompt() + " " + en.prompt(), both.prompt());
        assertEquals(zh.spec(), both.spec());
        assertEquals("five-slot@2", both.template());
        assertEquals(zh.templateSha256() + "+" + en.templateSha256(), both.templateSha256());
    }

    @Test
    void cutsBothHalvesAlikeAndNamesWhatIsTooLong() throws PromptException {
        final Shot shot = shot("林深推开门，放下灯笼，慢慢坐下。（特写）");
        final int whole = build(shot, "None", List.of(Language.ZH, Language.EN), 300).getFirst().prompt().tokens();
        final BuiltPrompt cut = build(shot, "None", List.of(Language.ZH, Language.EN), whole - 1).getFirst().prompt();
        assertEquals(2, cut.prompt().split("林深推开门，放下灯笼", -1).length - 1);
        assertFalse(cut.prompt().contains("坐下"));
        assertTrue(cut.prompt().contains("三十岁男子，短发"));
        final PromptException failure = assertThrows(PromptException.class, () -> build(shot, "None", List.of(Language.ZH, Language.EN), 40));
        assertEquals(PromptError.PROMPT_TOO_LONG, failure.error());
        assertTrue(failure.getMessage().contains("the value cast takes"), failure.getMessage());
    }

    @Test
    void givesTemplatesTheirVariables() throws PromptException {
        final PromptBuilder builder = new PromptBuilder(PromptSources.standard());
        final Shot shot = shot("老周刻线。（特写）");
        final PromptOrder order = new PromptOrder(List.of(Language.ZH), "craft-step", 300, false, StyleProfile.NONE,
                Map.of("tool", "刻刀{{subject}}", "material", ""));
        assertEquals("特写镜头，面部占满画面大部分。老周刻线。使用的工具是刻刀{{subject}}。", builder.build(shot, ShotParser.standard().parse(shot), order).prompt());
        final PromptException missing = assertThrows(PromptException.class, () -> builder.build(shot, ShotParser.standard().parse(shot),
                new PromptOrder(List.of(Language.ZH), "craft-step", 300, false, StyleProfile.NONE, Map.of("tool", "刻刀"))));
        assertEquals(PromptError.MISSING_KEY, missing.error());
        assertTrue(missing.getMessage().contains("material"));
    }

    private static List<Variant> build(final String sample, final String styles, final List<Language> languages, final boolean ownSeeds)
            throws IOException, PromptException {
        return build(SampleShots.document(sample).shot(), styles, languages, 300, ownSeeds);
    }

    private static List<Variant> build(final Shot shot, final String styles, final List<Language> languages, final int mostTokens)
            throws PromptException {
        return build(shot, styles, languages, mostTokens, false);
    }

    private static List<Variant> build(final Shot shot, final String styles, final List<Language> languages, final int mostTokens,
                                       final boolean ownSeeds) throws PromptException {
        final PromptSources sources = new PromptSources(Glossary.standard(), TemplateLibrary.shipped(), StyleLibrary.standard(), CAST);
        return new VariantBuilder(new PromptBuilder(sources)).build(shot, ShotParser.standard().parse(shot),
                new PromptOrder(languages, TemplateLibrary.FIVE_SLOT, mostTokens, true, StyleProfile.NONE, Map.of()),
                sources.styles().select(styles), SEEDS, ownSeeds);
    }

    private static Shot shot(final String action) {
        return new Shot("s1-sh1-00000000", 1, 1, "zh", new Shot.Scene("1", "", "", "", ""), List.of(), action, List.of(), action,
                new Shot.LineRange(1, 1), 5);
    }
}
