package io.nifiwan.quality.verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ThresholdsTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aProfileKnowsEveryCriterionAndHasNoContradiction(final Profile profile) {
        final Thresholds thresholds = profile.thresholds();

        assertEquals(profile.id(), thresholds.profile());
        assertEquals(Set.of(Criterion.values()), thresholds.limits().keySet());
        assertEquals(List.of(), thresholds.contradictory());
        // What needs no model weighs 1 together; the judgement of models comes on top where there is one.
        assertEquals(1.0 + thresholds.weight(Dimension.SEMANTIC), Arrays.stream(Dimension.values()).mapToDouble(thresholds::weight).sum(), 1e-9);
        assertEquals(0.4, thresholds.weight(Dimension.SEMANTIC), 1e-9);
        assertEquals(Set.of(Dimension.SHARPNESS, Dimension.MOTION), thresholds.curves().keySet());
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0", "0.45, 0", "0.725, 0.5", "1.0, 1", "1.5, 1"})
    void aCurveIsClamped(final double value, final double score) {
        assertEquals(score, new Curve(0.45, 1.0).score(value), 1e-9);
        assertEquals(1 - score, new Curve(1.0, 0.45).score(value), 1e-9);
    }

    @Test
    void aCurveNeedsTwoPoints() {
        assertThrows(IllegalArgumentException.class, () -> new Curve(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Curve(Double.NaN, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "SHARPNESS, 0.62, 0.50, false",
        "SHARPNESS, 0.50, 0.50, false",
        "SHARPNESS, 0.49, 0.50, true",
        "MOTION, 0.78, 0.92, false",
        "MOTION, 0.93, 0.92, true"
    })
    void whatIsRejectedLiesBeyondWhatIsReviewed(final Criterion criterion, final double review, final double reject, final boolean wrong) {
        final Thresholds thresholds = Profile.PHOTOREAL.thresholds().with(criterion, Severity.REVIEW, review)
                .with(criterion, Severity.REJECT, reject);

        assertEquals(wrong, !thresholds.contradictory().isEmpty());
        assertEquals(OptionalDouble.of(review), thresholds.of(criterion).review());
        assertEquals(wrong, thresholds.of(criterion).contradiction().isPresent());
    }

    @Test
    void aReplacedLimitLeavesTheProfileAlone() {
        final Thresholds changed = Profile.PHOTOREAL.thresholds().with(Criterion.NOISE, Severity.REJECT, 5);

        assertEquals(OptionalDouble.empty(), Profile.PHOTOREAL.thresholds().of(Criterion.NOISE).reject());
        assertEquals(Severity.REJECT, changed.of(Criterion.NOISE).breach(5.1).orElseThrow().severity());
        assertEquals(Severity.REVIEW, changed.of(Criterion.NOISE).breach(5.0).orElseThrow().severity());
        assertThrows(IllegalArgumentException.class, () -> changed.with(Criterion.NOISE, Severity.NOTE, 1));
    }

    @Test
    void anUnknownProfileIsAnError() {
        assertTrue(assertThrows(IllegalStateException.class, () -> ProfileReader.read("underwater")).getMessage().contains("underwater"));
    }

    @ParameterizedTest
    @CsvSource({"0.123456, 0.123", "0.5, 0.5", "0, 0", "12, 12", "0.0004567, 0.000457", "123456, 123000", "Infinity, not a number"})
    void numbersAreShortInSentences(final double value, final String text) {
        assertEquals(text, Decimals.text(value));
    }
}
