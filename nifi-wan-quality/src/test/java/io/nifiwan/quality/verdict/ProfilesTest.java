package io.nifiwan.quality.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nifiwan.quality.measure.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProfilesTest {
    @ParameterizedTest
    @EnumSource
    void everyLimitHasADirectionAndAReason(final Profile profile) throws IOException {
        final JsonNode file = file(profile);

        assertEquals(profile.id(), file.required("profile").asText());
        assertFalse(file.required("description").asText().isBlank());
        file.required("thresholds").properties().forEach(entry -> {
            final Criterion criterion = Criterion.ofId(entry.getKey()).orElseThrow();
            assertEquals(criterion.direction().id(), entry.getValue().required("direction").asText(), entry.getKey());
            assertFalse(entry.getValue().required("why").asText().isBlank(), entry.getKey());
            assertTrue(entry.getValue().has("review") || entry.getValue().has("reject"), entry.getKey());
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyProfileJudgesEverythingWithoutContradiction(final Profile profile) {
        final Thresholds thresholds = profile.thresholds();

        assertEquals(EnumSet.allOf(Criterion.class), EnumSet.copyOf(thresholds.limits().keySet()));
        assertEquals(EnumSet.allOf(Dimension.class), EnumSet.copyOf(thresholds.weights().keySet()));
        assertTrue(thresholds.contradictory().isEmpty());
        assertEquals(Verdict.PASS, QualityGate.judge(new SampleClip().measurements(), Expectation.none(), thresholds).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "flicker, yjit, 2.0, REVIEW, REVIEW, PASS, REVIEW, REVIEW",
        "flicker, flash_share, 0.065, REVIEW, REVIEW, PASS, REVIEW, REVIEW",
        "sharpness, sharpr, 0.66, PASS, PASS, PASS, PASS, REVIEW",
        "camera, shake, 0.09, PASS, PASS, PASS, REVIEW, REVIEW",
        "frozen, longest, 2.2, REJECT, REJECT, REJECT, PASS, REVIEW",
        "motion, tcr, 0.93, REJECT, PASS, REJECT, REVIEW, REJECT"
    })
    void profilesDifferWhereTheirPicturesDo(final String metric, final String name, final double value, final Verdict photoreal,
                                            final Verdict animation, final Verdict night, final Verdict still, final Verdict heritage) {
        assertEquals(photoreal, verdict(Profile.PHOTOREAL, metric, name, value));
        assertEquals(animation, verdict(Profile.ANIMATION, metric, name, value));
        assertEquals(night, verdict(Profile.NIGHT, metric, name, value));
        assertEquals(still, verdict(Profile.STILL_LIFE, metric, name, value));
        assertEquals(heritage, verdict(Profile.HERITAGE_CLOSE_UP, metric, name, value));
    }

    @Test
    void aPhotographOfAStillLifeIsForAPerson() {
        assertEquals(Verdict.REVIEW, verdict(Profile.STILL_LIFE, "frozen", "frozen_share", 1));
        assertEquals(Verdict.REJECT, verdict(Profile.PHOTOREAL, "frozen", "frozen_share", 1));
    }

    private static Verdict verdict(final Profile profile, final String metric, final String name, final double value) {
        return QualityGate.judge(new SampleClip().put(metric, name, value).measurements(), Expectation.none(), profile.thresholds()).verdict();
    }

    private static JsonNode file(final Profile profile) throws IOException {
        try (InputStream input = Profile.class.getResourceAsStream("profiles/" + profile.id() + ".json")) {
            return new ObjectMapper().readTree(input);
        }
    }
}
