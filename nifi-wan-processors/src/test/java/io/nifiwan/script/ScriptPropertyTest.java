package io.nifiwan.script;

import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What must hold for every script: no character of dialogue is lost or changed between the bytes that come in and the union of the shots.
 * A seeded generator writes scripts whose dialogue is known, in all forms and character sets.
 */
class ScriptPropertyTest {

    /** Ways to write a speech; the words follow the cue line by line, or in one line behind it. */
    enum Form {
        CHINESE_INLINE("a.txt", true, "%s：", "张三,李四,王五"),
        CHINESE_NOTED("a.txt", true, "%s（低声）：", "张三,李四,王五"),
        CHINESE_VOICE("a.txt", true, "%s【VO】：（笑）", "张三,李四,王五"),
        CHINESE_BOLD("a.txt", false, "**%s**\n（笑）\n", "张三,李四,王五"),
        CHINESE_CUE("a.txt", false, "%s\n（笑）\n", "张三,李四,王五"),
        CHINESE_REPEATED_CUE("a.txt", false, "%s\n", "张三,李四,王五"),
        FOUNTAIN_FORCED("a.fountain", false, "@%s\n", "张三,李四,McCLANE"),
        FOUNTAIN_CHINESE("a.fountain", true, "%s：", "张三,李四,王五"),
        FOUNTAIN_CAPITALS("a.fountain", false, "%s (V.O.)\n(quietly)\n", "ANNA,OLD MAN,DR. HALE"),
        FOUNTAIN_DUAL("a.fountain", false, "%s ^\n", "ANNA,OLD MAN,DR. HALE"),
        ENGLISH_INLINE("a.txt", true, "%s: ", "Anna,Old Man,Tom"),
        ENGLISH_CAPITALS("a.txt", false, "%s\n(quietly)\n", "ANNA,OLD MAN,TOM");

        private final String filename;
        private final boolean oneLine;
        private final String cue;
        private final String speakers;

        Form(final String filename, final boolean oneLine, final String cue, final String speakers) {
            this.filename = filename;
            this.oneLine = oneLine;
            this.cue = cue;
            this.speakers = speakers;
        }

        private boolean isEnglish() {
            return speakers.charAt(0) < 0x80;
        }
    }

    /** A script and what is said in it, without blanks. */
    private record Written(String text, List<String> speakers, String said, String verbatim) {
    }

    private static final String[] CHINESE_WORDS = {
        "我们走吧", "今天的雨下得很大", "他说“城门今夜关闭。快走！”就跑了", "你听见了吗", "江上那盏灯", "然后呢", "信上写着：‘见字如面’", "（原文如此）",
        "*真的*不行", "OK", "第3次了", "《夜渡》那本书", "「不要」", "\uD83D\uDE00", "𠮷野家", "一二三", "镜头推进", "第一场雪", "切至", "12:30", "a_b_c"};
    private static final String[] ENGLISH_WORDS = {
        "You said you would wait", "It isn’t so", "he said “never. Not once!” and laughed",
        "(sic)", "*really*", "No", "at 12:30", "don't", "Scene one",
        "cut to the chase", "the INT. door", "naïve café", "\uD83D\uDE00", "ten-to-one", "3.5 miles", "a_b_c", "Mr. Hale", "and then"};
    private static final String[] CHINESE_ENDS = {"，", "。", "！", "……", "？", "——", "；"};
    private static final String[] ENGLISH_ENDS = {", ", ". ", "! ", "... ", "? ", " – ", "; "};

    private static Written write(final Form form, final Random random) {
        final String[] names = form.speakers.split(",", -1);
        final StringBuilder text = new StringBuilder();
        final List<String> speakers = new ArrayList<>();
        final StringBuilder said = new StringBuilder();
        final StringBuilder verbatim = new StringBuilder();
        for (int speech = 0; speech < 60; speech++) {
            if (speech % 7 == 0) {
                text.append(form.isEnglish() ? "INT. INN " : "第").append(speech / 7 + 1).append(form.isEnglish() ? " - NIGHT\n\n" : "场 客栈 夜 内\n\n");
            }
            final String speaker = names[random.nextInt(names.length)];
            final List<String> lines = new ArrayList<>();
            for (int line = form.oneLine ? 0 : random.nextInt(3); line >= 0; line--) {
                lines.add(sentence(random, form.isEnglish()));
            }
            final String words = String.join("\n", lines);
            speakers.add(speaker);
            said.append(words.replace("*", ""));
            verbatim.append(words).append('\n');
            text.append(form.cue.formatted(speaker)).append(words).append("\n\n");
            if (random.nextInt(3) == 0) {
                text.append(form.isEnglish() ? "She looks out of the window and sits down.\n\n" : "△他看了看窗外，又坐下了。\n\n");
            }
        }
        return new Written(text.toString(), speakers, solid(said.toString()), verbatim.toString());
    }

