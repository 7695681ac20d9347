package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ReasonCode;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on one clip with all that led to it.
 *
 * @param verdict    what becomes of the clip
 * @param score      weighted total, 0 to 1
 * @param dimensions one score a dimension, in the order of {@link Dimension}
 * @param camera     camera movement against the asked one, empty where nothing was asked
 * @param tone       tone against the asked one, empty where nothing was asked
 * @param reasons    worst first
 */
public record Judgement(Verdict verdict, double score, List<DimensionScore> dimensions, Optional<Match> camera, Optional<Match> tone,
                        List<Reason> reasons) {
    public Judgement {
        dimensions = List.copyOf(dimensions);
        reasons = List.copyOf(reasons);
    }

    /** Codes that had an effect on the verdict, worst first, each once; empty for a clean pass. */
    public List<ReasonCode> codes() {
        return reasons.stream().filter(reason -> reason.severity() != Severity.NOTE).map(Reason::code).distinct().toList();
    }

    /** The score of one dimension. */
    public Optional<DimensionScore> of(final Dimension dimension) {
        return dimensions.stream().filter(score -> score.dimension() == dimension).findFirst();
    }
}
