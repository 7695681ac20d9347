package io.nifiwan.script.split;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShotSplitterTest {
    private static final String HEADING = "第一场 客栈 夜 内\n\n";

    private static List<Shot> split(final String text) throws ScriptException {
        return new ShotSplitter(SplitSettings.DEFAULT).split(text, ScriptFormat.TEXT).shots();
    }

    private static List<String> texts(final String text) throws ScriptException {
        return split(text).stream().map(Shot::text).toList();
    }

    @Test
    void aShortSceneIsOneShot() throws ScriptException {
        final List<Shot> shots = split(HEADING + "张三推门而入，外面已是深夜。\n\n张三：（低声）有人吗？\n");
        assertEquals(1, shots.size());
        final Shot shot = shots.getFirst();
        assertEquals(new Shot.Scene("1", "第一场 客栈 夜 内", "interior", "客栈", "夜"), shot.scene());
        assertEquals("张三推门而入，外面已是深夜。\n\n张三：（低声）有人吗？", shot.text());
        assertEquals("张三推门而入，外面已是深夜。", shot.action());
        assertEquals(List.of(new Shot.Dialogue("张三", "低声", "有人吗？")), shot.dialogue());
        assertEquals(List.of("张三"), shot.characters());
        assertEquals(new Shot.LineRange(3, 5), shot.lines());
        // 12 Han characters of action at 8/s, 3 spoken at 4/s, one pause, handles.
        assertEquals(1.5 + 0.75 + 0.5 + 0.5, shot.seconds(), 0.051);
        assertEquals(new Shot.Estimate(4, 8, 0.75, 1.5, 1), shot.estimate());
        assertEquals(53, shot.frames());
        assertFalse(shot.splitQuotation());
    }

    @Test
    void englishIsMeasuredInWordsAndCharacters() throws ScriptException {
        final Shot shot = split("INT. INN - NIGHT\n\nSomebody opens the old door.\n\nANNA: Is anybody there? Hello!\n").getFirst();
        // 28 characters of action at 20/s, 4 words at 2.5/s, two pauses, handles.
        assertEquals(1.4 + 1.6 + 1.0 + 0.5, shot.seconds(), 0.051);
        assertEquals(new Shot.Estimate(2.5, 20, 1.6, 1.4, 1.5), shot.estimate());
    }

    @Test
    void framesHaveTheFormThatEnginesNeed() throws ScriptException {
        final String text = HEADING + "老人抬头。\n\n（特写）" + "灯笼亮了又灭了，".repeat(8) + "他笑了。\n";
        for (final int rate : List.of(16, 24, 25, 30)) {
            final SplitSettings settings = new SplitSettings(10, 2, 4, 2.5, 8, 20, rate);
            for (final Shot shot : new ShotSplitter(settings).split(text, ScriptFormat.TEXT).shots()) {
                assertEquals(1, shot.frames() % 4);
                assertEquals(shot.seconds() * rate, shot.frames() - 1, 2);
            }
        }
        assertEquals(81, SplitSettings.DEFAULT.frames(5));
        assertEquals(161, SplitSettings.DEFAULT.frames(10));
    }

    @Test
    void theEstimateAddsUp() throws ScriptException {
        final List<Shot> shots = split(HEADING + "他慢慢走过长街，推开客栈那扇旧木门。\n\n张三：（低声）有人吗？掌柜的！\n\n" + "掌柜从柜台后面探出头来。".repeat(12) + "\n");
        assertTrue(shots.size() > 1);
        for (final Shot shot : shots) {
            final Shot.Estimate estimate = shot.estimate();
            assertEquals(shot.seconds(), Math.max(2, estimate.dialogueSeconds() + estimate.actionSeconds() + estimate.pauses()), 0.06);
        }
    }

    @Test
    void paragraphsAreCutBeforeSentences() throws ScriptException {
        final String first = "他慢慢走过长街，推开客栈那扇旧木门，抬头看着墙上的画，一句话也没有说。";
        final String second = "掌柜从柜台后面探出头来。他打量着这个陌生人，手里的算盘停了下来，不再作响。";
        final String third = "窗外的雨越下越大，街上的灯一盏一盏灭了。";
        assertEquals(List.of(first, second + "\n\n" + third), texts(HEADING + first + "\n\n" + second + "\n\n" + third + "\n"));
    }

    @Test
    void aLongParagraphIsCutAtSentences() throws ScriptException {
        final String sentence = "他慢慢走过长街，推开客栈那扇旧木门，抬头看着墙上的画，许久没有说话。";
        final List<String> texts = texts(HEADING + sentence.repeat(4) + "\n");
        assertEquals(List.of(sentence.repeat(2), sentence.repeat(2)), texts);
    }

    @Test
    void aLongSentenceIsCutAtStepsBeforeCommas() throws ScriptException {
        final String first = "他慢慢走过长街，推开客栈那扇旧木门，抬头看着墙上的画，又在桌边坐了很久很久，";
        final String second = "然后站起身来走到窗前，伸手把窗子关上，回头看了看空空的屋子，把灯吹灭，一级一级走上那座吱呀作响的楼梯去了。";
        assertEquals(List.of(first, second), texts(HEADING + first + second + "\n"));
    }

    @Test
    void aQuotationStaysWhole() throws ScriptException {
        final String before = "墙上的告示已经被雨水打湿了一大半，纸角卷起来，红色的大印也模糊不清，他凑近了一个字一个字地念出声来，";
        final String quote = "“城门今夜关闭。任何人不得出入。有私放一人者，与贼同罪。”";
        for (final String text : texts(HEADING + before + quote + "众人听了，谁也不敢说话，只是低着头，慢慢地散去了。\n")) {
            assertEquals(text.contains("“"), text.contains("”"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"“%s”", "「%s」", "‘%s’", "\"%s\"", "『%s』"})
    void aQuotationLongerThanAShotIsCutAtItsSentences(final String marks) throws ScriptException {
        final String[] sentences = {"城门今夜关闭，任何人不得出入，违者一律按军法处置。", "有私放一人者，与贼同罪，家中老小一并发配边地。", "各坊各里自今夜起互相看守，不得有误，有功者赏。", "钦此。"};
        final List<Shot> shots = split(HEADING + "他念道：\n\n张三：" + marks.formatted(String.join("", sentences)) + "\n\n众人散了。\n");
        final List<Shot> quoted = shots.stream().filter(Shot::splitQuotation).toList();
        assertTrue(quoted.size() > 1, shots::toString);
        assertTrue(shots.stream().allMatch(shot -> shot.seconds() <= 10));
        assertTrue(quoted.stream().limit(quoted.size() - 1L).allMatch(shot -> shot.text().endsWith("。")), quoted::toString);
        assertFalse(shots.getLast().splitQuotation() && shots.getLast().dialogue().isEmpty());
    }

    @Test
    void aQuotationThatFitsIsNotCutEvenInsideALongSpeech() throws ScriptException {
        final String quote = "“城门今夜关闭，任何人不得出入。有私放一人者，与贼同罪。”";
        final List<Shot> shots = split(HEADING + "张三：" + ("我昨天听城门口那个老兵说，" + quote + "他说完就走了，再也没有回头看过一眼。").repeat(4) + "\n");
        assertTrue(shots.size() > 3);
        assertTrue(shots.stream().noneMatch(Shot::splitQuotation));
        assertTrue(shots.stream().allMatch(shot -> count(shot.text(), '“') == count(shot.text(), '”')), shots::toString);
    }

    @Test
    void apostrophesOpenNothing() throws ScriptException {
        final List<Shot> shots = split("INT. INN - DAY\n\nANNA: "
                + "Don’t say it isn’t so. The boys’ boat can’t be lost, it’s only late. ".repeat(6) + "\n");
        assertTrue(shots.size() > 2);
        assertTrue(shots.stream().noneMatch(Shot::splitQuotation));
        assertTrue(shots.stream().allMatch(shot -> shot.text().endsWith(".")), shots::toString);
    }

    private static long count(final String text, final char character) {
        return text.chars().filter(one -> one == character).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无标点的长句子一直写下去没有停顿", "“一整段话都在引号里面没有停顿", "wordwithoutanyspaceatall"})
    void nothingIsLongerThanTheMaximum(final String piece) throws ScriptException {
        final List<Shot> shots = split(HEADING + piece.repeat(40) + "\n\n张三：" + piece.repeat(40) + "\n");
        assertTrue(shots.size() > 4);
        assertTrue(shots.stream().allMatch(shot -> shot.seconds() <= 10 && shot.seconds() >= 2));
        assertEquals(piece.repeat(80), shots.stream().map(shot -> shot.text().replaceAll("张三：|\\s", "")).collect(Collectors.joining()));
    }

    @Test
    void aParagraphWithACameraNoteOpensAShot() throws ScriptException {
        assertEquals(List.of("老人抬头。", "（特写）灯笼亮了。\n\n风停了。", "[PUSH IN] 他笑了。"),
                texts(HEADING + "老人抬头。\n\n（特写）灯笼亮了。\n\n风停了。\n\n[PUSH IN] 他笑了。\n"));
    }

    @Test
    void aShotHoldsOneCameraMovement() throws ScriptException {
        assertEquals(List.of("镜头缓缓推近老人。他抬起头。", "镜头拉远，江面空无一人。"), texts(HEADING + "镜头缓缓推近老人。他抬起头。镜头拉远，江面空无一人。\n"));
        assertEquals(List.of("The camera pushes in on Anna.", "The camera pulls back to the sea."),
                texts("INT. INN - NIGHT\n\nThe camera pushes in on Anna. The camera pulls back to the sea.\n"));
        assertEquals(1, texts(HEADING + "镜头左移后前推，停在老人脸上。\n").size());
    }

    @Test
    void wordsOfTheStoryAreNoCameraNotes() {
        assertEquals(List.of(false, false, false, false), List.of("他手持长剑，群山环绕。", "他推开门，拉着孩子。", "（低声）走吧", "He pans for gold (slowly).").stream()
                .map(CameraNotes::hasMove).toList());
    }

    @Test
    void notesToTheCameraTakeNoTime() {
        final DurationEstimator estimator = new DurationEstimator(SplitSettings.DEFAULT);
        assertEquals(estimator.action("灯笼亮了。").seconds(), estimator.action("（特写，镜头缓缓推进，蓝灰色调）灯笼亮了。").seconds(), 1e-9);
        assertEquals(estimator.action("A lantern glows.").seconds(),
                estimator.action("[CLOSE-UP, the camera slowly pushes in, cool tones] A lantern glows.").seconds(), 1e-9);
        assertTrue(estimator.action("（他笑了）灯笼亮了。").seconds() > estimator.action("灯笼亮了。").seconds());
    }

    @Test
    void dualDialogueIsSpokenAtTheSameTime() throws ScriptException {
        final ShotSplitter splitter = new ShotSplitter(SplitSettings.DEFAULT);
        final String both = "INT. INN - DAY\n\nANNA\nOne two three four five six.\n\nBOB%s\nOne two three four five six.\n";
        final double together = splitter.split(both.formatted(" ^"), ScriptFormat.FOUNTAIN).shots().getFirst().seconds();
        final double inTurn = splitter.split(both.formatted(""), ScriptFormat.FOUNTAIN).shots().getFirst().seconds();
        assertEquals(2.4 + 0.5 + 0.5, together, 0.051);
        assertEquals(2 * 2.9 + 0.5, inTurn, 0.051);
        final List<Shot.Dialogue> dialogue = splitter.split(both.formatted(" (V.O.) ^"), ScriptFormat.FOUNTAIN).shots().getFirst().dialogue();
        assertEquals(List.of(new Shot.Dialogue("ANNA", "", "One two three four five six."),
                new Shot.Dialogue("BOB", "", "One two three four five six.", "V.O.", true)), dialogue);
    }

    @Test
    void aTransitionBelongsToTheShotAboveAndIsNotFilmed() throws ScriptException {
        final List<Shot> shots = split(HEADING + "他走了。\n\n【闪回】\n\n（特写）灯笼亮了。\n\n【剧终】\n");
        assertEquals(List.of("他走了。\n\n【闪回】", "（特写）灯笼亮了。\n\n【剧终】"), shots.stream().map(Shot::text).toList());
        assertEquals(List.of("他走了。", "（特写）灯笼亮了。"), shots.stream().map(Shot::action).toList());
    }

    @Test
    void aHeadingAloneIsAnEstablishingShot() throws ScriptException {
        final List<Shot> shots = split("第一场 海边 日 外\n\n第二场 客栈 夜 内\n\n他走了。\n");
        assertEquals(List.of("第一场 海边 日 外", "他走了。"), shots.stream().map(Shot::text).toList());
        assertEquals(2, shots.getFirst().seconds());
        assertEquals(new Shot.LineRange(1, 1), shots.getFirst().lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "《夜渡》\n\n编剧：某人\n", "---\n", "【剧终】\n", "<!-- 空 -->\n"})
    void nothingToFilmIsAnError(final String text) {
        assertEquals(ScriptErrorCode.NO_CONTENT, assertThrows(ScriptException.class, () -> split(text)).code());
    }

    @Test
    void thousandsOfShots() throws ScriptException {
        final String script = IntStream.rangeClosed(1, 3000)
                .mapToObj(scene -> "第" + scene + "场 客栈 夜 内\n\n（特写，推进）灯笼亮了。\n\n（远景，拉远）江面空无一人。\n\n")
                .collect(Collectors.joining());
        final ShotList list = new ShotSplitter(SplitSettings.DEFAULT).split(script, ScriptFormat.TEXT);
        assertEquals(3000, list.scenes());
        assertEquals(6000, list.shots().size());
        assertEquals(6000, new HashSet<>(list.shots().stream().map(Shot::id).toList()).size());
    }
}
