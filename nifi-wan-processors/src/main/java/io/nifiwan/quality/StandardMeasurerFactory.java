package io.nifiwan.quality;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measuring.StandardClipMeasurer;

import java.io.IOException;
import java.util.Optional;

/**
 * Builds the measurer with all metrics. It decodes through the ffmpeg that is named or else bundled, and in Java alone where none is
 * bundled for this machine.
 */
public final class StandardMeasurerFactory implements ClipMeasurerFactory {

    /**
     * Builds a measurer.
     *
     * @throws IOException when the named ffmpeg does not run, or the bundled one cannot be unpacked
     */
    @Override
    public ClipMeasurer create(final MeasurerSettings settings) throws IOException {
        final MediaLimits usual = MediaLimits.defaults();
        final MediaLimits limits = new MediaLimits(settings.maximumBytes(), usual.pixels(), settings.maximumSeconds(), usual.frames(),
                settings.decodeTimeLimit());
        return StandardClipMeasurer.create(installation(settings), limits);
    }

    private static Optional<FfmpegInstallation> installation(final MeasurerSettings settings) throws IOException {
        if (settings.ffmpeg().isEmpty()) {
            return FfmpegInstallation.isBundled() ? Optional.of(FfmpegInstallation.bundled()) : Optional.empty();
        }
        final FfmpegInstallation named = FfmpegInstallation.installed(settings.ffmpeg().get());
        if (!named.runs()) {
            // Whoever names an executable wants that one: a silent change of the decoder would change the numbers.
            throw new IOException(named.executable() + " does not run");
        }
        return Optional.of(named);
    }
}
