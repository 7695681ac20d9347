package io.nifiwan.script.parse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChineseHeadingTest {

    static List<Arguments> headingCases() throws IOException {
        try (InputStream cases = ChineseHeadingTest.class.getResourceAsStream("/io/nifiwan/script/heading_cases.tsv")) {
            assertNotNull(cases);
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", 3))
                    .map(fields -> Arguments.of(fields[0].equals("1"), fields[2]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("headingCases")
    void tellsHeadingsFromTraps(final boolean opens, final String line) {
        assertEquals(opens, SceneHeadings.opensScene(line));
        final List<Element> elements = new ChineseDialect().elements(new ScriptSource(line + "\n\n他走了。\n"));
        assertEquals(opens ? 1 : 0, elements.stream().filter(element -> element.type() == ElementType.HEADING).count(), () -> elements.toString());
    }

    @Test
    void casesAreComplete() throws IOException {
        final List<Arguments> cases = headingCases();
        assertEquals(62, cases.size());
        assertEquals(38, cases.stream().filter(one -> (boolean) one.get()[0]).count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "第一场 日 内 大殿|1|interior|大殿|日",
        "第壹場，河邊，晨，甲、乙|1|-|河邊|晨",
        "第1集-第12场 日 内 森林|1-12|interior|森林|日",
        "1-1、老城·南门旧址 深夜 外|1-1|exterior|老城·南门旧址|深夜",
        "**1-1日 内 城西 王宅**|1-1|interior|城西 王宅|日",
        "5-1 白天/内 小王卧室|5-1|interior|小王卧室|白天",
        "## 1-1｜账房 · 夜 · 内|1-1|interior|账房|夜",
        "1.1 练武堂 内 深夜|1-1|interior|练武堂|深夜",
        "第十二场　客栈　夜　内|12|interior|客栈|夜",
        "第二〇三场 海边 日 外|203|exterior|海边|日",
        "第二十一场 海边 日 外|21|exterior|海边|日",
        "１２、客栈　内　夜|12|interior|客栈|夜",
        "景27同17|27|-|-|-",
        "景29 (特写)虽是文人,眉宇间颇有义侠之气。|29|-|-|-",
        "景41申屠船泊港中不附岸 申屠氏煮茶炊饭。|41|-|申屠船泊港中不附岸|-",
        "### 场景一：教室（黄昏）|1|-|教室|黄昏",
        "【场景：废弃工厂】|-|-|废弃工厂|-",
        "场景：内景-办公室-日|-|interior|办公室|日",
        "场次（1）地点：面馆，夜，内；出场人物：甲|1|interior|面馆|夜",
        "内景 偏殿 - 深夜|-|interior|偏殿|深夜",
        "外景。街道。夜|-|exterior|街道|夜",
        "夜外 · 天台|-|exterior|天台|夜",
        "第3场 外/内 山门 亥时三刻|3|both|山门|亥时三刻",
        "第12A场 走廊 夜 内|12A|interior|走廊|夜",
        "场景十二B 走廊 夜 内|12B|interior|走廊|夜",
        "【场景三】天台 清晨 外|3|exterior|天台|清晨",
        "[场景2] 茶馆 日 内|2|interior|茶馆|日",
        "场景 10-1：警局 内 日|10-1|interior|警局|日",
        "场次二-三 码头 三更|2-3|-|码头|三更",
        "1-4 同1-2 夜|1-4|-|-|夜",
        "+场 走廊 夜 内|+|interior|走廊|夜"})
    void readsNumberSettingPlaceAndTime(final String line, final String number, final String setting, final String place, final String time) {
        final Heading heading = ChineseHeading.read(line).orElseThrow().values();
        assertEquals(Stream.of(number, setting, place, time).map(value -> value == null ? "" : value).toList(),
                List.of(heading.number(), heading.setting(), heading.place(), heading.time()));
        assertTrue(line.contains(heading.text()), heading.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "INT. HOUSE - DAY|-|interior|HOUSE|DAY",
        "12 EXT. STREET -- NIGHT 12|12|exterior|STREET|NIGHT",
        "I/E CAR - DUSK|-|both|CAR|DUSK",
        "INT./EXT. HOUSE - DAY|-|both|HOUSE|DAY",
        "I./E. HOUSE - DAY|-|both|HOUSE|DAY",
        "INT - HOUSE - DAY|-|interior|HOUSE|DAY",
        "EST HOUSE DAY|-|exterior|HOUSE|DAY",
        "INT. HOUSE - KITCHEN - NIGHT #4A#|4A|interior|HOUSE - KITCHEN|NIGHT",
        "INT. HOUSE - DAY (1979)|-|interior|HOUSE|DAY (1979)",
        "EXT. YARD--DAY|-|exterior|YARD|DAY",
        "int. house - day|-|interior|house|day",
        "INT. 办公室 - 夜|-|interior|办公室|夜",
        "INT. KITCHEN, EARLY MORNING|-|interior|KITCHEN|EARLY MORNING",
        "INT. HOUSE, KITCHEN NIGHT|-|interior|HOUSE, KITCHEN|NIGHT",
        "INT. ATTIC|-|interior|ATTIC|-"})
    void readsEnglishSlugLines(final String line, final String number, final String setting, final String place, final String time) {
        final Heading heading = EnglishHeading.slug(line).orElseThrow();
        assertEquals(Stream.of(number, setting, place, time).map(value -> value == null ? "" : value).toList(),
                List.of(heading.number(), heading.setting(), heading.place(), heading.time()));
    }

    @ParameterizedTest
    @CsvSource({"12,12", "十,10", "十二,12", "二十,20", "一百零三,103", "壹佰贰拾叁,123", "十二A,12A", "12B,12B", "二〇三,203", "两百,200"})
    void readsChineseNumbers(final String written, final String arabic) {
        assertEquals(arabic, ChineseNumber.toArabic(written));
    }
}
