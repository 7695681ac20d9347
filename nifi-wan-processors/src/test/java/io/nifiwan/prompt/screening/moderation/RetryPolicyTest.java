package io.nifiwan.prompt.screening.moderation;

import io.nifiwan.prompt.screening.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Set<ModerationError> HEALED =
            EnumSet.of(ModerationError.CONNECTION, ModerationError.THROTTLED, ModerationError.UNAVAILABLE);
    private final RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(120));

    @ParameterizedTest
    @EnumSource(ModerationError.class)
    void callsAgainOnceAndOnlyWhereTimeHeals(final ModerationError error) {
        final ModerationException failure = new ModerationException(error, "m");
        final Optional<Instant> expected = HEALED.contains(error) ? Optional.of(NOW.plusSeconds(5)) : Optional.empty();
        assertEquals(expected, policy.next(failure, 1, NOW));
        assertEquals(Optional.empty(), policy.next(failure, 2, NOW));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 30", "120, 120", "121,", "86400,"})
    void honoursTheServersWishUpToALimit(final long asked, final Long waited) {
        final ModerationException failure = new ModerationException(ModerationError.THROTTLED, "m", Duration.ofSeconds(asked));
        assertEquals(Optional.ofNullable(waited).map(NOW::plusSeconds), policy.next(failure, 1, NOW));
    }

    @ParameterizedTest
    @CsvSource({"'0.5,0.9', 0.49, PASS", "'0.5,0.9', 0.5, REVIEW", "'0.5, 0.9', 0.9, BLOCKED", "'0.9,never', 1, REVIEW",
        "'never,Never', 1, PASS", "'0,0', 0, BLOCKED"})
    void judgesScoresByThresholds(final String threshold, final double score, final Outcome outcome) {
        assertEquals(outcome, CategoryThreshold.parse(threshold).outcome(score));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.5", "0.9,0.5", "a,b", "0.5,1.1", "-0.1,0.5", "NaN,NaN", "0.1,0.2,0.3", "never,0.5", "Infinity,-Infinity"})
    void refusesOtherThresholds(final String threshold) {
        assertThrows(IllegalArgumentException.class, () -> CategoryThreshold.parse(threshold));
    }

    @Test
    void isLenientWithFightsAndStrictWithMinors() {
        assertEquals(Outcome.PASS, CategoryThreshold.DEFAULTS.get("violence").outcome(0.85));
        assertEquals(Outcome.REVIEW, CategoryThreshold.DEFAULTS.get("violence").outcome(1));
        assertEquals(Outcome.BLOCKED, CategoryThreshold.DEFAULTS.get("sexual/minors").outcome(0.2));
        assertEquals(13, CategoryThreshold.DEFAULTS.size());
    }
}
