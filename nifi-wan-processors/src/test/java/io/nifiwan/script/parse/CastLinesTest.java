package io.nifiwan.script.parse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CastLinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "李明：高三学生，内向细腻。|李明|高三学生，内向细腻。",
        "1、李明（17岁）：高三学生|李明|17岁，高三学生",
        "李明 —— 高三学生|李明|高三学生",
        "李明，高三学生|李明|高三学生",
        "ANNA - a sailor, 30s|ANNA|a sailor, 30s",
        "ANNA (30s): a sailor|ANNA|30s, a sailor",
        "Old Man, the keeper|Old Man|the keeper",
        "Captain of the Guard: stern|Captain of the Guard|stern",
        "李明|李明|''"})
    void entries(final String line, final String name, final String description) {
        assertEquals(List.of(new CastEntry(name, description)), CastLines.read(line));
    }

    @Test
    void rowsOfNames() {
        assertEquals(List.of("张三", "李四", "王五"), names("人物：张三、李四，王五"));
        assertEquals(List.of("张三", "李四"), names("出场人物：张三 李四"));
        assertEquals(List.of("Anna", "Old Man"), names("Characters: Anna, Old Man"));
        assertEquals(List.of(new CastEntry("张三", "男，30岁"), new CastEntry("李四", "")), CastLines.read("人物：张三（男，30岁）、李四"));
        assertEquals(List.of(new CastEntry("李明", "高三学生")), CastLines.read("人物：李明：高三学生"));
    }

    private static List<String> names(final String line) {
        return CastLines.read(line).stream().map(CastEntry::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"人物：", "人物表", "【人物介绍】", "## 角色", "CHARACTERS", "Cast:", "Dramatis personae"})
    void labels(final String line) {
        assertTrue(CastLines.isLabelled(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"人物关系复杂", "角色扮演游戏：开始", "Cast iron pan: hot", "Characters come and go.", "张三：走吧。"})
    void noLabels(final String line) {
        assertFalse(CastLines.isLabelled(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "男，18岁|true", "高三学生，女|true", "十八岁，学生|true", "a sailor, 30s|true", "我今年18岁了|false", "走吧。|false", "男人都一样|false"})
    void ageAndSexTellADescription(final String description, final boolean personal) {
        assertEquals(personal, CastLines.isPersonal(description));
    }
}
