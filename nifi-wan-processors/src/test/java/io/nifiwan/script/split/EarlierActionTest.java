package io.nifiwan.script.split;

import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EarlierActionTest {

    private static List<List<String>> earlier(final String text) throws ScriptException {
        return new ShotSplitter(SplitSettings.DEFAULT).split(text, ScriptFormat.TEXT).shots().stream().map(shot -> shot.scene().earlier()).toList();
    }

    @Test
    void aShotCarriesTheActionOfThoseBeforeItInItsScene() throws ScriptException {
        assertEquals(List.of(List.of(), List.of("（远景）大雪纷飞。"), List.of("（远景）大雪纷飞。", "（特写）灯笼灭了。"), List.of()),
                earlier("第一场 客栈 夜 内\n\n（远景）大雪纷飞。\n\n（特写）灯笼灭了。\n\n（中景）门开了。\n\n第二场 海边 日 外\n\n他走了。\n"));
    }

    @Test
    void speechIsNotCarried() throws ScriptException {
        assertEquals(List.of(List.of(), List.of()), earlier("第一场 客栈 夜 内\n\n张三：下雪了。\n\n（特写）灯笼灭了。\n"));
    }

    @Test
    void theOpeningAndTheLatestAreKept() {
        final EarlierAction earlier = new EarlierAction(true);
        final List<String> actions = IntStream.range(0, 300).mapToObj(index -> "雪".repeat(90) + index).toList();
        actions.forEach(earlier::add);
        final List<String> told = earlier.told();
        assertEquals(actions.getFirst(), told.getFirst());
        assertEquals(actions.subList(actions.size() - told.size() + 1, actions.size()), told.subList(1, told.size()));
        assertEquals(EarlierAction.MOST_CHARACTERS, told.stream().mapToInt(String::length).sum(), 93);
        assertTrue(told.stream().mapToInt(String::length).sum() <= EarlierAction.MOST_CHARACTERS);
    }

    @Test
    void aScriptWithoutHeadingsKeepsTheLatestOnly() {
        final EarlierAction earlier = new EarlierAction(false);
        IntStream.range(0, 100).forEach(index -> earlier.add("雪" + index));
        assertEquals(IntStream.range(100 - EarlierAction.MOST_SHOTS + 1, 100).mapToObj(index -> "雪" + index).toList(), earlier.told());
    }

    @Test
    void whatIsTooLongIsLeftOut() {
        final EarlierAction earlier = new EarlierAction(true);
        earlier.add("雪".repeat(EarlierAction.MOST_CHARACTERS / 2 + 1));
        earlier.add("");
        earlier.add("雨");
        assertEquals(List.of("雨"), earlier.told());
    }

    @Test
    void aLongSceneCostsNoMoreThanItsLength() throws ScriptException {
        final String text = "第一场 客栈 夜 内\n\n" + "（特写）灯笼亮了又灭了，灭了又亮了。\n\n".repeat(5000);
        final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(text, ScriptFormat.TEXT).shots();
        assertEquals(5000, shots.size());
        assertTrue(shots.stream().collect(Collectors.summingInt(shot -> shot.scene().earlier().size())) < 5000 * EarlierAction.MOST_SHOTS);
    }
}
