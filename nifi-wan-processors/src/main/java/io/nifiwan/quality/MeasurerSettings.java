package io.nifiwan.quality;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a measurer is built with.
 *
 * @param ffmpeg          ffmpeg executable, or empty for the bundled one
 * @param maximumBytes    largest file
 * @param maximumSeconds  longest clip
 * @param decodeTimeLimit longest time that decoding one clip may take
 */
public record MeasurerSettings(Optional<Path> ffmpeg, long maximumBytes, double maximumSeconds, Duration decodeTimeLimit) {
}
