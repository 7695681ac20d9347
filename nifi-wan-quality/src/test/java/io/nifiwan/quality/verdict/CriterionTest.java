package io.nifiwan.quality.verdict;

import io.nifiwan.quality.measure.Measurement;
import io.nifiwan.quality.metric.ClipMetrics;
import io.nifiwan.quality.semantic.SemanticLayer;
import io.nifiwan.quality.semantic.SemanticScorer;
import io.nifiwan.quality.testing.Painter;
import io.nifiwan.quality.testing.SyntheticClip;
import io.nifiwan.quality.testing.Texture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A criterion names a number of a metric by two words; a word that no metric knows would silently judge nothing. */
class CriterionTest {
    private static final Set<String> SEMANTIC = Arrays.stream(SemanticLayer.values()).map(SemanticLayer::id).collect(Collectors.toSet());
    private static Map<String, Measurement> measured;

    @BeforeAll
    static void measure() {
        final SyntheticClip clip = SyntheticClip.of(16, 17, Painter.camera(new Texture(1), 640, 480, 2, 0, 0, 0));
        measured = ClipMetrics.create().stream().map(clip::measure).collect(Collectors.toMap(Measurement::metric, Function.identity()));
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void everyCriterionIsMeasured(final Criterion criterion) {
        if (SEMANTIC.contains(criterion.metric())) {
            // No model of a test's own tells anything of a real one: the layers promise their score by name.
            assertEquals(SemanticScorer.SCORE, criterion.value());
        } else if (!criterion.metric().isEmpty()) {
            assertTrue(measured.get(criterion.metric()).applicable(), criterion.metric());
            assertTrue(measured.get(criterion.metric()).values().containsKey(criterion.value()),
                    () -> criterion.value() + " is none of " + measured.get(criterion.metric()).values().keySet());
        }
    }

    @Test
    void whatTheGateLooksUpBesideTheCriteriaIsMeasured() {
        assertTrue(measured.get("tone").values().keySet().containsAll(List.of("p5", "p95")));
        assertTrue(measured.get("tone").labels().keySet().containsAll(List.of("temperature", "classes")));
        assertTrue(measured.get("camera").values().keySet().containsAll(List.of("pan", "tilt", "zoom", "roll", "shake")));
        assertTrue(measured.get("camera").labels().keySet().containsAll(List.of("camera", "camera_all")));
        assertTrue(measured.get("sharpness").values().containsKey("textured_blocks"));
    }

    @Test
    void idsAreUnique() {
        assertEquals(Criterion.values().length, Arrays.stream(Criterion.values()).map(Criterion::id).distinct().count());
        assertEquals(Criterion.MOTION, Criterion.ofId("motion").orElseThrow());
        assertTrue(Criterion.ofId("beauty").isEmpty());
    }
}
