package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChineseDialectTest {

    private static List<String> parse(final String... lines) {
        return Described.lines(ScriptFormat.TEXT, lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "张三：（激动地）你终于回来了！|张三(激动地): 你终于回来了！",
        "李四（惊讶）：是你？|李四(惊讶): 是你？",
        "鲁鸢【VO】：那年冬天很冷。|鲁鸢: 那年冬天很冷。",
        "岑砚（OS）：开门。|岑砚: 开门。",
        "张三OS：我不能走。|张三: 我不能走。",
        "**张三**：好。|张三: 好。",
        "旁白：第一场雪落下来了。|旁白: 第一场雪落下来了。",
        "内心独白：我不能走|内心独白: 我不能走",
        "李明说：“走吧。”|李明: “走吧。”",
        "张三、李四：走！|张三、李四: 走！",
        "TOM：你好。|TOM: 你好。",
        "John Smith：你好，是你。|John Smith: 你好，是你。"})
    void speechesOnOneLine(final String line, final String expected) {
        assertEquals(List.of(expected), parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"字幕：2002年夏", "12:30", "画面：一片漆黑", "方六一圆睁两眼,大喝道:", "他回头看了看那扇紧闭的木门说：走", "（特写）一张略显陈旧的便利贴",
        "他在客栈里等了一夜", "他看见墙上写着“时间就是生命”。", "备忘见http://example.org"})
    void actionThatLooksLikeSpeech(final String line) {
        assertEquals(List.of("action: " + line), parse("", line));
    }

    @Test
    void cuesOnALineOfTheirOwn() {
        assertEquals(List.of("陈老师(温和地): 李明，还没走？", "action: 李明闻声一惊。", "李明(局促地): 老师…", "李明(想起什么): 对了！", "action: 他走了。"),
                parse("**陈老师**", "（温和地）", "李明，还没走？", "", "*李明闻声一惊。*", "", "李明", "（局促地）", "老师…", "（想起什么）", "对了！", "*他走了。*"));
    }

    @Test
    void aCueWithAColonAndTheLineBelow() {
        assertEquals(List.of("张三: 走吧。", "action: 沉默", "action: 他走了。"), parse("张三：", "走吧。", "", "沉默", "他走了。"));
    }

    @Test
    void actionMarks() {
        assertEquals(List.of("action: 张三推门而入，外面已是深夜", "action: 雨停了。", "action: （动作描述：他跑）"),
                parse("△ 张三推门而入，外面已是深夜", "▲雨停了。", "▶（动作描述：他跑）"));
    }

    @Test
    void edits() {
        assertEquals(List.of("action: 他走了。", "edit: 【闪回】", "action: 他来了。", "edit: 【闪回结束】", "edit: （画面渐隐）", "edit: 切至：客厅", "edit: [剧终]"),
                parse("他走了。", "【闪回】", "他来了。", "【闪回结束】", "*（画面渐隐）*", "切至：客厅", "**[剧终]**"));
    }

    @Test
    void frontMatterIsNoDialogue() {
        assertEquals(List.of("# 1 教室/日", "action: 夕阳斜照。"), parse("**《一分钟的痕迹》**", "", "**人物：**", "李明：高三学生，内向细腻。", "张晨：李明同桌。", "",
                "**场景：** 高中教室与走廊", "", "**时间：** 高考前一周", "", "---", "", "**1. 教室 内 日**", "", "夕阳斜照。"));
    }

    @Test
    void aLabelIsAHeadingWhereThereAreNoOthers() {
        assertEquals(List.of("# 1 教室/黄昏", "action: 他走了。", "# 2 走廊/夜", "action: 她来了。"),
                parse("场景：教室（黄昏）", "他走了。", "场景：走廊 夜", "她来了。"));
    }

    @Test
    void aHeadingOverSeveralLines() {
        assertEquals(List.of("# 1 客栈/黄昏", "action: 他走了。", "# 1-2 广播间/夜", "action: 她来了。", "# 1-3 石牌坊/", "action: 雨。"),
                parse("场次：1", "地点：客栈", "时间：黄昏", "内外景：内", "人物：张三、李四", "", "他走了。", "", "第一集 1-2", "场景：广播间 夜", "", "她来了。", "",
                        "1-3", "石牌坊", "", "雨。"));
    }

    @Test
    void anAddedSceneTakesALetter() {
        assertEquals(List.of("# 5 走廊/夜", "action: 他走了。", "# 5A 天台/夜", "action: 她来了。"), parse("5. 走廊 夜 内", "他走了。", "+场 天台 夜 内", "她来了。"));
    }

    @Test
    void silentFilmCards() {
        assertEquals(List.of(": “读书人岂值得一打。”", "# 27 /", "action: 他推走方蛟。", "action: 秀才董昌。", "# 29 /", "action: (特写)虽是文人。"),
                parse("十一、(对话):“读书人岂值得一打。”", "景27同17 他推走方蛟。", "十二、(说明)秀才董昌。", "景29 (特写)虽是文人。"));
    }

    @Test
    void aQuotationOverLinesIsOneParagraph() {
        assertEquals(List.of("action: 信上写着：“见字如面。/我很好。/勿念。”", "action: 他笑了。"), parse("信上写着：“见字如面。", "我很好。", "勿念。”", "他笑了。"));
    }

    @Test
    void textWithoutHeadingsIsOneScene() {
        assertEquals(List.of("action: 他走了很久，天黑了下来。", "张三: 你好。"), parse("他走了很久，天黑了下来。", "", "张三：你好。"));
    }

    @Test
    void shotsThatTheAuthorNumbers() {
        assertEquals(List.of("!action: 他走来。", "!action: 她回头。", "!action: 雨。", "!action: （特写）手。", "!action: 门开了。"),
                parse("镜头一：他走来。", "镜头2 她回头。", "**镜3：**雨。", "【镜头4】（特写）手。", "SHOT 5: 门开了。"));
        assertEquals(List.of("action: 镜中的她笑了。", "action: 镜头三个人都看见了。"), parse("镜中的她笑了。", "镜头三个人都看见了。"));
    }

    @Test
    void aMarkAloneOnItsLineBelongsToWhatFollows() {
        assertEquals(List.of("!action: ", "action: 他走来。", "张三: 走吧。", "!action: ", "李四(笑): 好。"),
                parse("镜头1", "他走来。", "张三：走吧。", "镜头2：", "李四", "（笑）", "好。"));
    }

    @Test
    void aMarkInsideASpeechDividesIt() {
        assertEquals(List.of("张三: 走吧。", "!张三: 天黑了。", "!李四: 好。"), parse("张三：走吧。[[镜头2]]天黑了。[[SHOT 3]]", "李四：好。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "人物：\n李明：高三学生，内向细腻。\n张晨（17岁）：同桌。",
        "人物表\n\n李明：高三学生，内向细腻。\n\n张晨（17岁）：同桌。",
        "【人物介绍】\n1、李明：高三学生，内向细腻。\n2、张晨（17岁）：同桌。",
        "**主要人物：**\n李明 —— 高三学生，内向细腻。\n张晨（17岁）——同桌。",
        "## 人物\n- 李明：高三学生，内向细腻。\n- 张晨（17岁）：同桌。",
        "李明：男，高三学生。\n张晨：女，17岁，同桌。"})
    void aCastListAboveTheFirstSceneIsNoDialogue(final String list) {
        final String[] script = ("《痕迹》\n\n" + list + "\n\n第一场 教室 日 内\n\n李明：走吧。").split("\n", -1);
        assertEquals(List.of("# 1 教室/日", "李明: 走吧。"), parse(script));
        final ParsedScript parsed = ScriptParser.parse(String.join("\n", script), ScriptFormat.TEXT);
        assertEquals(List.of("李明", "张晨"), parsed.cast().stream().map(CastEntry::name).toList());
        assertTrue(parsed.cast().stream().allMatch(entry -> entry.description().contains("高三学生") || entry.description().contains("同桌")),
                parsed::toString);
    }

    @Test
    void aListEndsWhereTheStoryBegins() {
        assertEquals(List.of("旁白: 那年冬天很冷。", "action: 夜色沉沉，江面无人。", "# 1 教室/日", "action: 雨。"),
                parse("人物：", "李明：高三学生。", "", "旁白：那年冬天很冷。", "", "夜色沉沉，江面无人。", "", "第一场 教室 日 内", "", "雨。"));
        assertEquals(List.of("李明: 走吧。", "张晨: 好。"), parse("人物：李明、张晨", "", "李明：走吧。", "张晨：好。"));
    }

    @Test
    void namesBelowAHeadingAreTheCastOfTheScene() {
        final ParsedScript parsed = ScriptParser.parse("第一场 教室 日 内\n出场人物：李明、张晨（画外）、群众等\n\n雨。\n", ScriptFormat.TEXT);
        assertEquals(List.of(new CastEntry("李明", ""), new CastEntry("张晨", "画外"), new CastEntry("群众", "")),
                parsed.scenes().getFirst().cast());
        assertEquals(List.of("# 1 教室/日", "李明: 走吧。"), parse("第一场 教室 日 内", "人物：李明", "", "李明", "走吧。"));
    }

    @Test
    void aSceneTakesTheSetOfTheOneThatItNames() {
        assertEquals(List.of("# 17 望海亭/夜", "action: 雨。", "# 27 望海亭/夜", "action: 他推走方蛟。", "# 28 望海亭/晨", "action: 散了。", "# 29 望海亭/夜",
                        "action: 静。", "# 30 /", "action: 无。", "# 31 望海亭/夜", "action: 又雨。"),
                parse("第17场 望海亭 夜 外", "雨。", "景27同17 他推走方蛟。", "第28场 同17 晨", "散了。", "第29场 同第27场", "静。", "景30同99 无。", "景31应与景11相同，同17 又雨。"));
        assertEquals(List.of("# 1 客栈/夜", "action: 雨。", "# 2 客栈/夜", "action: 静。"), parse("第一场 客栈 夜 内", "雨。", "第二场 同上", "静。"));
        assertEquals(List.of("# 1 同仁堂/日", "action: 雨。"), parse("第一场 同仁堂 日 内", "雨。"));
    }

    @Test
    void labelsAloneOpenScenesWhereNothingElseDoes() {
        assertEquals(List.of("# 1 客栈/黄昏", "action: 他走了。", "# 2 海边/夜", "张三: 走吧。"),
                parse("地点：客栈", "时间：黄昏", "人物：张三", "", "他走了。", "", "时间：夜", "地点：海边", "", "张三：走吧。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "场次：1\n地点：客栈\n时间：黄昏\n内外景：内\n人物：张三",
        "场次：第一场\n\n地点：客栈\n\n时间：黄昏",
        "第一集 1-1\n场景：客栈 黄昏",
        "第一集 1-1\n场景：内景-客栈-黄昏",
        "### 1-1\n客栈 黄昏 内\n"})
    void headingsOverSeveralLines(final String heading) {
        final List<String> expected = heading.contains("1-1") ? List.of("# 1-1 客栈/黄昏", "张三: 走吧。") : List.of("# 1 客栈/黄昏", "张三: 走吧。");
        assertEquals(expected, parse((heading + "\n\n张三：走吧。").split("\n", -1)));
    }

    @Test
    void shortLinesThatComeBackAboveOthersAreCues() {
        assertEquals(List.of("# 1 客栈/夜", "李明: 走吧。", "张晨: 好。", "action: 沉默", "action: 他们走了。", "李明: 等等。", "张晨: 怎么？", "action: 沉默", "action: 没有人。"),
                parse("第一场 客栈 夜 内", "", "李明", "走吧。", "", "张晨", "好。", "", "沉默", "他们走了。", "", "李明", "等等。", "", "张晨", "怎么？", "", "沉默", "没有人。"));
    }

    @Test
    void commentsAreHidden() {
        assertEquals(List.of("action: 他走了。"), parse("<!-- 初稿", "第二稿 -->", "他走了。"));
    }

    @Test
    void aKnownNameAboveAnActingNoteNeedsNoBlankLine() {
        assertEquals(List.of("# 1 客栈/夜", "action: 灯灭了。", "老吴(颤抖): 谁在那里？", "陈默(低声): 是我。", "老吴: 那天之后，我再没见过他。", "action: 门开了。"),
                parse("人物：", "老吴——看门人", "陈默：刑警", "", "第1场 客栈 夜 内", "△灯灭了。", "老吴", "（颤抖）", "谁在那里？", "陈默", "（低声）", "是我。", "老吴 V.O.",
                        "那天之后，我再没见过他。", "", "门开了。"));
    }

    @Test
    void aPrintedPlayHasABlankBetweenSpeakerAndWords() {
        assertEquals(List.of("# 1 /", "action: 幕启。", "鲁贵(喘着气): 四凤！", "四凤: 爸，什么事？", "鲁贵: 你听着。", "action: 四凤 （不理）", "action: 那人 走了。"),
                parse("人物：", "四凤——女佣", "鲁贵——仆人", "", "第一幕", "", "幕启。", "鲁贵　（喘着气）四凤！", "四凤　爸，什么事？", "鲁贵　你听着。", "四凤 （不理）", "那人 走了。"));
        assertEquals(List.of("# 1 客栈/夜", "鲁贵: 你听着。", "action: 四凤 走了。"),
                parse("人物：四凤、鲁贵", "", "第1场 客栈 夜 内", "鲁贵　　你听着。", "四凤 走了。"));
    }

    @Test
    void thePlaceBelowANumberMayHoldCommas() {
        assertEquals(List.of("# 1-3 城南警局，走廊/日", "action: 陈默走过。", "# 1-4 /", "action: 他走了，夜深了"),
                parse("1-3", "城南警局，走廊，日，内", "陈默走过。", "", "1-4", "他走了，夜深了"));
    }
}
