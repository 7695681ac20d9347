package io.nifiwan.engine.job;

import io.nifiwan.engine.EngineError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EngineDecisionTest {
    /** Operation, class of the error, failed tries, decision: every pair of operation and class, and both sides of every limit. */
    private static final String TABLE = """
            SUBMIT   INVALID       1 FAIL
            SUBMIT   MODERATION    1 REJECT
            SUBMIT   CONFIGURATION 1 FAIL
            SUBMIT   QUOTA         1 FAIL
            SUBMIT   THROTTLED     1 RETRY_LATER
            SUBMIT   THROTTLED   999 RETRY_LATER
            SUBMIT   TRANSIENT     1 RETRY_LATER
            SUBMIT   TRANSIENT   999 RETRY_LATER
            SUBMIT   AMBIGUOUS     1 RECONCILE
            SUBMIT   ENGINE_LOST   1 FAIL
            SUBMIT   OUT_OF_MEMORY 1 FAIL
            SUBMIT   TIMEOUT       1 RECONCILE
            SUBMIT   BAD_OUTPUT    1 RECONCILE
            FIND     INVALID       1 LEAVE_AMBIGUOUS
            FIND     MODERATION    1 LEAVE_AMBIGUOUS
            FIND     CONFIGURATION 1 LEAVE_AMBIGUOUS
            FIND     QUOTA         1 LEAVE_AMBIGUOUS
            FIND     THROTTLED     7 RETRY_LATER
            FIND     THROTTLED     8 LEAVE_AMBIGUOUS
            FIND     TRANSIENT     1 RETRY_LATER
            FIND     TRANSIENT     7 RETRY_LATER
            FIND     TRANSIENT     8 LEAVE_AMBIGUOUS
            FIND     AMBIGUOUS     2 RETRY_LATER
            FIND     AMBIGUOUS     3 LEAVE_AMBIGUOUS
            FIND     ENGINE_LOST   1 LEAVE_AMBIGUOUS
            FIND     OUT_OF_MEMORY 1 LEAVE_AMBIGUOUS
            FIND     TIMEOUT       7 RETRY_LATER
            FIND     TIMEOUT       8 LEAVE_AMBIGUOUS
            FIND     BAD_OUTPUT    7 RETRY_LATER
            FIND     BAD_OUTPUT    8 LEAVE_AMBIGUOUS
            POLL     INVALID       1 FAIL_RESUMABLE
            POLL     MODERATION    1 REJECT
            POLL     CONFIGURATION 1 FAIL_RESUMABLE
            POLL     QUOTA         1 FAIL_RESUMABLE
            POLL     THROTTLED   999 RETRY_LATER
            POLL     TRANSIENT   999 RETRY_LATER
            POLL     AMBIGUOUS   999 RETRY_LATER
            POLL     ENGINE_LOST   1 FAIL
            POLL     OUT_OF_MEMORY 1 FAIL
            POLL     TIMEOUT     999 RETRY_LATER
            POLL     BAD_OUTPUT  999 RETRY_LATER
            DOWNLOAD INVALID       1 FAIL_RESUMABLE
            DOWNLOAD MODERATION    1 REJECT
            DOWNLOAD CONFIGURATION 1 FAIL_RESUMABLE
            DOWNLOAD QUOTA         1 FAIL_RESUMABLE
            DOWNLOAD THROTTLED     4 RETRY_LATER
            DOWNLOAD THROTTLED     5 FAIL_RESUMABLE
            DOWNLOAD TRANSIENT     4 RETRY_LATER
            DOWNLOAD TRANSIENT     5 FAIL_RESUMABLE
            DOWNLOAD AMBIGUOUS     4 RETRY_LATER
            DOWNLOAD AMBIGUOUS     5 FAIL_RESUMABLE
            DOWNLOAD ENGINE_LOST   1 FAIL
            DOWNLOAD OUT_OF_MEMORY 1 FAIL
            DOWNLOAD TIMEOUT       4 RETRY_LATER
            DOWNLOAD TIMEOUT       5 FAIL_RESUMABLE
            DOWNLOAD BAD_OUTPUT    4 RETRY_LATER
            DOWNLOAD BAD_OUTPUT    5 FAIL_RESUMABLE
            RESULT   INVALID       1 FAIL
            RESULT   MODERATION    1 REJECT
            RESULT   CONFIGURATION 1 FAIL
            RESULT   QUOTA         1 FAIL
            RESULT   THROTTLED     1 FAIL
            RESULT   TRANSIENT     1 FAIL
            RESULT   AMBIGUOUS     1 LEAVE_AMBIGUOUS
            RESULT   ENGINE_LOST   1 FAIL
            RESULT   OUT_OF_MEMORY 1 FAIL
            RESULT   TIMEOUT       1 TIME_OUT
            RESULT   BAD_OUTPUT    1 FAIL
            """;

    static Stream<String> rows() {
        return TABLE.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRow(final String row) {
        final String[] cells = row.split(" +", -1);
        assertEquals(EngineDecision.valueOf(cells[3]), EngineDecision.after(EngineOperation.valueOf(cells[0]), EngineError.valueOf(cells[1]),
                Integer.parseInt(cells[2])));
    }

    @ParameterizedTest
    @EnumSource(EngineError.class)
    void aFailedCancelHasNoConsequence(final EngineError error) {
        assertEquals(EngineDecision.IGNORE, EngineDecision.after(EngineOperation.CANCEL, error, 1));
    }

    @Test
    void theTableIsComplete() {
        final Set<String> pairs = new HashSet<>();
        rows().map(row -> row.split(" +", -1)).forEach(cells -> pairs.add(cells[0] + " " + cells[1]));
        final long expected = (EngineOperation.values().length - 1L) * EngineError.values().length;
        assertEquals(expected, pairs.size());
    }

    @ParameterizedTest
    @EnumSource(EngineError.class)
    void noDoubtfulSubmissionIsEverRepeatedBlindly(final EngineError error) {
        final EngineDecision decision = EngineDecision.after(EngineOperation.SUBMIT, error, 1);
        final Set<EngineError> certainlyRefused = Set.of(EngineError.THROTTLED, EngineError.TRANSIENT);
        assertEquals(certainlyRefused.contains(error), decision == EngineDecision.RETRY_LATER);
    }

    @Test
    void everyErrorClassNamesAnExistingRelationship() {
        final Set<String> relationships = Arrays.stream(JobOutcome.values()).map(JobOutcome::relationship).collect(Collectors.toSet());
        assertTrue(Arrays.stream(EngineError.values()).allMatch(error -> relationships.contains(error.relationship())));
    }
}
