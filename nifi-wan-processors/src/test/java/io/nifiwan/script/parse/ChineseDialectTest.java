package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(List.of("!action: 镜头一：他走来。", "!action: 镜头2 她回头。"), parse("镜头一：他走来。", "镜头2 她回头。"));
    }

    @Test
    void commentsAreHidden() {
        assertEquals(List.of("action: 他走了。"), parse("<!-- 初稿", "第二稿 -->", "他走了。"));
    }
}
