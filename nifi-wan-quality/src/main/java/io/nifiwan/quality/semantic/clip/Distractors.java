package io.nifiwan.quality.semantic.clip;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Prompts of other clips that the prompt of a clip has to beat. A cosine alone means little: it differs from model to model and from picture to
 * picture. Its standing among captions of other things, for the same frames, does not.
 */
final class Distractors {
    private static final List<Distractor> SHIPPED = read();
    private static final int FEWEST = 16;

    private Distractors() {
    }

    /**
     * One prompt in both languages.
     *
     * @param zhKeys words that make it speak of the same thing as a prompt that holds one of them
     * @param enKeys the same in English, singular
     */
    record Distractor(String zh, String en, List<String> zhKeys, List<String> enKeys) {

        String in(final String language) {
            return language.equals(TextLanguage.CHINESE) ? zh : en;
        }

        boolean speaksOf(final String text) {
            final String lower = text.toLowerCase(Locale.ROOT);
            return zhKeys.stream().anyMatch(lower::contains)
                    || enKeys.stream().anyMatch(key -> Pattern.compile("\\b" + Pattern.quote(key) + "(e?s|ies)?\\b").matcher(lower).find());
        }
    }

    /**
     * The distractors for a prompt: those that speak of the same things are left out, since a clip that matches both is no worse for it.
     *
     * @param language {@code zh} or {@code en}
     * @return at least 16
     */
    static List<String> forPrompt(final String prompt, final String language) {
        final List<String> others = SHIPPED.stream().filter(distractor -> !distractor.speaksOf(prompt)).map(one -> one.in(language)).toList();
        // A prompt that names everything has no distractors left; then even those of its own things must do.
        return others.size() >= FEWEST ? others : SHIPPED.stream().map(one -> one.in(language)).toList();
    }

    private static List<Distractor> read() {
        try (InputStream input = Distractors.class.getResourceAsStream("distractors.json")) {
            return Arrays.asList(new ObjectMapper().readValue(input, Distractor[].class));
        } catch (final IOException e) {
            throw new UncheckedIOException("The distractors are part of this library", e);
        }
    }
}
