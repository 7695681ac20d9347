package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The byte-pair tokenizer of Gemma, as SigLIP 2 uses it, from the {@code tokenizer.json} of a Hugging Face export: lower case, a mark instead of each
 * space, characters outside the vocabulary as bytes, no start, one end. The file is read as a stream, since 256,000 entries and 580,000 merges
 * would fill hundreds of megabytes as a tree.
 */
final class SentencePieceTokenizer implements Tokenizer {
    private static final String SPACE = "\u2581";
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private boolean byteFallback;

    private SentencePieceTokenizer() {
    }

    /**
     * Reads {@code tokenizer.json}.
     *
     * @throws IOException when the file is missing, is of another kind, or lacks a special token
     */
    static SentencePieceTokenizer read(final Path file) throws IOException {
        final SentencePieceTokenizer tokenizer = new SentencePieceTokenizer();
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final boolean model = parser.currentName().equals("model");
                parser.nextToken();
                if (model) {
                    tokenizer.readModel(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (tokenizer.ranks.isEmpty() || !tokenizer.byteFallback) {
            throw new IOException(file.getFileName() + " is no byte-pair tokenizer with byte fallback");
        }
        for (final String special : List.of("<pad>", "<eos>", "<0x00>", "<0xFF>")) {
            if (!tokenizer.ids.containsKey(special)) {
                throw new IOException(file.getFileName() + " has no token " + special);
            }
        }
        return tokenizer;
    }

    @Override
    public int[] encode(final String text) {
        final List<String> symbols = new ArrayList<>();
        text.toLowerCase(Locale.ROOT).replace(" ", SPACE).codePoints().forEach(character -> {
            final String symbol = Character.toString(character);
            if (ids.containsKey(symbol)) {
                symbols.add(symbol);
            } else {
                for (final byte value : symbol.getBytes(StandardCharsets.UTF_8)) {
                    symbols.add(String.format(Locale.ROOT, "<0x%02X>", value & 0xff));
                }
            }
        });
        BytePairs.merge(symbols, (left, right) -> ranks.getOrDefault(left + " " + right, Integer.MAX_VALUE));
        symbols.add("<eos>");
        return symbols.stream().mapToInt(ids::get).toArray();
    }

    @Override
    public int end() {
        return ids.get("<eos>");
    }

    @Override
    public int padding() {
        return ids.get("<pad>");
    }

    private void readModel(final JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "byte_fallback" -> byteFallback = parser.getBooleanValue();
                case "vocab" -> readVocabulary(parser);
                case "merges" -> readMerges(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readVocabulary(final JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new IOException("The vocabulary is not that of a byte-pair tokenizer");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String token = parser.currentName();
            ids.put(token, parser.nextIntValue(-1));
        }
    }

    /** A merge is a text with a space, or since version 0.20 of the reference a list of two texts. */
    private void readMerges(final JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                final String left = parser.nextTextValue();
                final String right = parser.nextTextValue();
                ranks.put(left + " " + right, ranks.size());
                parser.nextToken();
            } else {
                ranks.put(parser.getText(), ranks.size());
            }
        }
    }
}
