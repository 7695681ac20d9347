package io.nifiwan.quality.measure;

import java.util.List;
import java.util.Optional;

/**
 * What a clip was asked to be. Everything is optional: what was not asked is not judged.
 *
 * @param width   pixels, or 0 where not asked
 * @param height  pixels, or 0 where not asked
 * @param fps     frames per second, or 0 where not asked
 * @param frames  number of frames, or 0 where not asked
 * @param seconds length in seconds, or 0 where not asked
 * @param camera  asked camera movement
 * @param tone    asked colour tone
 */
public record Expectation(int width, int height, double fps, int frames, double seconds, Optional<Asked> camera, Optional<Asked> tone) {

    /**
     * An asked class of a measure.
     *
     * @param term   what asks for it, for the report; for example {@code move.push_in}
     * @param target asked class, for example {@code push_in}
     * @param accept classes that count as a match, holds the target
     */
    public record Asked(String term, String target, List<String> accept) {
        public Asked {
            accept = List.copyOf(accept);
        }
    }

    /** Nothing asked. */
    public static Expectation none() {
        return new Expectation(0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
