package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.ClipMeasurements;
import io.nifiwan.quality.measure.Finding;
import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.measure.ReasonCode;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.semantic.SemanticState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What follows from the layers that need a model. A model that failed, or that has to judge and did not, sends the clip to a person: the silence of a
 * model is never consent. What a model sees beside the prompt, as malformed hands, sends it there too, since a model is not sure enough to reject.
 */
final class SemanticRules {
    /** Shares of the layers where both judged: their rank correlations with human judgement (Video-Bench: CLIP-like 0.445, VLM 0.732). */
    private static final Map<SemanticLayer, Double> SHARES = Map.of(SemanticLayer.CLIP_SIMILARITY, 0.445, SemanticLayer.VLM_JUDGE, 0.732);

    private SemanticRules() {
    }

    static List<Reason> reasons(final ClipMeasurements measurements, final Thresholds thresholds, final RequiredLayers required,
                                final double seconds) {
        final List<Reason> reasons = new ArrayList<>();
        final Map<SemanticLayer, Measurement> judged = judged(measurements);
        final Set<SemanticLayer> missing = required.missing(judged.keySet());
        for (final SemanticLayer layer : SemanticLayer.values()) {
            final Optional<Measurement> said = layer.in(measurements);
            final Optional<SemanticState> state = said.map(SemanticState::of);
            if (state.equals(Optional.of(SemanticState.JUDGED))) {
                final Threshold threshold = thresholds.of(criterion(layer));
                final double score = said.orElseThrow().values().getOrDefault(SemanticScorer.SCORE, Double.NaN);
                threshold.breach(score).ifPresent(breach -> reasons.add(new Reason(ReasonCode.SEMANTIC_MISMATCH, breach.severity(), 0, seconds,
                        OptionalDouble.of(score), OptionalDouble.of(breach.limit()), explanation(layer, said.get()))));
                said.get().findings().forEach(finding -> reasons.add(reason(finding)));
            } else if (state.equals(Optional.of(SemanticState.UNAVAILABLE))
                    || (missing.contains(layer) && !state.equals(Optional.of(SemanticState.SPARED)))) {
                reasons.add(new Reason(ReasonCode.LAYER_MISSING, Severity.REVIEW, 0, seconds, OptionalDouble.empty(), OptionalDouble.empty(),
                        "The " + layer.model() + " did not judge: "
                                + said.map(Measurement::note).filter(note -> !note.isBlank()).orElse("none is configured")));
            }
        }
        return reasons;
    }

    /** Mean of the layers that judged, by how well each follows people. */
    static DimensionScore score(final ClipMeasurements measurements, final Thresholds thresholds) {
        final double weight = thresholds.weight(Dimension.SEMANTIC);
        final Map<SemanticLayer, Measurement> judged = judged(measurements);
        if (!judged.isEmpty()) {
            double sum = 0;
            double shares = 0;
            final List<String> explanations = new ArrayList<>();
            for (final Map.Entry<SemanticLayer, Measurement> entry : judged.entrySet()) {
                sum += SHARES.get(entry.getKey()) * entry.getValue().values().getOrDefault(SemanticScorer.SCORE, 0.0);
                shares += SHARES.get(entry.getKey());
                explanations.add(explanation(entry.getKey(), entry.getValue()));
            }
            return new DimensionScore(Dimension.SEMANTIC, ScoreState.SCORED, Math.clamp(sum / shares, 0.0, 1.0), weight,
                    String.join("; ", explanations));
        }
        final List<Measurement> silent = Arrays.stream(SemanticLayer.values()).flatMap(layer -> layer.in(measurements).stream()).toList();
        if (silent.isEmpty()) {
            return new DimensionScore(Dimension.SEMANTIC, ScoreState.NOT_RUN, 0, weight, "No model is configured");
        }
        final boolean failed = silent.stream().anyMatch(said -> SemanticState.of(said) == SemanticState.UNAVAILABLE);
        return new DimensionScore(Dimension.SEMANTIC, failed ? ScoreState.UNKNOWN : ScoreState.NOT_APPLICABLE, 0, weight,
                String.join("; ", silent.stream().map(Measurement::note).distinct().toList()));
    }

    private static Map<SemanticLayer, Measurement> judged(final ClipMeasurements measurements) {
        final Map<SemanticLayer, Measurement> judged = new EnumMap<>(SemanticLayer.class);
        for (final SemanticLayer layer : SemanticLayer.values()) {
            layer.in(measurements).filter(said -> SemanticState.of(said) == SemanticState.JUDGED).ifPresent(said -> judged.put(layer, said));
        }
        return judged;
    }

    private static Criterion criterion(final SemanticLayer layer) {
        return switch (layer) {
            case CLIP_SIMILARITY -> Criterion.CLIP_SIMILARITY;
            case VLM_JUDGE -> Criterion.VLM_JUDGE;
        };
    }

    private static String explanation(final SemanticLayer layer, final Measurement said) {
        return said.labels().getOrDefault(SemanticScorer.EXPLANATION, "The " + layer.model() + " judged");
    }

    private static Reason reason(final Finding finding) {
        return new Reason(finding.code(), Severity.REVIEW, finding.from(), finding.to(), OptionalDouble.empty(), OptionalDouble.empty(),
                finding.explanation());
    }
}
