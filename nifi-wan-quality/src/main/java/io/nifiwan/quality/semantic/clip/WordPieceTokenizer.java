package io.nifiwan.quality.semantic.clip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The WordPiece tokenizer of BERT, as Chinese-CLIP uses it (cn_clip/clip/bert_tokenizer.py, uncased): control characters go, ideographs and
 * punctuation stand alone, accents go, and a word is cut from the left into the longest pieces that {@code vocab.txt} knows.
 */
final class WordPieceTokenizer implements Tokenizer {
    private static final int LONGEST_WORD = 100;
    private static final String CONTINUED = "##";
    private static final Pattern SPACES = Pattern.compile(" +");

    private final Map<String, Integer> ids;
    private final int start;
    private final int end;
    private final int padding;
    private final int unknown;

    private WordPieceTokenizer(final Map<String, Integer> ids) throws IOException {
        this.ids = ids;
        start = special("[CLS]");
        end = special("[SEP]");
        padding = special("[PAD]");
        unknown = special("[UNK]");
    }

    /**
     * Reads {@code vocab.txt}, one piece a line, the line number is the id.
     *
     * @throws IOException when the file is missing or lacks a special piece
     */
    static WordPieceTokenizer read(final Path file) throws IOException {
        final Map<String, Integer> ids = new HashMap<>();
        int line = 0;
        for (final String piece : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            ids.put(piece.strip(), line++);
        }
        return new WordPieceTokenizer(ids);
    }

    @Override
    public int[] encode(final String text) {
        final List<Integer> tokens = new ArrayList<>();
        tokens.add(start);
        words(text).forEach(word -> addPieces(word, tokens));
        tokens.add(end);
        return tokens.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public int padding() {
        return padding;
    }

    private int special(final String piece) throws IOException {
        final Integer id = ids.get(piece);
        if (id == null) {
            throw new IOException("The vocabulary has no " + piece);
        }
        return id;
    }

    private void addPieces(final String word, final List<Integer> tokens) {
        final int[] codePoints = word.codePoints().toArray();
        final List<Integer> pieces = new ArrayList<>();
        int from = 0;
        while (from < codePoints.length) {
            int to = codePoints.length;
            Integer id = null;
            while (to > from && id == null) {
                id = ids.get((from > 0 ? CONTINUED : "") + new String(codePoints, from, to - from));
                to--;
            }
            if (id == null || codePoints.length > LONGEST_WORD) {
                tokens.add(unknown);
                return;
            }
            pieces.add(id);
            from = to + 1;
        }
        tokens.addAll(pieces);
    }

    private static List<String> words(final String text) {
        final StringBuilder spaced = new StringBuilder();
        // Lower case first: it may make an accent of its own, as of a capital I with a dot.
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.getType(character) == Character.SPACE_SEPARATOR) {
                spaced.append(' ');
            } else if (isPunctuation(character) || isIdeograph(character)) {
                spaced.append(' ').appendCodePoint(character).append(' ');
            } else if (Character.getType(character) != Character.NON_SPACING_MARK && !isControl(character)) {
                spaced.appendCodePoint(character);
            }
        });
        return SPACES.splitAsStream(spaced).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean isControl(final int character) {
        final int type = Character.getType(character);
        return character == 0 || character == 0xFFFD || type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE || type == Character.SURROGATE;
    }

    /** Every visible ASCII character that is no letter and no digit counts, and what Unicode calls punctuation. */
    private static boolean isPunctuation(final int character) {
        if (character > ' ' && character < 0x7F) {
            return !Character.isLetterOrDigit(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                 Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isIdeograph(final int character) {
        return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF)
                || (character >= 0x20000 && character <= 0x2CEAF) || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0x2F800 && character <= 0x2FA1F);
    }
}
