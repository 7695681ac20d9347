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
 * @param format  asked kind of file
 */
public record Expectation(int width, int height, double fps, int frames, double seconds, Optional<Asked> camera, Optional<Asked> tone,
                          FileFormat format) {

    /** Any kind of file. */
    public Expectation(final int width, final int height, final double fps, final int frames, final double seconds,
                       final Optional<Asked> camera, final Optional<Asked> tone) {
        this(width, height, fps, frames, seconds, camera, tone, FileFormat.ANY);
    }

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

    /**
     * An asked kind of file.
     *
     * @param containers accepted container formats as ffmpeg names them, lower case, for example {@code mp4}; empty for any
     * @param codecs     accepted video codecs as ffmpeg names them, lower case, for example {@code h264}; empty for any
     * @param audio      whether a sound track has to be there or must not be; empty where it does not matter
     */
    public record FileFormat(List<String> containers, List<String> codecs, Optional<Boolean> audio) {
        /** Any kind of file. */
        public static final FileFormat ANY = new FileFormat(List.of(), List.of(), Optional.empty());

        public FileFormat {
            containers = List.copyOf(containers);
            codecs = List.copyOf(codecs);
        }
    }

    /** The same for a kind of file. */
    public Expectation withFormat(final FileFormat asked) {
        return new Expectation(width, height, fps, frames, seconds, camera, tone, asked);
    }

    /** Nothing asked. */
    public static Expectation none() {
        return new Expectation(0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
