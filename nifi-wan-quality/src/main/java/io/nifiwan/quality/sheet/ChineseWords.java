package io.nifiwan.quality.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The Chinese words for verdicts, reason codes and dimensions, which stand on a sheet beside the English ones. */
final class ChineseWords {
    private static final String RESOURCE = "words-zh.properties";
    private static final Properties WORDS = read();

    private ChineseWords() {
    }

    /** The Chinese word for a name, or an empty text where there is none. */
    static String of(final String name) {
        return WORDS.getProperty(name, "");
    }

    private static Properties read() {
        final Properties words = new Properties();
        try (Reader reader = new InputStreamReader(ChineseWords.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (final IOException e) {
            throw new UncheckedIOException("The words are part of this library", e);
        }
    }
}
