package io.nifiwan.engine.job;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.InvalidMediaException;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.media.VideoProbe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Asks ffprobe whether a file holds moving pictures of some length. Safe for use by several threads. */
public final class PlayableClip implements ClipProbe {
    private static final Duration WALL_CLOCK = Duration.ofMinutes(1);

    private final VideoProbe probe;

    private PlayableClip(final VideoProbe probe) {
        this.probe = probe;
    }

    /** @param maximumBytes largest file */
    public static PlayableClip with(final FfmpegInstallation ffmpeg, final long maximumBytes) {
        final MediaLimits usual = MediaLimits.defaults();
        return new PlayableClip(new VideoProbe(ffmpeg,
                new MediaLimits(maximumBytes, usual.pixels(), Double.MAX_VALUE, Integer.MAX_VALUE, WALL_CLOCK)));
    }

    @Override
    public void probe(final Path file) throws IOException {
        final VideoFacts facts = probe.probe(file);
        if (!(facts.seconds() > 0)) {
            throw new InvalidMediaException("The clip has no length");
        }
    }
}