    /** One to six clauses, from one second to about half a minute of speech, that begin and end like a spoken line. */
    private static String sentence(final Random random, final boolean english) {
        final String[] words = english ? ENGLISH_WORDS : CHINESE_WORDS;
        final String[] ends = english ? ENGLISH_ENDS : CHINESE_ENDS;
        final StringBuilder sentence = new StringBuilder(english ? "Well, " : "嗯，");
        for (int clause = random.nextInt(6); clause >= 0; clause--) {
            sentence.append(words[random.nextInt(words.length)].repeat(english ? 1 : 1 + random.nextInt(2)))
                    .append(ends[random.nextInt(ends.length)]);
        }
        return sentence.append(english ? "so be it." : "完。").toString();
    }

    private static byte[] encode(final String text, final int kind) {
        final Charset charset = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
                Charset.forName("GB18030")).get(kind);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(kind == 0 || kind == 4 ? new byte[0] : "\uFEFF".getBytes(charset));
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void noCharacterOfDialogueIsLostOrChanged(final Form form) throws ScriptException {
        final Random random = new Random(form.name().hashCode());
        final ScriptCleaner cleaner = new ScriptCleaner(List.of(new PlainTextReader(Optional.empty())));
        for (int round = 0; round < 10; round++) {
            final Written written = write(form, random);
            final CleanedScript script = cleaner.clean(new RawScript(encode(written.text(), round % 5), form.filename));
            final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(script.text(), script.format()).shots();
            final List<Shot.Dialogue> dialogue = shots.stream().flatMap(shot -> shot.dialogue().stream()).toList();
            assertEquals(written.said(), solid(dialogue.stream().map(Shot.Dialogue::line).collect(Collectors.joining())));
            assertEquals(turns(written.speakers()), turns(dialogue.stream().map(Shot.Dialogue::speaker).toList()));
            final String union = solid(shots.stream().map(Shot::text).collect(Collectors.joining()));
            int at = 0;
            for (final String line : written.verbatim().lines().toList()) {
                final int found = union.indexOf(solid(line), at);
                assertTrue(found >= at, () -> line + "\nis not in the shots of\n" + written.text());
                at = found + solid(line).length();
            }
        }
    }

    /** Who speaks, without those who go on speaking. */
    private static List<String> turns(final List<String> speakers) {
        final List<String> turns = new ArrayList<>();
        for (final String speaker : speakers) {
            if (turns.isEmpty() || !turns.getLast().equals(speaker)) {
                turns.add(speaker);
            }
        }
        return turns;
    }

    private static String solid(final String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "*a ", "[[", "/*", "“", "(", "，", "。", ".", " ", "a", "好", "张三：", "_a", "# ", "（", "A (", "\n(", "1-1\n", "\"", "TO:",
        "=", "镜头推", "{", "~", "\\", "<!--", "- ", "INT. ", "第一场 ", "A\n(b\n", "镜头1", "人物：",
        "人物：张三、", "地点：\n", "‘", "A", "[[a\n\n", "a: ", "Location: "})
    void longRepetitionsAreAnswered(final String piece) {
        final String text = piece.repeat(12_000 / piece.length());
        for (final ScriptFormat format : ScriptFormat.values()) {
            assertTrue(isAnswered(text, format), format::code);
            assertTrue(isAnswered("INT. A" + text + "b]]", format), format::code);
            assertTrue(isAnswered("人物：\n\n李明：a" + text + " TO:", format), format::code);
        }
    }

    /** Work that grows with the square of the length would take minutes here. */
    @Test
    void longScriptsOfOnePatternAreAnsweredInLinearTime() {
        for (final String piece : List.of(".", " ", "[[a\n\n", "A", "a", "“", "镜")) {
            final String text = "INT. A" + piece.repeat(200_000 / piece.length()) + "b TO:\n\n]]";
            for (final ScriptFormat format : ScriptFormat.values()) {
                assertTrue(isAnswered(text, format), format::code);
            }
        }
    }

    private static boolean isAnswered(final String text, final ScriptFormat format) {
        try {
            return !new ShotSplitter(SplitSettings.DEFAULT).split(text, format).shots().isEmpty();
        } catch (final ScriptException e) {
            return e.code() == ScriptErrorCode.NO_CONTENT;
        }
    }
}
