package io.nifiwan.script.split;

import io.nifiwan.script.Cast;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CastCollectorTest {

    private static ShotList split(final String text, final ScriptFormat format) throws ScriptException {
        return new ShotSplitter(SplitSettings.DEFAULT).split(text, format);
    }

    @Test
    void speechesScenesFirstLineAndDescription() throws ScriptException {
        final Cast cast = split("""
                人物：
                李明：高三学生，内向细腻。
                王五：门卫。

                第一场 教室 日 内
                人物：李明、赵六

                张晨：走吧。

                李明（OS）：等等。

                第二场 走廊 日 内

                李明
                （笑）
                好。
                （想起什么）
                对了！

                张晨、李明：再见！
                """, ScriptFormat.TEXT).cast();
        assertEquals("zh", cast.language());
        assertEquals(List.of(
                new Cast.Member("李明", List.of(), List.of("OS"), 3, List.of("1", "2"), "高三学生，内向细腻。", true, new Cast.FirstLine(10, "等等。")),
                new Cast.Member("张晨", List.of(), List.of(), 2, List.of("1", "2"), "", false, new Cast.FirstLine(8, "走吧。")),
                new Cast.Member("王五", List.of(), List.of(), 0, List.of(), "门卫。", true, null),
                new Cast.Member("赵六", List.of(), List.of(), 0, List.of("1"), "", true, null)), cast.characters());
    }

    @Test
    void spellingsOfOneNameAreOneCharacter() throws ScriptException {
        final Cast cast = split("""
                INT. INN - DAY

                ANNA (V.O.)
                Hello.

                @Anna (O.S.) (CONT'D)
                Is anybody there?

                THE BOY
                No.
                """, ScriptFormat.FOUNTAIN).cast();
        assertEquals(List.of("ANNA", "THE BOY"), cast.names());
        assertEquals(List.of("Anna"), cast.characters().getFirst().aliases());
        assertEquals(List.of("V.O.", "O.S."), cast.characters().getFirst().extensions());
        assertEquals(2, cast.characters().getFirst().speeches());
    }

    @Test
    void aShotNamesThoseWhoAreSeenInIt() throws ScriptException {
        final ShotList list = split("""
                第一场 教室 日 内

                小王子和李明走进来，掌柜抬头。

                小王：走吧。

                李明：好。

                小王子：等等！
                """, ScriptFormat.TEXT);
        assertEquals(List.of("小王", "李明", "小王子"), list.shots().stream().flatMap(shot -> shot.characters().stream()).distinct().toList());
        assertEquals(List.of("小王子", "李明"), new CastFinder(list.cast()).find("小王子和李明走进来，掌柜抬头。"));
    }

    @Test
    void wordsOfTheStoryAreNoNames() throws ScriptException {
        final ShotList list = split("""
                INT. INN - DAY

                Will opens the door. She will not look at the OLD MAN, nor at Annabel.

                WILL
                Hello.

                OLD MAN
                Hello.

                ANNA
                Hello.
                """, ScriptFormat.FOUNTAIN);
        final CastFinder finder = new CastFinder(list.cast());
        assertEquals(List.of("WILL", "OLD MAN"), finder.find("Will opens the door. She will not look at the OLD MAN, nor at Annabel."));
        assertEquals(List.of(), finder.find("she will open the door for an old man"));
    }

    @Test
    void thousandsOfNamesAreNoBurden() throws ScriptException {
        final String script = IntStream.range(0, 5000)
                .mapToObj(index -> "路人" + index + "：你好。\n\n路人" + index + "走了。\n\n").collect(Collectors.joining());
        final ShotList list = split(script, ScriptFormat.TEXT);
        assertEquals(5000, list.cast().characters().size());
        assertTrue(list.shots().stream().map(Shot::characters).noneMatch(List::isEmpty));
    }
}
