package io.nifiwan.quality.semantic.clip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The byte-pair tokenizer of OpenAI CLIP and of what descends from it (OpenCLIP, MobileCLIP). The vocabulary follows from the file of merges: 256
 * bytes, the same at the end of a word, one entry for each merge, the marks of start and end. The file is {@code bpe_simple_vocab_16e6.txt.gz} of
 * openai/CLIP, or {@code merges.txt} of a Hugging Face export; both begin with a heading.
 */
final class ClipTokenizer implements Tokenizer {
    /** Merges that the published vocabulary of 49,408 entries uses; the original file holds more. */
    private static final int MOST_MERGES = 48_894;
    private static final int BYTES = 256;
    private static final String WORD_END = "</w>";
    /** Start and end; a text that spells them out does not get them. */
    private static final List<String> MARKS = List.of("<|startoftext|>", "<|endoftext|>");
    private static final int GZIP = 0x1f;
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORDS = Pattern.compile(
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final String[] characters = byteCharacters();

    private ClipTokenizer(final List<String> merges) {
        final int[] order = printableFirst();
        for (final int value : order) {
            ids.put(characters[value], ids.size());
        }
        for (final int value : order) {
            ids.put(characters[value] + WORD_END, ids.size());
        }
        for (final String merge : merges) {
            ranks.put(merge, ranks.size());
            ids.put(merge.replace(" ", ""), ids.size());
        }
        MARKS.forEach(mark -> ids.put(mark, ids.size()));
    }

    /**
     * Reads the merges.
     *
     * @throws IOException when the file is missing or holds anything but merges
     */
    static ClipTokenizer read(final Path file) throws IOException {
        try (PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file))) {
            final int first = raw.read();
            if (first >= 0) {
                raw.unread(first);
            }
            final BufferedReader reader = new BufferedReader(
                    new InputStreamReader(first == GZIP ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8));
            final List<String> merges = new ArrayList<>();
            String line = reader.readLine();
            while (merges.size() < MOST_MERGES && line != null) {
                line = reader.readLine();
                if (line != null && !line.isEmpty()) {
                    if (line.indexOf(' ') <= 0 || line.indexOf(' ') != line.lastIndexOf(' ')) {
                        throw new IOException(file.getFileName() + " holds \"" + line + "\", which is no merge of two symbols");
                    }
                    merges.add(line);
                }
            }
            if (merges.isEmpty()) {
                throw new IOException(file.getFileName() + " holds no merges");
            }
            return new ClipTokenizer(merges);
        }
    }

    @Override
    public int[] encode(final String text) {
        final List<Integer> tokens = new ArrayList<>();
        tokens.add(start());
        final String clean = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
        final Matcher words = WORDS.matcher(clean);
        while (words.find()) {
            if (!MARKS.contains(words.group())) {
                merged(words.group()).forEach(symbol -> tokens.add(ids.get(symbol)));
            }
        }
        tokens.add(end());
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int end() {
        return ids.size() - 1;
    }

    @Override
    public int padding() {
        return 0;
    }

    private int start() {
        return ids.size() - 2;
    }

    private List<String> merged(final String word) {
        final List<String> symbols = new ArrayList<>();
        for (final byte value : word.getBytes(StandardCharsets.UTF_8)) {
            symbols.add(characters[value & 0xff]);
        }
        symbols.set(symbols.size() - 1, symbols.getLast() + WORD_END);
        BytePairs.merge(symbols, (left, right) -> ranks.getOrDefault(left + " " + right, Integer.MAX_VALUE));
        return symbols;
    }

    /** Printable Latin-1 stands for itself and comes first, as in the byte alphabet of GPT-2. */
    private static boolean isPrintable(final int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || (value >= 0xAE && value <= 0xFF);
    }

    private static int[] printableFirst() {
        final int[] order = new int[BYTES];
        int next = 0;
        for (final boolean printable : new boolean[] {true, false}) {
            for (int value = 0; value < BYTES; value++) {
                if (isPrintable(value) == printable) {
                    order[next++] = value;
                }
            }
        }
        return order;
    }

    private static String[] byteCharacters() {
        final String[] characters = new String[BYTES];
        int extra = 0;
        for (int value = 0; value < BYTES; value++) {
            characters[value] = isPrintable(value) ? Character.toString(value) : Character.toString(BYTES + extra++);
        }
        return characters;
    }
}
