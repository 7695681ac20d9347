package io.nifiwan.quality.measuring;

import io.nifiwan.media.FfmpegInstallation;
import io.nifiwan.media.InvalidMediaException;
import io.nifiwan.media.MediaLimits;
import io.nifiwan.media.VideoFacts;
import io.nifiwan.quality.decode.FfmpegDecoder;
import io.nifiwan.quality.decode.Frame;
import io.nifiwan.quality.decode.FrameDecoder;
import io.nifiwan.quality.decode.JcodecDecoder;
import io.nifiwan.quality.measure.ClipInfo;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.FrameTap;
import io.nifiwan.quality.measure.UnreadableClipException;
import io.nifiwan.quality.metric.ClipMetric;
import io.nifiwan.quality.metric.ClipMetrics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures a clip in one decoding pass that feeds every metric found on the class path. Safe for use by several threads. */
public final class StandardClipMeasurer implements ClipMeasurer {
    private final FrameDecoder decoder;
    private final Supplier<List<ClipMetric>> metrics;
    private final InstantSource clock;

    /**
     * @param decoder what decodes
     * @param metrics makes the metrics of one clip; called once per clip
     * @param clock   tells the time that the pass takes
     */
    public StandardClipMeasurer(final FrameDecoder decoder, final Supplier<List<ClipMetric>> metrics, final InstantSource clock) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A measurer with all metrics that decodes through ffmpeg, or in Java alone where there is no executable that runs on this machine.
     *
     * @param installation ffmpeg to use, or empty for pure Java
     */
    public static StandardClipMeasurer create(final Optional<FfmpegInstallation> installation, final MediaLimits limits) {
        final InstantSource clock = InstantSource.system();
        final FrameDecoder decoder = installation.filter(FfmpegInstallation::runs)
            .<FrameDecoder>map(found -> new FfmpegDecoder(found, limits))
            .orElseGet(() -> new JcodecDecoder(limits, clock));
        return new StandardClipMeasurer(decoder, ClipMetrics::create, clock);
    }

    /** A measurer with the bundled ffmpeg, or pure Java where none is bundled for this machine, and the default limits. */
    public static StandardClipMeasurer create() throws IOException {
        return create(FfmpegInstallation.isBundled() ? Optional.of(FfmpegInstallation.bundled()) : Optional.empty(), MediaLimits.defaults());
    }

    @Override
    public ClipMeasurements measure(final Path clip, final Expectation expectation) throws IOException {
        return measure(clip, expectation, FrameTap.NONE);
    }

    @Override
    public ClipMeasurements measure(final Path clip, final Expectation expectation, final FrameTap tap) throws IOException {
        final long start = clock.millis();
        try {
            final VideoFacts facts = decoder.probe(clip);
            final List<ClipMetric> fresh = metrics.get();
            fresh.forEach(metric -> metric.begin(facts, expectation));
            final int decoded = decoder.decode(clip, facts, frame -> {
                feed(fresh, frame, facts);
                tap.accept(frame, facts);
            });
            final ClipInfo info = new ClipInfo(facts.container(), facts.codec(), facts.width(), facts.height(), facts.fps(), facts.declaredFrames(),
                facts.seconds(), decoded, facts.constantRate(), facts.audio(), facts.program());
            return new ClipMeasurements(info, fresh.stream().map(ClipMetric::finish).toList(), clock.millis() - start);
        } catch (final InvalidMediaException e) {
            throw new UnreadableClipException(e.getMessage(), e);
        }
    }

    @Override
    public void show(final Path clip, final FrameTap tap) throws IOException {
        try {
            final VideoFacts facts = decoder.probe(clip);
            decoder.decode(clip, facts, frame -> tap.accept(frame, facts));
        } catch (final InvalidMediaException e) {
            throw new UnreadableClipException(e.getMessage(), e);
        }
    }

    private static void feed(final List<ClipMetric> metrics, final Frame frame, final VideoFacts facts) {
        for (final ClipMetric metric : metrics) {
            if (metric.sampling().wants(frame.index(), facts)) {
                metric.accept(frame);
            }
        }
    }
}
