package io.nifiwan.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Craft entries: two stitches of Suzhou embroidery by facts that are in the public domain, in words of this project. */
public final class SampleCraft {
    private SampleCraft() {
    }

    /** JSON of a sample. */
    public static String json(final String name) {
        try (InputStream stream = SampleCraft.class.getResourceAsStream("/io/nifiwan/prompt/craft/" + name + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
