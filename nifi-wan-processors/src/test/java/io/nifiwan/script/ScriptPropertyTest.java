package io.nifiwan.script;

import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.parse.Element;
import io.nifiwan.script.parse.ParsedScene;
import io.nifiwan.script.parse.ParsedScript;
import io.nifiwan.script.parse.ScriptParser;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold for any text whatever, tried on scripts that a seeded generator breaks in many ways. */
class ScriptPropertyTest {
    private static final String[] PIECES = {
        "\n", "\n\n", "  \n", "第一场 日 内 客厅\n", "场景：", "INT. HOUSE - DAY\n", "张三：", "**李四**\n", "（激动地）", "(beat)\n", "ANNA\n",
        "@", "^\n", "!", ">", "~", ".", "#", "=", "[[", "]]", "/*", "*/", "<!--", "-->", "*", "**", "_", "“", "”", "「", "」",
        "\"", "(", ")", "（", "）", "。", "，", "…", "△", "TO:\n", "你好", "hello there", "镜头推进", "[PUSH IN]", "\f", "\u0000",
        "\uFEFF", "\uD83D\uDE00", "１２", "\t", "----\n", "1-1\n", "景27同17 ", "字幕：", "[[SHOT 2]]", "\\*", "12.\n"};
    private static final int ROUNDS = 300;

    private static List<String> seeds() throws IOException {
        final Path samples = Path.of("..", "flows", "previs", "samples");
        return List.of(Files.readString(samples.resolve("the-lantern-boat.fountain")), Files.readString(samples.resolve("ferry-lantern.txt")), "");
    }

    private static String mutate(final String seed, final Random random) {
        final StringBuilder text = new StringBuilder(seed);
        final int changes = 1 + random.nextInt(40);
        for (int change = 0; change < changes; change++) {
            final int at = random.nextInt(text.length() + 1);
            final int kind = random.nextInt(4);
            if (kind == 0 && text.length() > 2) {
                final int end = Math.min(text.length(), at + random.nextInt(30));
                text.delete(at, end);
            } else if (kind == 1 && text.length() > 2) {
                final int from = random.nextInt(text.length());
                text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(200))));
            } else {
                text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    @Test
    void anyTextIsSplitWithoutLoss() throws IOException {
        final Random random = new Random(20261121);
        final ScriptCleaner cleaner = new ScriptCleaner(List.of(new PlainTextReader(Optional.of(StandardCharsets.UTF_8))));
        int split = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final String text = mutate(seeds().get(round % 3), random);
            try {
                final CleanedScript script = cleaner.clean(new RawScript(text.getBytes(StandardCharsets.UTF_8), ""));
                for (final ScriptFormat format : ScriptFormat.values()) {
                    check(script.text(), format);
                }
                split++;
            } catch (final ScriptException e) {
                assertTrue(e.code() == ScriptErrorCode.NO_CONTENT || e.code() == ScriptErrorCode.EMPTY || e.code() == ScriptErrorCode.BINARY
                        || e.code() == ScriptErrorCode.UNDECODABLE, () -> e.code() + " " + text);
            }
        }
        assertTrue(split > ROUNDS / 2, "only " + split + " rounds had content");
    }

    private static void check(final String text, final ScriptFormat format) throws ScriptException {
        final ParsedScript parsed = ScriptParser.parse(text, format);
        final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(text, format).shots();
        for (final Shot shot : shots) {
            assertTrue(shot.seconds() >= 2 && shot.seconds() <= 10, () -> shot + "\n" + text);
            assertTrue(text.contains(shot.text()), () -> shot + "\n" + text);
            assertTrue(shot.lines().from() >= 1 && shot.lines().from() <= shot.lines().to(), () -> shot + "\n" + text);
            assertTrue(text.lines().skip(shot.lines().from() - 1L).limit(shot.lines().to() - shot.lines().from() + 1L)
                    .collect(Collectors.joining("\n")).contains(shot.text()), () -> shot + "\n" + text);
        }
        assertEquals(shots.size(), new HashSet<>(shots.stream().map(Shot::id).toList()).size());
        final String filmed = letters(shots.stream().map(Shot::text).collect(Collectors.joining("\n")));
        int at = 0;
        for (final ParsedScene scene : parsed.scenes()) {
            for (final Element element : scene.body()) {
                final String spoken = letters(parsed.source().verbatim(element.from(), element.to()));
                final int found = filmed.indexOf(spoken, at);
                assertTrue(found >= at, () -> spoken + "\nis lost of\n" + text);
                at = found + spoken.length();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三：%s\n\n", "李四（低声）：%s\n\n", "**王五**\n（笑）\n%s\n\n", "@赵六\n%s\n\n"})
    void everySpokenWordIsInADialogue(final String form) throws ScriptException {
        final Random random = new Random(form.hashCode());
        final StringBuilder script = new StringBuilder();
        final StringBuilder said = new StringBuilder();
        for (int speech = 0; speech < 300; speech++) {
            if (speech % 7 == 0) {
                script.append("第").append(speech / 7 + 1).append("场 客栈 夜 内\n\n");
            }
            final String line = sentence(random);
            said.append(line);
            script.append(form.formatted(line)).append(speech % 3 == 0 ? "他看了看窗外，又坐下了。\n\n" : "");
        }
        final ScriptFormat format = form.startsWith("@") ? ScriptFormat.FOUNTAIN : ScriptFormat.TEXT;
        final List<Shot> shots = new ShotSplitter(SplitSettings.DEFAULT).split(script.toString(), format).shots();
        final String spoken = shots.stream().flatMap(shot -> shot.dialogue().stream()).map(Shot.Dialogue::line).collect(Collectors.joining());
        assertEquals(said.toString(), spoken);
    }

    /** One to six clauses with quotations, ellipses and commas, from one second to about half a minute of speech. */
    private static String sentence(final Random random) {
        final String[] words = {"我们走吧", "今天的雨下得很大", "他说“城门今夜关闭。快走！”就跑了", "你听见了吗", "江上那盏灯", "然后呢"};
        final String[] ends = {"，", "。", "！", "……", "？"};
        final StringBuilder sentence = new StringBuilder();
        final int clauses = 1 + random.nextInt(6);
        for (int clause = 0; clause < clauses; clause++) {
            sentence.append(words[random.nextInt(words.length)].repeat(1 + random.nextInt(3))).append(ends[random.nextInt(ends.length)]);
        }
        return sentence.append("完").toString();
    }

    private static String letters(final String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "*a ", "[[", "/*", "“", "(", "，", "。", ".", " ", "a", "好", "张三：", "_a", "# ", "（", "A (", "\n(", "1-1\n", "\"", "TO:",
        "=", "镜头推", "{", "~", "\\", "<!--", "- ", "INT. ", "第一场 ", "A\n(b\n"})
    void longRepetitionsAreAnswered(final String piece) {
        final String text = piece.repeat(30_000 / piece.length());
        for (final ScriptFormat format : ScriptFormat.values()) {
            assertTrue(isAnswered(text, format), format::code);
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
