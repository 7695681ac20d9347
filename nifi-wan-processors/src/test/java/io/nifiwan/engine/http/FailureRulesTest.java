package io.nifiwan.engine.http;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.job.EngineOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The table row by row: columns are the operations. */
class FailureRulesTest {

    @ParameterizedTest
    @CsvSource({
        // fault, status, SUBMIT, FIND and POLL, DOWNLOAD
        "NOT_SENT,    0, TRANSIENT,     TRANSIENT,     TRANSIENT",
        "BROKEN,      0, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "TIMED_OUT,   0, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "UNREADABLE,  0, AMBIGUOUS,     TRANSIENT,     BAD_OUTPUT",
        "STATUS,    200, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    302, CONFIGURATION, CONFIGURATION, CONFIGURATION",
        "STATUS,    400, INVALID,       INVALID,       INVALID",
        "STATUS,    401, CONFIGURATION, CONFIGURATION, CONFIGURATION",
        "STATUS,    402, QUOTA,         QUOTA,         QUOTA",
        "STATUS,    403, CONFIGURATION, CONFIGURATION, CONFIGURATION",
        "STATUS,    404, CONFIGURATION, ENGINE_LOST,   ENGINE_LOST",
        "STATUS,    407, CONFIGURATION, CONFIGURATION, CONFIGURATION",
        "STATUS,    408, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    409, INVALID,       TRANSIENT,     TRANSIENT",
        "STATUS,    410, CONFIGURATION, ENGINE_LOST,   ENGINE_LOST",
        "STATUS,    413, INVALID,       INVALID,       INVALID",
        "STATUS,    422, INVALID,       INVALID,       INVALID",
        "STATUS,    425, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    429, THROTTLED,     THROTTLED,     THROTTLED",
        "STATUS,    500, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    502, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    503, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
        "STATUS,    504, AMBIGUOUS,     TRANSIENT,     TRANSIENT",
    })
    void everyFaultHasOneClass(final CallFault.Kind kind, final int status, final EngineError submit, final EngineError poll,
                               final EngineError download) {
        final CallFault fault = new CallFault(kind, status);
        assertEquals(submit, FailureRules.errorOf(EngineOperation.SUBMIT, fault, Optional.empty()));
        assertEquals(poll, FailureRules.errorOf(EngineOperation.POLL, fault, Optional.empty()));
        assertEquals(poll, FailureRules.errorOf(EngineOperation.FIND, fault, Optional.empty()));
        assertEquals(download, FailureRules.errorOf(EngineOperation.DOWNLOAD, fault, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(EngineError.class)
    void aVendorsRefusalIsCertainAndItsHopeIsNot(final EngineError meaning) {
        final Set<EngineError> refusals = EnumSet.of(EngineError.INVALID, EngineError.MODERATION, EngineError.CONFIGURATION, EngineError.QUOTA,
                EngineError.THROTTLED, EngineError.ENGINE_LOST, EngineError.OUT_OF_MEMORY);
        final EngineError error = FailureRules.errorOf(EngineOperation.SUBMIT, CallFault.status(500), Optional.of(meaning));
        assertEquals(refusals.contains(meaning) ? meaning : EngineError.AMBIGUOUS, error);
    }

    @Test
    void noStatusMakesADoubtfulSubmissionLookSafeToRepeat() {
        final Set<EngineError> safe = EnumSet.of(EngineError.TRANSIENT, EngineError.TIMEOUT, EngineError.BAD_OUTPUT);
        for (int status = 200; status < 600; status++) {
            final EngineError error = FailureRules.errorOf(EngineOperation.SUBMIT, CallFault.status(status), Optional.empty());
            assertTrue(!safe.contains(error), status + " is " + error);
            assertNotEquals(EngineError.ENGINE_LOST, error);
        }
    }
}
