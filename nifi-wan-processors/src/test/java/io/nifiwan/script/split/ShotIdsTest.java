package io.nifiwan.script.split;

import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShotIdsTest {

    /** Ways to write the scenes of a script. */
    enum Form {
        CHINESE_NUMBERED(ScriptFormat.TEXT, "第%2$s场 %1$s 夜 内"),
        CHINESE_SLUG(ScriptFormat.TEXT, "内景 %1$s - 夜"),
        CHINESE_LABEL(ScriptFormat.TEXT, "场景：%1$s 夜"),
        CHINESE_BLOCK(ScriptFormat.TEXT, "地点：%1$s\n时间：夜"),
        FOUNTAIN(ScriptFormat.FOUNTAIN, "INT. %1$s - NIGHT"),
        FOUNTAIN_NUMBERED(ScriptFormat.FOUNTAIN, "INT. %1$s - NIGHT #%2$s#"),
        SCENE_LINES(ScriptFormat.TEXT, "SCENE %2$s");

        private final ScriptFormat format;
        private final String heading;

        Form(final ScriptFormat format, final String heading) {
            this.format = format;
            this.heading = heading;
        }

        private String scene(final String place, final String number, final String action) {
            return heading.formatted(place, number) + "\n\n" + action + "\n\n";
        }

        private List<String> ids(final String... scenes) throws ScriptException {
            return new ShotSplitter(SplitSettings.DEFAULT).split(String.join("", scenes), format).shots().stream().map(Shot::id).toList();
        }
    }

    private static final String LONG = "（特写）门开了。\n\n（全景）他走过长街。\n\n（近景）她抬起头。";

    @ParameterizedTest
    @EnumSource
    void theSameScriptHasTheSameIds(final Form form) throws ScriptException {
        final String[] scenes = {form.scene("AA", "1", LONG), form.scene("BB", "2", "雨。"), form.scene("AA", "3", "雨。")};
        assertEquals(form.ids(scenes), form.ids(scenes));
        assertEquals(5, new HashSet<>(form.ids(scenes)).size());
    }

    @ParameterizedTest
    @EnumSource
    void anEditChangesTheIdsOfItsSceneAlone(final Form form) throws ScriptException {
        final List<String> before = form.ids(form.scene("AA", "1", "雨。"), form.scene("BB", "2", LONG), form.scene("CC", "3", "风。"));
        final List<String> after = form.ids(form.scene("AA", "1", "雨。"), form.scene("BB", "2", LONG + "她笑了。"), form.scene("CC", "3", "风。"));
        assertEquals(List.of(before.getFirst(), before.getLast()), List.of(after.getFirst(), after.getLast()));
        assertTrue(before.subList(1, 4).stream().noneMatch(after::contains), () -> before + " " + after);
    }

    @ParameterizedTest
    @EnumSource
    void aSceneThatIsPutInLeavesTheOthers(final Form form) throws ScriptException {
        final List<String> before = form.ids(form.scene("AA", "1", "雨。"), form.scene("BB", "2", LONG), form.scene("CC", "3", "风。"));
        final List<String> after = form.ids(form.scene("DD", "0", "雪。"), form.scene("AA", "1", "雨。"), form.scene("EE", "1A", LONG),
                form.scene("BB", "2", LONG), form.scene("CC", "3", "风。"));
        assertTrue(after.containsAll(before), () -> before + " " + after);
        assertEquals(after.size(), new HashSet<>(after).size());
    }

    @ParameterizedTest
    @EnumSource
    void aSceneThatIsTakenOutLeavesTheOthers(final Form form) throws ScriptException {
        final List<String> before = new ArrayList<>(form.ids(form.scene("AA", "1", "雨。"), form.scene("BB", "2", "雪。"), form.scene("CC", "3", "风。")));
        before.remove(1);
        assertEquals(before, form.ids(form.scene("AA", "1", "雨。"), form.scene("CC", "3", "风。")));
    }

    @Test
    void addedScenesAreNotNumberedByTheirAuthor() throws ScriptException {
        final String scene = "第一场 客栈 夜 内\n\n雨。\n\n";
        final Set<String> before = Set.copyOf(Form.CHINESE_NUMBERED.ids(scene, "+场 天台 夜 外\n\n风。\n\n"));
        final List<String> after = Form.CHINESE_NUMBERED.ids(scene, "+场 走廊 夜 内\n\n雪。\n\n", "+场 天台 夜 外\n\n风。\n\n");
        assertTrue(after.containsAll(before), () -> before + " " + after);
    }

    @Test
    void withoutHeadingsEachShotIsKnownByItsText() throws ScriptException {
        final String paragraph = "掌柜从柜台后面探出头来，打量着这个陌生人，手里的算盘停了下来，不再作响，屋里静得只听见雨声，谁也没有说话，只有灯花轻轻爆了一下。";
        final List<String> before = Form.CHINESE_SLUG.ids(paragraph + "一。\n\n", paragraph + "二。\n\n", paragraph + "二。\n\n");
        final List<String> after = Form.CHINESE_SLUG.ids(paragraph + "零。\n\n", paragraph + "一。\n\n", paragraph + "二。\n\n", paragraph + "二。\n\n");
        assertEquals(before, after.subList(1, 4));
        assertEquals(3, new HashSet<>(before).size());
    }

    @Test
    void lineNumbersAreNoPartOfAnId() throws ScriptException {
        assertEquals(Form.CHINESE_SLUG.ids("内景 客栈 - 夜\n\n雨。\n"), Form.CHINESE_SLUG.ids("《夜渡》\n\n编剧：某人\n\n\n内景 客栈 - 夜\n\n\n雨。\n"));
    }

    @Test
    void settingsThatMoveCutsArePartOfTheId() throws ScriptException {
        final String text = "第一场 客栈 夜 内\n\n他走了。\n";
        final List<SplitSettings> others = List.of(new SplitSettings(8, 2, 4, 2.5, 8, 20, 16), new SplitSettings(10, 3, 4, 2.5, 8, 20, 16),
                new SplitSettings(10, 2, 5, 2.5, 8, 20, 16), new SplitSettings(10, 2, 4, 3, 8, 20, 16), new SplitSettings(10, 2, 4, 2.5, 9, 20, 16),
                new SplitSettings(10, 2, 4, 2.5, 8, 21, 16));
        final String id = id(SplitSettings.DEFAULT, text);
        for (final SplitSettings other : others) {
            assertNotEquals(id, id(other, text), other::toString);
        }
        assertEquals(id, id(new SplitSettings(10, 2, 4, 2.5, 8, 20, 24), text));
    }

    private static String id(final SplitSettings settings, final String text) throws ScriptException {
        return new ShotSplitter(settings).split(text, ScriptFormat.TEXT).shots().getFirst().id();
    }

    @Test
    void repeatedScenesHaveTheirOwnIds() throws ScriptException {
        assertEquals(50, new HashSet<>(Form.CHINESE_SLUG.ids("第一场 客栈 夜 内\n\n他走了。\n\n".repeat(50))).size());
    }

    @Test
    void idsAreFileNames() throws ScriptException {
        final List<String> ids = Form.CHINESE_SLUG.ids("旁白：从前。\n\n+场 客栈 夜 内\n\n他走了。\n\n第1集-第2场 日 内 海边\n\n他来了。\n\n内景 客栈\n\n雨。\n");
        assertEquals(4, ids.size());
        assertTrue(ids.stream().allMatch(id -> id.matches("s[A-Za-z0-9-]+-sh1-[0-9a-f]{8}")), ids::toString);
        assertFalse(ids.getFirst().equals(ids.getLast()));
        assertTrue(ids.get(2).startsWith("s1-2-sh1-"), ids::toString);
        assertTrue(ids.get(3).matches("sx[0-9a-f]{4}-sh1-[0-9a-f]{8}"), ids::toString);
    }
}
