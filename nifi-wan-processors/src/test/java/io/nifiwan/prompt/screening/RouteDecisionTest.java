package io.nifiwan.prompt.screening;

import io.nifiwan.prompt.screening.RouteDecision.Moderation;
import io.nifiwan.prompt.screening.RouteDecision.OutagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class RouteDecisionTest {

    @ParameterizedTest
    @CsvSource({
        "PASS, NOT_ASKED, PASS, PASS",
        "PASS, PASS, PASS, PASS",
        "PASS, REVIEW, REVIEW, REVIEW",
        "PASS, BLOCKED, BLOCKED, BLOCKED",
        "PASS, RETRY_LATER, LATER, LATER",
        "PASS, UNAVAILABLE, REVIEW, FAILURE",
        "REVIEW, NOT_ASKED, REVIEW, REVIEW",
        "REVIEW, PASS, REVIEW, REVIEW",
        "REVIEW, REVIEW, REVIEW, REVIEW",
        "REVIEW, BLOCKED, BLOCKED, BLOCKED",
        "REVIEW, RETRY_LATER, LATER, LATER",
        "REVIEW, UNAVAILABLE, REVIEW, FAILURE",
        "BLOCKED, NOT_ASKED, BLOCKED, BLOCKED",
        "BLOCKED, PASS, BLOCKED, BLOCKED",
        "BLOCKED, REVIEW, BLOCKED, BLOCKED",
        "BLOCKED, BLOCKED, BLOCKED, BLOCKED",
        "BLOCKED, RETRY_LATER, BLOCKED, BLOCKED",
        "BLOCKED, UNAVAILABLE, BLOCKED, BLOCKED"
    })
    void holdsItsTable(final Outcome local, final Moderation moderation, final Route underReview, final Route underFailure) {
        assertEquals(underReview, RouteDecision.decide(local, moderation, OutagePolicy.REVIEW));
        assertEquals(underFailure, RouteDecision.decide(local, moderation, OutagePolicy.FAILURE));
    }

    @Test
    void neverPassesWithoutAnAnswer() {
        for (final Outcome local : Outcome.values()) {
            for (final OutagePolicy policy : OutagePolicy.values()) {
                assertNotEquals(Route.PASS, RouteDecision.decide(local, Moderation.UNAVAILABLE, policy));
                assertNotEquals(Route.PASS, RouteDecision.decide(local, Moderation.RETRY_LATER, policy));
            }
        }
    }
}
