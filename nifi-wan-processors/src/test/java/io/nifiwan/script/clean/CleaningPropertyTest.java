package io.nifiwan.script.clean;

import io.nifiwan.script.ScriptErrorCode;
import io.nifiwan.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold for any text whatever: every letter of it is in the clean text or in the report, and dialogue is always in the text. */
class CleaningPropertyTest {
    private static final String[] PIECES = {
        "\n", "\n\n", "\f", "12.\n", "- 3 -\n", "第4页\n", "(MORE)\n", "(CONTINUED)\n", "12 CONTINUED: (2) 12\n", "ANNA (CONT'D)\n", "ANNA\n",
        "    *\n",
        "Blue Rev. 3/4/21\n", "CONFIDENTIAL\n\n", "lNT. BAR - DAY\n", "1O  INT. BAR - DAY  1O\n", "A7   EXT. SEA - DAY   A7\n", "第l场 日 内\n",
        "张　三　走　了　好　远　。\n",
        "张三：你好\n", "张三（续）：再见\n", "（转下页）\n", "MY FILM       4.\n", "\u200B", "１２", "　", "he1lo", "*", " ", "        ", "\t", "INT. BAR - DAY     5\n",
        "a long line of action that goes on until the page is full and\nbreaks there for no reason of its own but the width of it\n", "，", "。",
        "\uD83D\uDE00"};
    private static final int ROUNDS = 3_000;

    private static CleanedScript clean(final String text) throws ScriptException {
        return new ScriptCleaner(List.of(new PlainTextReader(Optional.of(StandardCharsets.UTF_8))))
                .clean(new RawScript(text.getBytes(StandardCharsets.UTF_8), "script.txt"));
    }

    private static List<String> seeds() throws IOException {
        final List<String> seeds = new ArrayList<>(List.of(""));
        for (final String name : List.of("shooting-script.txt", "dukou-deng.txt")) {
            try (InputStream resource = CleaningPropertyTest.class.getResourceAsStream(name)) {
                seeds.add(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return seeds;
    }

    private static String mutate(final String seed, final Random random) {
        final StringBuilder text = new StringBuilder(seed);
        for (int change = random.nextInt(30); change >= 0; change--) {
            final int at = random.nextInt(text.length() + 1);
            if (random.nextInt(4) == 0) {
                text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
            } else {
                text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    @Test
    void everyLetterIsInTheTextOrInTheReport() throws IOException {
        final Random random = new Random(20261121);
        int cleaned = 0;
        final List<String> seeds = seeds();
        for (int round = 0; round < ROUNDS; round++) {
            final String text = mutate(seeds.get(round % 3), random);
            try {
                final CleanedScript script = clean(text);
                final Map<Integer, Integer> letters = letters(script.text());
                for (final Change change : script.removals().changes()) {
                    if (!change.kind().isInvisible() && change.kind() != Removals.Kind.FORM_FEED && change.kind().effect() != Removals.Effect.NOTED) {
                        letters(change.text()).forEach((letter, count) -> letters.merge(letter, count, Integer::sum));
                        letters(change.replacement()).forEach((letter, count) -> letters.merge(letter, -count, Integer::sum));
                    }
                }
                letters.values().removeIf(count -> count == 0);
                assertEquals(letters(text), letters, () -> text + "\nbecame\n" + script.text() + script.removals().changes());
                assertEquals(script.text().lines().count(), script.lines().size());
                cleaned++;
            } catch (final ScriptException e) {
                assertTrue(e.code() == ScriptErrorCode.EMPTY || e.code() == ScriptErrorCode.UNDECODABLE, e::getMessage);
            }
        }
        assertTrue(cleaned > ROUNDS * 3 / 4, "only " + cleaned);
    }

    private static Map<Integer, Integer> letters(final String text) {
        final Map<Integer, Integer> letters = new TreeMap<>();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letter -> letters.merge(letter, 1, Integer::sum));
        return letters;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noSpeechIsEverTouched(final int seed) throws ScriptException {
        final Random random = new Random(seed);
        final String[] words = {"12.", "page 3", "- 4 -", "he1lo", "l0 o'clock", "INT.", "CONTINUED:", "好 的", "第3页", "（转下页）啊", "那个", "um", "7/8",
            "CONFIDENTIAL"};
        final List<String> said = new ArrayList<>();
        final StringBuilder script = new StringBuilder("INT. INN - NIGHT\n\n");
        for (int speech = 0; speech < 200; speech++) {
            final StringBuilder line = new StringBuilder("I say");
            for (int word = random.nextInt(6); word >= 0; word--) {
                line.append(' ').append(words[random.nextInt(words.length)]);
            }
            said.add(line.toString());
            script.append(random.nextBoolean() ? "ANNA\n" : "张三：").append(line).append("\n\n");
            if (speech % 8 == 7) {
                script.append("- ").append(speech / 8 + 1).append(" -\n\n\fMY FILM        ").append(speech / 8 + 2).append(".\n\n");
            }
        }
        final String clean = clean(script.toString()).text();
        int at = 0;
        for (final String line : said) {
            final int found = clean.indexOf(line + "\n", at);
            assertTrue(found >= 0, () -> line + "\nis lost of\n" + clean);
            at = found;
        }
        assertTrue(clean.lines().noneMatch(line -> line.startsWith("MY FILM") || line.startsWith("- ")), clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "  *\n", "l", "lNT. ", "1", "1 1\n", "\f", "\fA\n\n", "张 ", "（转下页）\n", "(MORE)\n", "ANNA (CONT'D)\n", " ", "\t",
        "12 INT. A 12\n",
        "CONFIDENTIAL\n\n", "word ", "word word word\n", "好", "好好好好好好好好好好好好好好好好好好好好\n", "Rev. ", "MY FILM    1.\n\n"})
    void longRepetitionsAreAnswered(final String piece) throws ScriptException {
        final String text = "INT. INN - DAY\n\n" + piece.repeat(200_000 / piece.length());
        assertTrue(clean(text).text().startsWith("INT. INN - DAY"));
    }

    @Test
    void theReportIsBounded() throws ScriptException {
        final CleanedScript script = clean("INT. INN - DAY\n\n" + "a\u200B\n".repeat(20_000));
        assertEquals(20_000, script.removals().count(Removals.Kind.ZERO_WIDTH));
        assertEquals(Removals.MOST_LISTED, script.removals().changes().size());
        assertEquals(20_000 - Removals.MOST_LISTED, script.removals().leftOut());
    }
}
