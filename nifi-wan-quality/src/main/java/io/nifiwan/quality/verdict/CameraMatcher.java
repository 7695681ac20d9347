package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Expectation.Asked;
import io.nifiwan.quality.measure.Measurement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the measured camera movement with the asked one. */
public final class CameraMatcher {
    static final String METRIC = "camera";
    /** The asked movement and no other. */
    static final double FOUND = 1;
    /** The asked movement together with others. */
    static final double FOUND_WITH_OTHERS = 0.8;
    /** A static camera was asked, and the picture drifts slowly. */
    static final double SLOW_DRIFT = 0.6;
    /** Fastest drift in frame sides, or in scale, a second. */
    private static final double DRIFT_LIMIT = 0.03;
    /** Fastest roll of a drift, degrees a second: what is faster is a roll. */
    private static final double DRIFT_ROLL_LIMIT = 2;
    /** Largest shake of a drift: what is more is a handheld camera. */
    private static final double DRIFT_SHAKE_LIMIT = 0.02;

    private CameraMatcher() {
    }

    /** Measured movements, strongest first; empty where the metric did not run or has nothing to say. */
    public static List<String> measured(final Optional<Measurement> camera) {
        return camera.filter(Measurement::applicable).map(measurement -> {
            final String main = measurement.labels().getOrDefault("camera", "");
            return Stream.concat(Stream.of(main), Labels.split(measurement.labels().getOrDefault("camera_all", "")).stream())
                    .filter(label -> !label.isEmpty())
                    .distinct()
                    .toList();
        }).orElse(List.of());
    }

    /**
     * Compares.
     *
     * @param asked  what the prompt asks for
     * @param camera measurement of the metric {@code camera}
     */
    public static Match match(final Asked asked, final Optional<Measurement> camera) {
        final List<String> accepted = CameraWords.labels(asked);
        final List<String> measured = measured(camera);
        if (accepted.isEmpty()) {
            return match(asked, accepted, measured, ScoreState.NOT_APPLICABLE, 0,
                    "The prompt asks for " + asked.target() + ", which is not measured");
        }
        if (measured.isEmpty() || measured.contains(CameraWords.UNKNOWN)) {
            final String note = camera.map(Measurement::note).filter(text -> !text.isBlank()).map(text -> ": " + text).orElse("");
            return match(asked, accepted, measured, ScoreState.UNKNOWN, 0, "The camera movement cannot be told" + note);
        }
        final String sentence = "The prompt asks for " + asked.target() + ", measured is " + String.join(", ", measured);
        if (accepted.containsAll(measured)) {
            return match(asked, accepted, measured, ScoreState.SCORED, FOUND, sentence);
        }
        if (measured.stream().anyMatch(accepted::contains)) {
            return match(asked, accepted, measured, ScoreState.SCORED, FOUND_WITH_OTHERS, sentence + ", the asked one among others");
        }
        if (accepted.contains(CameraWords.STATIC) && isSlowDrift(camera.orElseThrow())) {
            return match(asked, accepted, measured, ScoreState.SCORED, SLOW_DRIFT, sentence + ", but it is a slow drift");
        }
        return match(asked, accepted, measured, ScoreState.SCORED, 0, sentence);
    }

    private static Match match(final Asked asked, final List<String> accepted, final List<String> measured, final ScoreState state,
                               final double value, final String explanation) {
        return new Match(METRIC, asked.term(), asked.target(), accepted, measured, state, value, explanation);
    }

    private static boolean isSlowDrift(final Measurement camera) {
        return isWithin(camera, "pan", DRIFT_LIMIT) && isWithin(camera, "tilt", DRIFT_LIMIT) && isWithin(camera, "zoom", DRIFT_LIMIT)
                && isWithin(camera, "roll", DRIFT_ROLL_LIMIT) && isWithin(camera, "shake", DRIFT_SHAKE_LIMIT);
    }

    /** A value that is missing or not a number is within no limit. */
    private static boolean isWithin(final Measurement camera, final String name, final double limit) {
        return Math.abs(camera.values().getOrDefault(name, Double.NaN)) < limit;
    }
}
