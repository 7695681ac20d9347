package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Expectation.Asked;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Translates the camera words of the glossary into what can be measured in a flat picture. Without parallax a pan cannot be told
 * from a truck, a tilt from a crane, or a push in from a zoom, so such words share a measured label.
 */
final class CameraWords {
    static final String STATIC = "static";
    static final String HANDHELD = "handheld";
    static final String UNKNOWN = "unknown";
    private static final Set<String> MOVING = Set.of("pan_left", "pan_right", "tilt_up", "tilt_down", "push_in", "pull_out", "roll_cw",
            "roll_ccw", HANDHELD);
    /** Words with a direction. */
    private static final Map<String, Set<String>> DIRECTED = Map.ofEntries(
            Map.entry(STATIC, Set.of(STATIC)),
            Map.entry("pan_left", Set.of("pan_left")),
            Map.entry("pan_right", Set.of("pan_right")),
            Map.entry("truck_left", Set.of("pan_left")),
            Map.entry("truck_right", Set.of("pan_right")),
            Map.entry("tilt_up", Set.of("tilt_up")),
            Map.entry("tilt_down", Set.of("tilt_down")),
            Map.entry("crane_up", Set.of("tilt_up")),
            Map.entry("crane_down", Set.of("tilt_down")),
            Map.entry("push_in", Set.of("push_in")),
            Map.entry("zoom_in", Set.of("push_in")),
            Map.entry("pull_out", Set.of("pull_out")),
            Map.entry("zoom_out", Set.of("pull_out")),
            Map.entry("roll_cw", Set.of("roll_cw")),
            Map.entry("roll_ccw", Set.of("roll_ccw")),
            Map.entry(HANDHELD, Set.of(HANDHELD)),
            Map.entry("any_motion", MOVING));
    /** Words that leave the direction open; beside a word with a direction they add nothing. */
    private static final Map<String, Set<String>> OPEN = Map.of(
            "orbit", Set.of("pan_left", "pan_right"),
            "side_track", Set.of("pan_left", "pan_right"),
            "tracking", Set.of("push_in", "pan_left", "pan_right"));

    private CameraWords() {
    }

    /** Measured labels that fulfil what is asked, in alphabetical order; empty where none of the words can be measured. */
    static List<String> labels(final Asked asked) {
        final Set<String> labels = labels(asked, DIRECTED);
        return List.copyOf(labels.isEmpty() ? labels(asked, OPEN) : labels);
    }

    private static Set<String> labels(final Asked asked, final Map<String, Set<String>> words) {
        final Set<String> labels = new TreeSet<>(words.getOrDefault(asked.target(), Set.of()));
        asked.accept().forEach(word -> labels.addAll(words.getOrDefault(word, Set.of())));
        return labels;
    }
}
