package io.nifiwan.engine.dashscope;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.JobStatus;
import io.nifiwan.engine.ModelSettings;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.contract.Misbehaviour;
import io.nifiwan.engine.contract.SampleClip;
import io.nifiwan.engine.http.HttpSettings;
import io.nifiwan.engine.job.EngineOperation;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DashScopeJobsTest {
    private static final String KEY = "sk-0123456789";
    private static final String MODEL = "wan2.2-t2v-plus";
    private static final Duration SOON = Duration.ofSeconds(2);

    private final TestClock clock = new TestClock();
    private final FakeDashScope server = new FakeDashScope(clock, KEY, "Signature=s");
    private final List<DashScopeJobs> opened = new ArrayList<>();
    private DashScopeJobs engine;

    @BeforeEach
    void start() throws Exception {
        server.start();
        engine = open(20, Optional.empty());
    }

    @AfterEach
    void stop() {
        opened.forEach(DashScopeJobs::close);
        server.close();
    }

    private DashScopeJobs open(final int callsPerSecond, final Optional<Duration> absentAfter) {
        final HttpSettings http = new HttpSettings("DashScope", server.url("/api/v1").newBuilder().host("localhost").build(),
                Map.of("Authorization", "Bearer " + KEY), List.of(KEY), Duration.ofSeconds(5), Duration.ofSeconds(5), HttpSettings.SMALL_REPLIES,
                1 << 20, true);
        final DashScopeJobs jobs = new DashScopeJobs(http,
                new DashScopeSettings(MODEL, ModelTable.bundled(), false, true, false, false, false, callsPerSecond, absentAfter), clock);
        opened.add(jobs);
        return jobs;
    }

    private static VideoRequest request(final String id, final String prompt) {
        return new VideoRequest(id, prompt, "", 832, 480, 150, 30, 42, new ModelSettings(MODEL, 0, -1), Map.of());
    }

    private JobStatus finished(final DashScopeJobs jobs, final String taskId) throws EngineException {
        JobStatus status = jobs.poll(taskId);
        for (int round = 0; round < 5 && status.state() != JobStatus.State.SUCCEEDED; round++) {
            clock.pass(SOON);
            status = jobs.poll(taskId);
        }
        return status;
    }

    /** Submits, and does not learn what became of it. */
    private Instant loseSubmission(final DashScopeJobs jobs, final VideoRequest request) {
        final Instant intent = clock.instant();
        server.misbehave(EngineOperation.SUBMIT, Misbehaviour.RESET_AFTER_BODY, 1);
        assertEquals(EngineError.AMBIGUOUS, assertThrows(EngineException.class, () -> jobs.submit(request)).error());
        clock.pass(SOON);
        return intent;
    }

    /** Searches until there is an answer. */
    private FoundJob searched(final DashScopeJobs jobs, final VideoRequest request, final Instant sentAfter) throws EngineException {
        for (int round = 0; round < 40; round++) {
            try {
                return jobs.find(request, sentAfter);
            } catch (final EngineException e) {
                assertTrue(e.error() == EngineError.TRANSIENT || e.error() == EngineError.THROTTLED, e.getMessage());
                clock.pass(SOON);
            }
        }
        throw new AssertionError("no answer");
    }

    @Test
    void aJobFromSubmissionToClip() throws Exception {
        final String taskId = engine.submit(request("r-1", "kite"));
        assertEquals(JobStatus.State.QUEUED, engine.poll(taskId).state());
        assertEquals(JobStatus.State.RUNNING, engine.poll(taskId).state());
        final JobStatus done = engine.poll(taskId);
        assertEquals(JobStatus.State.SUCCEEDED, done.state());
        assertEquals(Map.of("video.usage.seconds", "5", "video.usage.tier", "480P", "video.vendor.request.id", "R2-" + taskId), done.details());
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download(taskId, clip);
        assertArrayEquals(SampleClip.bytes(), clip.toByteArray());
    }

    @Test
    void theKeyAndTheAsynchronousHeaderGoToTheServiceOnly() throws Exception {
        final String taskId = engine.submit(request("r-1", "kite"));
        finished(engine, taskId);
        engine.download(taskId, new ByteArrayOutputStream());
        final RecordedRequest create = server.requests().getFirst();
        assertEquals("/api/v1/services/aigc/video-generation/video-synthesis", create.getUrl().encodedPath());
        assertEquals("enable", create.getHeaders().get("X-DashScope-Async"));
        assertEquals("application/json", create.getHeaders().get("Content-Type"));
        assertEquals("Bearer " + KEY, create.getHeaders().get("Authorization"));
        final RecordedRequest download = server.requests().getLast();
        assertNull(download.getHeaders().get("Authorization"));
        assertEquals("/clips/" + taskId + ".mp4", download.getUrl().encodedPath());
    }

    @Test
    void whatTheModelDoesNotMakeIsNeverSent() {
        final VideoRequest tooLong = new VideoRequest("r-1", "kite", "", 832, 480, 300, 30, 42, new ModelSettings(MODEL, 0, -1), Map.of());
        assertEquals(EngineError.INVALID, assertThrows(EngineException.class, () -> engine.submit(tooLong)).error());
        assertEquals(0, server.requests().size());
    }

    @Test
    void anExpiredAddressIsAskedForAnewOnce() throws Exception {
        final String taskId = engine.submit(request("r-1", "kite"));
        finished(engine, taskId);
        server.misbehave(EngineOperation.DOWNLOAD, Misbehaviour.URL_EXPIRED, 1);
        final ByteArrayOutputStream clip = new ByteArrayOutputStream();
        engine.download(taskId, clip);
        assertArrayEquals(SampleClip.bytes(), clip.toByteArray());
        assertEquals(2, server.calls(EngineOperation.DOWNLOAD));
        server.misbehave(EngineOperation.DOWNLOAD, Misbehaviour.URL_EXPIRED, 2);
        final EngineException e = assertThrows(EngineException.class, () -> engine.download(taskId, new ByteArrayOutputStream()));
        assertEquals(EngineError.ENGINE_LOST, e.error());
        assertFalse(e.getMessage().contains("Signature"), e.getMessage());
    }

    @Test
    void waitingJobsAreCancelledOthersLeftAlone() throws Exception {
        final String waiting = engine.submit(request("r-1", "kite"));
        engine.cancel(waiting);
        assertEquals(JobStatus.State.CANCELLED, engine.poll(waiting).state());
        final String running = engine.submit(request("r-2", "kite"));
        engine.poll(running);
        engine.cancel(running);
        assertEquals(JobStatus.State.SUCCEEDED, finished(engine, running).state());
        engine.cancel("never-heard-of");
        server.misbehave(EngineOperation.CANCEL, Misbehaviour.STATUS_401, 1);
        assertEquals(EngineError.CONFIGURATION, assertThrows(EngineException.class, () -> engine.cancel(running)).error());
    }

    @Test
    void aForgottenJobIsLost() {
        final EngineException e = assertThrows(EngineException.class, () -> engine.poll("never-heard-of"));
        assertEquals(EngineError.ENGINE_LOST, e.error());
    }

    @Test
    void callsBeyondTheLimitAreNotSentAndTellWhenToComeBack() throws Exception {
        final DashScopeJobs slow = open(2, Optional.empty());
        final String taskId = slow.submit(request("r-1", "kite"));
        slow.poll(taskId);
        final int sent = server.requests().size();
        final EngineException poll = assertThrows(EngineException.class, () -> slow.poll(taskId));
        assertEquals(EngineError.THROTTLED, poll.error());
        assertEquals(Optional.of(Duration.ofSeconds(1)), poll.retryAfter());
        assertEquals(EngineError.THROTTLED, assertThrows(EngineException.class, () -> slow.submit(request("r-2", "kite"))).error());
        assertEquals(sent, server.requests().size());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(JobStatus.State.RUNNING, slow.poll(taskId).state());
    }

    @Test
    void aLostJobIsFoundByItsPromptOnceItIsDone() throws Exception {
        server.foreignJob(MODEL, "a blue kite", "SUCCEEDED");
        server.foreignJob("wan2.6-t2v", "kite", "SUCCEEDED");
        final VideoRequest request = request("r-1", " a red\n kite ");
        final Instant sent = loseSubmission(engine, request);
        final EngineException running = assertThrows(EngineException.class, () -> engine.find(request, sent));
        assertEquals(EngineError.TRANSIENT, running.error());
        final FoundJob found = searched(engine, request, sent);
        assertEquals(FoundJob.Certainty.FOUND, found.certainty());
        assertTrue(server.bodyOf(found.taskId()).contains("a red"));
        assertEquals(found, engine.find(request, sent));
    }

    @Test
    void jobsOfOtherRequestsAreNotTaken() throws Exception {
        final VideoRequest lost = request("r-1", "kite");
        final Instant intent = clock.instant();
        final String others = engine.submit(request("r-2", "kite"));
        server.misbehave(EngineOperation.SUBMIT, Misbehaviour.RESET_AFTER_BODY, 1);
        assertThrows(EngineException.class, () -> engine.submit(lost));
        final FoundJob found = searched(engine, lost, intent);
        assertEquals(FoundJob.Certainty.FOUND, found.certainty());
        assertFalse(found.taskId().equals(others));
    }

    @Test
    void twoLostTakesOfOnePromptAreNotToldApart() throws Exception {
        final VideoRequest one = request("r-1", "kite");
        final VideoRequest two = request("r-2", "kite");
        final Instant sent = loseSubmission(engine, one);
        server.misbehave(EngineOperation.SUBMIT, Misbehaviour.STATUS_500, 1);
        assertThrows(EngineException.class, () -> engine.submit(two));
        assertEquals(FoundJob.unknown(), searched(engine, one, sent));
        assertEquals(FoundJob.unknown(), searched(engine, two, sent));
    }

    @Test
    void oneJobBetweenTwoRequestsInDoubtBelongsToNeither() throws Exception {
        final VideoRequest one = request("r-1", "kite");
        final VideoRequest two = request("r-2", "kite");
        final Instant sent = loseSubmission(engine, one);
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> engine.find(two, sent)).error());
        assertEquals(FoundJob.unknown(), searched(engine, one, sent));
        assertEquals(FoundJob.unknown(), searched(engine, two, sent));
    }

    @Test
    void aJobThatNeverTellsItsPromptLeavesDoubt() throws Exception {
        final VideoRequest request = request("r-1", "kite");
        final Instant sent = loseSubmission(engine, request);
        server.foreignJob(MODEL, "kite", "FAILED");
        assertEquals(FoundJob.unknown(), searched(engine, request, sent));
    }

    @Test
    void jobsOfAnotherTimeAreNotAskedAbout() throws Exception {
        server.foreignJob(MODEL, "kite", "SUCCEEDED");
        clock.pass(Duration.ofMinutes(5));
        final VideoRequest request = request("r-1", "kite");
        final Instant sent = loseSubmission(engine, request);
        clock.pass(Duration.ofMinutes(5));
        server.foreignJob(MODEL, "kite", "SUCCEEDED");
        assertEquals(FoundJob.Certainty.FOUND, searched(engine, request, sent).certainty());
    }

    @Test
    void longListsAreReadToTheirEndInsideTheLimitOfCalls() throws Exception {
        server.pagesOf(3);
        final VideoRequest request = request("r-1", "kite");
        final Instant sent = loseSubmission(engine, request);
        for (int job = 0; job < 30; job++) {
            server.foreignJob(MODEL, "other " + job, "SUCCEEDED");
        }
        assertEquals(FoundJob.Certainty.FOUND, searched(engine, request, sent).certainty());
    }

    @Test
    void anEmptyListProvesNothingUnlessTheOperatorSaysWhen() throws Exception {
        final VideoRequest request = request("r-1", "kite");
        final Instant sent = clock.instant();
        assertEquals(FoundJob.unknown(), engine.find(request, sent));
        clock.pass(Duration.ofHours(1));
        assertEquals(FoundJob.unknown(), engine.find(request, sent));

        final DashScopeJobs bold = open(20, Optional.of(Duration.ofMinutes(10)));
        clock.pass(JobSearch.SETTLING);
        assertEquals(FoundJob.unknown(), bold.find(request, sent));
        clock.pass(Duration.ofMinutes(9));
        assertEquals(FoundJob.unknown(), bold.find(request, sent));
        clock.pass(Duration.ofMinutes(1));
        assertEquals(FoundJob.absent(), bold.find(request, sent));
    }

    @Test
    void aJobThatIsListedLateIsStillFound() throws Exception {
        server.listLate(Duration.ofMinutes(2));
        final DashScopeJobs bold = open(20, Optional.of(Duration.ofMinutes(10)));
        final VideoRequest request = request("r-1", "kite");
        final Instant sent = loseSubmission(bold, request);
        assertEquals(FoundJob.unknown(), bold.find(request, sent));
        clock.pass(Duration.ofMinutes(12));
        assertEquals(FoundJob.Certainty.FOUND, searched(bold, request, sent).certainty());
    }

    @Test
    void afterARestartTheJobsOfOthersBecomeKnownFirst() throws Exception {
        final VideoRequest lost = request("r-1", "kite");
        final Instant sent = clock.instant();
        final String others = engine.submit(request("r-2", "kite"));
        clock.pass(SOON);
        final DashScopeJobs restarted = open(20, Optional.empty());
        assertEquals(EngineError.TRANSIENT, assertThrows(EngineException.class, () -> restarted.find(lost, sent)).error());
        restarted.poll(others);
        clock.pass(JobSearch.SETTLING);
        assertEquals(FoundJob.unknown(), restarted.find(lost, sent));
    }

    @Test
    void whatIsOlderThanTheServiceRemembersIsUnknown() throws Exception {
        assertEquals(FoundJob.unknown(), engine.find(request("r-1", "kite"), clock.instant().minus(Duration.ofHours(24))));
        assertEquals(0, server.requests().size());
    }

    @Test
    void checkingMakesNoJob() {
        assertTrue(engine.verify().stream().allMatch(check -> check.passed()), engine.verify()::toString);
        assertEquals(0, server.submissions());
        server.misbehave(EngineOperation.FIND, Misbehaviour.STATUS_401, 1);
        assertFalse(engine.verify().getFirst().passed());
    }
}
