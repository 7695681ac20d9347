package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.Shot;
import io.nifiwan.script.clean.Change;
import io.nifiwan.script.clean.CleanedScript;
import io.nifiwan.script.clean.PlainTextReader;
import io.nifiwan.script.clean.RawScript;
import io.nifiwan.script.clean.Removals;
import io.nifiwan.script.clean.ScriptCleaner;
import io.nifiwan.script.split.ShotSplitter;
import io.nifiwan.script.split.SplitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Ten thousand broken scripts through cleaning and splitting: no crash, no hang, nothing lost. Each is a piece of a real script with
 * parts deleted, repeated and inserted, in one of several character sets, or as the paragraphs of a Final Draft document; every fifth has
 * bytes flipped as well. {@code -Dfuzz.inputs=100000 -Dfuzz.seed=2} runs more of them and others.
 */
class ScriptFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 10_000);
    private static final int SEED = Integer.getInteger("fuzz.seed", 1);
    private static final int FINAL_DRAFT = 9;
    private static final String[] PARAGRAPHS = {"Scene Heading", "Action", "Character", "Parenthetical", "Dialogue", "Transition", "Shot", "General",
        "Lyrics", "Mystery"};
    private static final int LONGEST = 350;
    private static final String[] SEEDS = {
        "en_characters.fountain", "en_scene_headers.fountain", "en_simple.fountain", "en_title_page_boneyard.fountain",
        "en_final_draft.fountain", "zh_standard_numbered.txt", "zh_1925_shentu.txt"};
    private static final String[] PIECES = {
        "\n", "\n\n", "  \n", "第一场 日 内 客厅\n", "场景：", "INT. HOUSE - DAY\n", "张三：", "**李四**\n", "（激动地）", "(beat)\n", "ANNA\n",
        "@", "^\n", "!", ">", "~", ".", "#", "=", "[[", "]]", "/*", "*/", "<!--", "-->", "*", "**", "_", "“", "”", "「", "」", "‘", "’",
        "\"", "(", ")", "（", "）", "。", "，", "…", "△", "TO:\n", "你好", "hello there", "镜头推进", "[PUSH IN]", "\f", "\u0000",
        "\uFEFF", "\uD83D\uDE00", "\uD83D", "１２", "\t", "----\n", "1-1\n", "景27同17 ", "字幕：", "[[SHOT 2]]", "\\*", "12.\n", "人物：\n", "人物：张三、李四\n",
        "李明：男，18岁\n", "镜头3：", "SHOT 4: ", "CLOSE ON ", "SCENE 4\n", "Location: pier\n", "Time: Dusk\n", "Characters: Anna, Tom\n", "CHARACTERS\n",
        "地点：客栈\n时间：夜\n", "Title: X\n", "                    TOM\n          Hello\n", "%PDF-", "PK\u0003\u0004", "{\\rtf", "\uFFFE", "\u2028"};

    private final ScriptCleaner cleaner = new ScriptCleaner(ScriptCleaner.allReaders(new PlainTextReader(Optional.empty())));
    private final ShotSplitter splitter = new ShotSplitter(SplitSettings.DEFAULT);

    private static List<String> seeds() throws IOException {
        final List<String> seeds = new ArrayList<>(List.of(""));
        for (final String name : SEEDS) {
            try (InputStream sample = ScriptFuzzTest.class.getResourceAsStream("/io/nifiwan/script/samples/" + name)) {
                assertNotNull(sample, name);
                seeds.add(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return seeds;
    }

    private static String mutate(final String seed, final Random random) {
        final int start = seed.isEmpty() ? 0 : random.nextInt(seed.length());
        final StringBuilder text = new StringBuilder(seed.substring(start, Math.min(seed.length(), start + 1 + random.nextInt(LONGEST))));
        for (int change = random.nextInt(24); change >= 0; change--) {
            final int at = random.nextInt(text.length() + 1);
            final int kind = random.nextInt(4);
            if (kind == 0 && text.length() > 2) {
                text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
            } else if (kind == 1 && text.length() > 2) {
                final int from = random.nextInt(text.length());
                text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(100))));
            } else {
                text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    private static byte[] finalDraft(final String text, final Random random) {
        final StringBuilder document = new StringBuilder("<?xml version=\"1.0\"?><FinalDraft DocumentType=\"Script\"><Content>");
        text.lines().forEach(line -> {
            final String escaped = line.codePoints().filter(character -> character >= ' ' && Character.getType(character) != Character.SURROGATE
                            && character != 0xFFFE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                    .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            document.append("<Paragraph Type=\"").append(PARAGRAPHS[random.nextInt(PARAGRAPHS.length)]).append("\"><Text>").append(escaped)
                    .append("</Text></Paragraph>\n");
        });
        return document.append("</Content></FinalDraft>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encode(final String text, final Random random) {
        final List<Charset> charsets = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
                Charset.forName("GB18030"), Charset.forName("Big5"), StandardCharsets.ISO_8859_1);
        final byte[] bytes = text.getBytes(charsets.get(random.nextInt(charsets.size())));
        for (int flip = random.nextInt(5) == 0 ? random.nextInt(6) : 0; flip > 0 && bytes.length > 0; flip--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** The limit only ends a hang; it measures nothing. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void brokenScriptsAreSplitWithoutLoss() throws IOException {
        final Random random = new Random(SEED);
        final List<String> seeds = seeds();
        int split = 0;
        for (int input = 0; input < INPUTS; input++) {
            final String text = mutate(seeds.get(input % seeds.size()), random);
            final byte[] content = input % FINAL_DRAFT == 0 ? finalDraft(text, random) : encode(text, random);
            final Optional<CleanedScript> script = clean(content, input % 3 == 0 ? "a.fountain" : "a.txt");
            if (script.isPresent()) {
                checkCleaning(content, text, script.get());
                check(script.get().text(), script.get().format());
                if (input % 2 == 0) {
                    check(script.get().text(), script.get().format() == ScriptFormat.TEXT ? ScriptFormat.FOUNTAIN : ScriptFormat.TEXT);
                }
                split++;
            }
        }
        assertTrue(split > INPUTS / 2, "only " + split + " inputs were scripts");
    }

    private Optional<CleanedScript> clean(final byte[] content, final String filename) {
        try {
            return Optional.of(cleaner.clean(new RawScript(content, filename)));
        } catch (final ScriptException e) {
            assertTrue(!e.getMessage().isBlank());
            return Optional.empty();
        }
    }

    /** Every letter that came in as plain UTF-8 is in the clean text or in the report. */
    private static void checkCleaning(final byte[] content, final String text, final CleanedScript script) {
        if (!Arrays.equals(content, text.getBytes(StandardCharsets.UTF_8)) || !script.charset().equals(StandardCharsets.UTF_8)) {
            return;
        }
        final Map<Integer, Integer> left = letters(text);
        letters(script.text()).forEach((letter, count) -> left.merge(letter, -count, Integer::sum));
        for (final Change change : script.removals().changes()) {
            if (change.kind().effect() != Removals.Effect.NOTED) {
                letters(change.text()).forEach((letter, count) -> left.merge(letter, -count, Integer::sum));
                letters(change.replacement()).forEach((letter, count) -> left.merge(letter, count, Integer::sum));
            }
        }
        left.values().removeIf(count -> count <= 0);
        assertEquals(Map.of(), left, () -> text + "\nbecame\n" + script.text() + script.removals().changes());
    }

    private static Map<Integer, Integer> letters(final String text) {
        final Map<Integer, Integer> letters = new TreeMap<>();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letter -> letters.merge(letter, 1, Integer::sum));
        return letters;
    }

    private void check(final String text, final ScriptFormat format) {
        final ScriptSource source = new ScriptSource(text);
        final List<Element> elements = ScriptParser.elements(source, format);
        int end = 0;
        for (final Element element : elements) {
            final int start = end;
            assertTrue(element.from() >= start && element.to() >= element.from(), () -> element + "\n" + text);
            assertTrue(source.plain(start, element.from()).isEmpty(), () -> source.plain(start, element.from()) + "\nis in no element of\n" + text);
            end = element.to();
        }
        final int last = end;
        assertTrue(source.plain(last, text.length()).isEmpty(), () -> source.plain(last, text.length()) + "\nis in no element of\n" + text);
        try {
            check(text, source, SceneAssembler.assemble(source, elements), splitter.split(text, format).shots());
        } catch (final ScriptException e) {
            assertEquals(ScriptErrorCode.NO_CONTENT, e.code());
            assertTrue(elements.stream().noneMatch(element -> element.type() == ElementType.ACTION || element.type() == ElementType.SPEECH),
                    () -> elements + "\n" + text);
        }
    }

    private static void check(final String text, final ScriptSource source, final ParsedScript parsed, final List<Shot> shots) {
        final List<String> lines = text.lines().toList();
        for (final Shot shot : shots) {
            assertTrue(shot.seconds() >= 2 && shot.seconds() <= 10 && shot.frames() % 4 == 1, () -> shot + "\n" + text);
            assertTrue(shot.lines().from() >= 1 && shot.lines().from() <= shot.lines().to(), () -> shot + "\n" + text);
            assertTrue(String.join("\n", lines.subList(shot.lines().from() - 1, shot.lines().to())).contains(shot.text()), () -> shot + "\n" + text);
        }
        assertEquals(shots.size(), new HashSet<>(shots.stream().map(Shot::id).toList()).size());
        final String filmed = solid(shots.stream().map(Shot::text).collect(Collectors.joining("\n")));
        final StringBuilder spoken = new StringBuilder();
        int at = 0;
        for (final ParsedScene scene : parsed.scenes()) {
            for (final Element element : scene.body()) {
                final String verbatim = solid(source.verbatim(element.from(), element.to()));
                final int found = filmed.indexOf(verbatim, at);
                assertTrue(found >= at, () -> verbatim + "\nis lost of\n" + text);
                at = found + verbatim.length();
                spoken.append(element.type() == ElementType.SPEECH ? solid(source.plain(element.bodyFrom(), element.to())) : "");
            }
        }
        assertEquals(spoken.toString(), solid(shots.stream().flatMap(shot -> shot.dialogue().stream()).map(Shot.Dialogue::line)
                .collect(Collectors.joining())), text);
    }

    /** Without blanks of any kind: those beside a cut belong to no shot. */
    private static String solid(final String text) {
        return text.codePoints().filter(codePoint -> !Character.isWhitespace(codePoint) && !Character.isSpaceChar(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
