package io.nifiwan.prompt.screening.person;

import io.nifiwan.prompt.screening.Outcome;
import io.nifiwan.prompt.screening.person.PersonDecision.Standing;
import io.nifiwan.prompt.screening.person.PersonDecision.Usage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PersonDecisionTest {

    @ParameterizedTest
    @CsvSource({
        "WATCHED, MENTIONED, REVIEW",
        "WATCHED, SUBJECT, BLOCKED",
        "WATCHED, LIKENESS, BLOCKED",
        "WATCHED_CAST, MENTIONED, REVIEW",
        "WATCHED_CAST, SUBJECT, REVIEW",
        "WATCHED_CAST, LIKENESS, BLOCKED",
        "CONSENT_NAME, MENTIONED, PASS",
        "CONSENT_NAME, SUBJECT, PASS",
        "CONSENT_NAME, LIKENESS, REVIEW",
        "CONSENT_LIKENESS, MENTIONED, PASS",
        "CONSENT_LIKENESS, SUBJECT, PASS",
        "CONSENT_LIKENESS, LIKENESS, PASS",
        "CAST, MENTIONED, PASS",
        "CAST, SUBJECT, PASS",
        "CAST, LIKENESS, PASS",
        "UNKNOWN, MENTIONED, PASS",
        "UNKNOWN, SUBJECT, PASS",
        "UNKNOWN, LIKENESS, REVIEW"
    })
    void holdsItsTable(final Standing standing, final Usage usage, final Outcome outcome) {
        assertEquals(outcome, PersonDecision.decide(standing, usage));
    }
}
