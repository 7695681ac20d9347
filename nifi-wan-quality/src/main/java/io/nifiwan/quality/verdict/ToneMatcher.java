package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.Measurement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the measured tone with the asked one. Tone classes are not alternatives (a picture can be cool, desaturated and low key
 * at once), so the asked class among others is a full match.
 */
public final class ToneMatcher {
    static final String METRIC = "tone";
    /** Classes that are measured; a class outside cannot be judged. */
    private static final Set<String> MEASURED = Set.of("warm", "cool", "neutral", "blue_grey", "green", "red", "purple", "black_white",
            "tinted_mono", "saturated", "desaturated", "high_key", "low_key", "high_contrast", "low_contrast");

    private ToneMatcher() {
    }

    /** Measured classes, the temperature first; empty where the metric did not run or has nothing to say. */
    public static List<String> measured(final Optional<Measurement> tone) {
        return tone.filter(Measurement::applicable).map(measurement -> Stream.concat(
                        Labels.split(measurement.labels().getOrDefault("temperature", "")).stream(),
                        Labels.split(measurement.labels().getOrDefault("classes", "")).stream())
                .distinct()
                .toList()).orElse(List.of());
    }

    /**
     * Compares.
     *
     * @param asked what the prompt asks for
     * @param tone  measurement of the metric {@code tone}
     */
    public static Match match(final Asked asked, final Optional<Measurement> tone) {
        final List<String> accepted = Stream.concat(Stream.of(asked.target()), asked.accept().stream())
                .distinct()
                .filter(MEASURED::contains)
                .toList();
        final List<String> measured = measured(tone);
        if (accepted.isEmpty()) {
            return match(asked, accepted, measured, ScoreState.NOT_APPLICABLE, 0,
                    "The prompt asks for " + asked.target() + ", which is not measured");
        }
        if (tone.filter(Measurement::applicable).isEmpty()) {
            return match(asked, accepted, measured, ScoreState.UNKNOWN, 0, "The tone could not be measured");
        }
        final boolean found = measured.stream().anyMatch(accepted::contains);
        final String classes = measured.isEmpty() ? "none of the known classes" : String.join(", ", measured);
        return match(asked, accepted, measured, ScoreState.SCORED, found ? 1 : 0,
                "The prompt asks for " + asked.target() + ", measured is " + classes);
    }

    private static Match match(final Asked asked, final List<String> accepted, final List<String> measured, final ScoreState state,
                               final double value, final String explanation) {
        return new Match(METRIC, asked.term(), asked.target(), accepted, measured, state, value, explanation);
    }
}
