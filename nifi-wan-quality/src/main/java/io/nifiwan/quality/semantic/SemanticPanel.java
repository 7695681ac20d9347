package io.nifiwan.quality.semantic;

import io.nifiwan.quality.decode.RgbFrame;
import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.ClipMeasurer;
import io.nifiwan.quality.measure.Expectation;
import io.nifiwan.quality.measure.Measurement;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Measures a clip and lets every configured layer judge it, cheapest first. A layer that fails says so in its measurement: a model never keeps the
 * signal metrics from being reported. Safe for use by several threads as far as its scorers are.
 *
 * @param scorers at most one a layer
 */
public record SemanticPanel(List<SemanticScorer> scorers) {
    public SemanticPanel {
        scorers = scorers.stream().sorted(Comparator.comparing(SemanticScorer::layer)).toList();
        if (scorers.stream().map(SemanticScorer::layer).distinct().count() < scorers.size()) {
            throw new IllegalArgumentException("A layer has one scorer");
        }
    }

    /** A panel that measures only. */
    public static SemanticPanel none() {
        return new SemanticPanel(List.of());
    }

    /**
     * Measures and judges a clip in one decoding pass.
     *
     * @param brief    what the clip shall show
     * @param hopeless whether a clip is lost by what is measured so far, so that no further model need be asked
     * @return the measurements of the metrics, then those of the layers
     * @throws IOException as {@link ClipMeasurer#measure(Path, Expectation)}
     */
    public ClipMeasurements measure(final ClipMeasurer measurer, final Path clip, final Expectation expectation, final SemanticBrief brief,
                                    final Predicate<ClipMeasurements> hopeless) throws IOException {
        if (scorers.isEmpty()) {
            return measurer.measure(clip, expectation);
        }
        final FrameSampler sampler = new FrameSampler(brief.isEmpty() ? List.of() : scorers.stream().map(SemanticScorer::frames).toList());
        ClipMeasurements measured = measurer.measure(clip, expectation, sampler);
        for (final SemanticScorer scorer : scorers) {
            final List<Measurement> all = new ArrayList<>(measured.measurements());
            all.add(judge(scorer, sampler.frames(scorer.frames()), brief,
                    scorer.sparesRejected() && hopeless.test(measured)));
            measured = new ClipMeasurements(measured.info(), all, measured.wallMillis());
        }
        return measured;
    }

    private static Measurement judge(final SemanticScorer scorer, final List<RgbFrame> frames, final SemanticBrief brief, final boolean spared)
            throws InterruptedIOException {
        if (brief.isEmpty()) {
            return SemanticState.NOT_ASKED.measurement(scorer.layer(), "The clip has no prompt to compare it with");
        }
        if (spared) {
            return SemanticState.SPARED.measurement(scorer.layer(), "The clip is rejected already");
        }
        if (frames.isEmpty()) {
            return SemanticState.UNAVAILABLE.measurement(scorer.layer(), "No frame could be taken from the clip");
        }
        try {
            return scorer.score(frames, brief);
        } catch (final SemanticException e) {
            return SemanticState.UNAVAILABLE.measurement(scorer.layer(), e.getMessage());
        }
    }
}
