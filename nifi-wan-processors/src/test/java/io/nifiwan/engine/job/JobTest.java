package io.nifiwan.engine.job;

import io.nifiwan.engine.VideoAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JobTest {
    private static final Deadlines DEADLINES = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''        | ''     | NEW       | false",
        "''        | task-1 | SUBMITTED | true",
        "INTENT    | ''     | INTENT    | true",
        "SUBMITTED | task-1 | SUBMITTED | true",
        "DONE      | task-1 | DONE      | false",
    })
    void thePhaseIsRead(final String phase, final String taskId, final JobPhase expected, final boolean job) {
        final Map<String, String> attributes = Map.of(VideoAttributes.PHASE, phase, VideoAttributes.TASK_ID, taskId);
        assertEquals(expected, JobPhase.of(attributes));
        assertEquals(job, JobPhase.isJob(attributes));
    }

    @Test
    void anUnknownPhaseIsNotGuessed() {
        final Map<String, String> attributes = Map.of(VideoAttributes.PHASE, "submitted");
        assertThrows(IllegalArgumentException.class, () -> JobPhase.of(attributes));
        assertFalse(JobPhase.isJob(attributes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void numbersMustBeNumbers(final String text) {
        final Map<String, String> attributes = Map.of(VideoAttributes.SUBMITTED_AT, text, VideoAttributes.POLL_AFTER, text);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Job.of(attributes)).getMessage().contains(VideoAttributes.SUBMITTED_AT));
        assertEquals(0, Job.dueAt(attributes));
    }

    @Test
    void aNumberTooLargeForItsPlaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Job.of(Map.of(VideoAttributes.FRAMES, "3000000000")));
    }

    @Test
    void absentAttributesAreZeroOrEmpty() {
        final Job job = Job.of(Map.of());
        assertEquals("", job.taskId());
        assertEquals(0, job.frames());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "1000 | 0    | 0    | 61000 | -",
        "1000 | 0    | 0    | 61001 | The request has been waiting to be accepted for 60 s; Queue Deadline is 60 s",
        "1000 | 5000 | 0    | 65000 | -",
        "1000 | 5000 | 0    | 67000 | The job has been waiting at the engine for 62 s; Queue Deadline is 60 s",
        "1000 | 5000 | 8000 | 18000 | -",
        "1000 | 5000 | 8000 | 20500 | The job has been running for 12 s; Run Deadline is 10 s",
    })
    void eachDeadlineHasItsOwnClock(final String intent, final String submitted, final String started, final long now, final String reason) {
        final Job job = Job.of(Map.of(VideoAttributes.INTENT_AT, intent, VideoAttributes.SUBMITTED_AT, submitted,
                VideoAttributes.STARTED_AT, started));
        assertEquals(Optional.ofNullable(reason), DEADLINES.passed(job, now));
    }
}
