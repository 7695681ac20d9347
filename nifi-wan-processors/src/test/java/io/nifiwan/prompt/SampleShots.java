package io.nifiwan.prompt;

import io.nifiwan.prompt.parse.ShotDocument;
import io.nifiwan.prompt.parse.ShotParser;

import java.io.ByteArrayOutputStream;
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

    /** JSON of a sample with its slots, as ParseShot writes it. */
    public static String parsed(final String name) throws IOException, PromptException {
        final ShotDocument document = document(name);
        document.put(ShotParser.standard().parse(document.shot()));
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.write(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
