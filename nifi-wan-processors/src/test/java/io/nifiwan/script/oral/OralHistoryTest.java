package io.nifiwan.script.oral;

import io.nifiwan.script.ScriptLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OralHistoryTest {
    private static Transcript transcribe(final String said) {
        return OralHistory.transcribe(said, ScriptLanguage.of(said)).transcript();
    }

    private static String cleaned(final String said) {
        return transcribe(said).layers().cleaned();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "呃，这个针要细。|这个针要细。",
        "那个针要细。|那个针要细。",
        "那个，针要细。|针要细。",
        "嗯。|嗯。",
        "嗯，先把线穿过去，然后拉紧。|先把线穿过去，然后拉紧。",
        "先把线穿过去，然后呢，呃，然后拉紧。|先把线穿过去，然后拉紧。",
        "然后那时候我们家很穷。|那时候我们家很穷。",
        "就是说，线要拉直，对吧。|线要拉直。",
        "反正线要拉直，你知道吧？|线要拉直。",
        "针的话，用细的。|针，用细的。",
        "你拉的话，要轻。|你拉的话，要轻。",
        "针啊线啊什么的。|针啊线啊什么的。",
        "我我我用细针。|我用细针。",
        "一针一针慢慢绣。|一针一针慢慢绣。",
        "我们用——我们用细针。|我们用细针。",
        "线劈成三……不，四根。|线劈成四根。",
        "一绞约三十根，不对，二十八根。|一绞二十八根。",
        "用三根，哦不，四。|用四根。",
        "用红线，不对，用蓝线。|用蓝线。",
        "不是三根，是四根。|不是三根，是四根。",
        "慢慢拉，啊呀，断了。|慢慢拉，啊呀，断了。"})
    void chineseSpeech(final String said, final String expected) {
        assertEquals(expected, cleaned(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Um, you take the, uh, needle.|You take the, needle.",
        "Uh-huh.|Uh-huh.",
        "Um.|Um.",
        "You know how to fold it.|You know how to fold it.",
        "It is, you know, thin.|It is, thin.",
        "I mean, pull it tight.|Pull it tight.",
        "I mean the red one.|I mean the red one.",
        "It gets sort of tight.|It gets tight.",
        "This is a sort of knot.|This is a sort of knot.",
        "The the thread is thin.|The thread is thin.",
        "You take, you take the thread.|You take the thread.",
        "It was very very thin.|It was very very thin.",
        "Take the n-needle.|Take the needle.",
        "Split it into three, no, four strands.|Split it into four strands.",
        "Use three strands, sorry, four.|Use four strands.",
        "Take the red thread, no wait, the blue thread.|Take the blue thread.",
        "Well, pull it, right?|Pull it."})
    void englishSpeech(final String said, final String expected) {
        assertEquals(expected, cleaned(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "线劈成三十根。|线劈成30根。|30|根|false",
        "线劈成差不多三十来根。|线劈成约30根。|30|根|true",
        "拉三到五寸。|拉3–5寸。|[3, 5]|寸|false",
        "绣两三遍。|绣2–3遍。|[2, 3]|遍|false",
        "绣十几层。|绣约10–19层。|[10, 19]|层|true",
        "剪一寸半。|剪1.5寸。|1.5|寸|false",
        "剪半尺左右。|剪约0.5尺。|0.5|尺|true",
        "用12号针绣。|用12号针绣。|12|号|false",
        "拉稍微紧。|拉稍微紧。|unknown||true",
        "绣几层。|绣几层。|unknown|层|true",
        "煮三百五十克。|煮350克。|350|克|false",
        "Use about thirty strands.|Use about 30 strands.|30|strands|true",
        "Cut two to three inches.|Cut 2–3 inches.|[2, 3]|inches|false",
        "Soak it for half an hour.|Soak it for 0.5 hour.|0.5|hour|false",
        "Pull it a little.|Pull it a little.|unknown||true",
        "Use a few strands.|Use a few strands.|unknown|strands|true",
        "Pull 2.5 mm.|Pull 2.5 mm.|2.5|mm|false"})
    void quantities(final String said, final String normalised, final String value, final String unit, final boolean vague) {
        final Transcript transcript = transcribe(said);
        assertEquals(normalised + "\n", transcript.layers().normalised());
        final Transcript.Quantity quantity = transcript.numbers().getFirst();
        assertEquals(value, quantity.value().toString());
        assertEquals(unit == null ? "" : unit, quantity.unit());
        assertEquals(vague, quantity.vague());
        assertEquals(quantity.said(), said.substring(quantity.verbatim().from(), quantity.verbatim().to()));
    }

    @ParameterizedTest
    @CsvSource({"十分细心地绣。", "千万不要拉。", "一起拉。", "一直绣。", "一样绣。"})
    void wordsThatBeginWithANumeralAreNone(final String said) {
        assertEquals(List.of(), transcribe(said).numbers());
    }

    @Test
    void threeLayers() {
        final String said = """
                采访者：线要劈几根？
                传承人：呃，这个线啊，就是说，先劈成三……不，四根，然后穿过那个针，再拉紧一点。我奶奶教我的。
                传承人：（听不清）绣两三遍。
                """;
        final Transcript transcript = transcribe(said);
        assertEquals(said, transcript.layers().verbatim());
        assertEquals("""
                采访者：线要劈几根？
                传承人：这个线啊，先劈成四根，然后穿过那个针，再拉紧一点。我奶奶教我的。
                传承人：（听不清）绣两三遍。
                """, transcript.layers().cleaned());
        assertEquals("""
                这个线啊，先劈成4根
                然后穿过那个针
                再拉紧一点。
                （听不清）绣2–3遍。
                """, transcript.layers().normalised());
        assertEquals(List.of("question", "instruction", "narrative", "instruction"),
                transcript.segments().stream().map(Transcript.Segment::kind).toList());
        assertEquals(List.of("三……不，四根", "一点", "两三遍"), transcript.numbers().stream().map(Transcript.Quantity::said).toList());
        assertEquals(List.of("self correction", "unknown value", "unclear"), transcript.flags().stream().map(Transcript.Flag::kind).toList());
        assertEquals(List.of(2, 2, 3), transcript.flags().stream().map(Transcript.Flag::line).toList());
        assertEquals("采访者", transcript.segments().getFirst().speaker());
    }

    @ParameterizedTest
    @ValueSource(strings = {"呃，", "然后", "三", "三……不，", "um, ", "you know, ", "the ", "sort of ", "a b c ", "3 ", "3.", "一点", "我", "我们用——", "，", "。",
        "n-", "ten ",
        "线劈成三十根，然后拉紧一点。", "You split it into three, no, four strands. ", "一针"})
    void longRepetitionsAreAnswered(final String piece) {
        final String said = piece.repeat(40_000 / piece.length());
        for (final ScriptLanguage language : ScriptLanguage.values()) {
            assertEquals(said, OralHistory.transcribe(said, language).transcript().layers().verbatim());
        }
    }

    @Test
    void everyNumberOfTheInstructionsIsTracedAndNoWordIsAdded() {
        final String[] pieces = {"呃，", "那个", "这个", "然后", "就是说，", "三", "三十", "根", "两三", "寸", "稍微", "一点", "绣", "拉", "针", "线", "。", "，", "……", "不，",
            "不对，",
            "约", "12", "2.5", "mm", "1958年", "A4", "传承人：", "\n", "对吧", "？", "我我", "一针一针", "um, ", "you know, ", "three ", "no, ", "four strands",
            "pull ",
            "about ", "a few ", "sorry, ", ". ", "—", "的话，", "什么的", " ", "号"};
        final Random random = new Random(20261121);
        final Pattern digits = Pattern.compile("\\d+");
        for (int round = 0; round < 2_000; round++) {
            final StringBuilder said = new StringBuilder();
            for (int piece = random.nextInt(40); piece >= 0; piece--) {
                said.append(pieces[random.nextInt(pieces.length)]);
            }
            for (final ScriptLanguage language : ScriptLanguage.values()) {
                final Transcript transcript = OralHistory.transcribe(said.toString(), language).transcript();
                final String normalised = transcript.layers().normalised();
                digits.matcher(normalised).results().forEach(match -> assertTrue(transcript.numbers().stream()
                        .anyMatch(number -> number.normalised().from() <= match.start() && match.end() <= number.normalised().to()),
                        () -> match.group() + " in " + normalised + " of " + said + transcript));
                transcript.numbers().forEach(number -> assertEquals(number.said(),
                        said.substring(number.verbatim().from(), number.verbatim().to())));
                assertTrue(isMadeOf(transcript.layers().cleaned(), said.toString()), () -> transcript.layers().cleaned() + " of " + said);
            }
        }
    }

    /** Whether every letter stands in the source too, as often. */
    private static boolean isMadeOf(final String text, final String source) {
        final String lowerText = text.toLowerCase(Locale.ROOT);
        final String lowerSource = source.toLowerCase(Locale.ROOT);
        return lowerText.chars().filter(Character::isLetterOrDigit).distinct().allMatch(letter ->
                lowerText.chars().filter(other -> other == letter).count() <= lowerSource.chars().filter(other -> other == letter).count());
    }
}
