package io.nifiwan.prompt;

import io.nifiwan.prompt.parse.ShotDocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Shots as SplitScript writes them. */
public final class SampleShots {
    private SampleShots() {
    }

    /** JSON of a sample. */
    public static String json(final String name) {
        try (InputStream stream = SampleShots.class.getResourceAsStream("/io/nifiwan/prompt/shots/" + name + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sample. */
    public static ShotDocument document(final String name) throws IOException, PromptException {
        try (InputStream stream = SampleShots.class.getResourceAsStream("/io/nifiwan/prompt/shots/" + name + ".json")) {
            return ShotDocument.read(stream);
        }
    }
}
