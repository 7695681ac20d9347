package io.nifiwan.media;

import java.time.Duration;

/**
 * Limits for video files of unknown origin. What exceeds them is refused, not cut.
 *
 * @param bytes     file size
 * @param pixels    displayed width times height
 * @param seconds   declared length
 * @param frames    number of frames
 * @param wallClock time that one child process, or one decoding pass, may take
 */
public record MediaLimits(long bytes, long pixels, double seconds, int frames, Duration wallClock) {
    public MediaLimits {
        if (bytes <= 0 || pixels <= 0 || !(seconds > 0) || frames <= 0 || wallClock.isNegative() || wallClock.isZero()) {
            throw new IllegalArgumentException("Every limit is above 0");
        }
    }

    /** 2 GiB, 8192 by 4320 pixels, ten minutes, 36,000 frames, five minutes of work. */
    public static MediaLimits defaults() {
        return new MediaLimits(2L << 30, 8192L * 4320, 600, 36_000, Duration.ofMinutes(5));
    }
}
