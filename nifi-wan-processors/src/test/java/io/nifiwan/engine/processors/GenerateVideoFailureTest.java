package io.nifiwan.engine.processors;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import io.nifiwan.media.FfmpegInstallation;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every way to go wrong: one relationship, the right class, and the record of the attempt on the FlowFile. */
class GenerateVideoFailureTest {
    private final Studio studio = new Studio();

    @ParameterizedTest
    @CsvSource({
        "INVALID,failure", "MODERATION,rejected", "CONFIGURATION,failure", "QUOTA,failure", "ENGINE_LOST,failure", "OUT_OF_MEMORY,failure",
    })
    void aRefusedSubmissionEndsTheAttempt(final EngineError error, final String relationship) {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(error));
        studio.shot();
        studio.trigger(2);
        final MockFlowFile left = leftWith(relationship, error);
        left.assertAttributeEquals(VideoAttributes.PHASE, "DONE");
        left.assertAttributeExists(VideoAttributes.REQUEST_ID);
        left.assertAttributeExists(VideoAttributes.SEED);
        left.assertAttributeNotExists(VideoAttributes.TASK_ID);
    }

    @ParameterizedTest
    @EnumSource(value = EngineError.class, names = {"THROTTLED", "TRANSIENT"})
    void aSubmissionThatWasNotTakenIsRepeatedWithTheSameRequest(final EngineError error) {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(error), Fault.refuse(error));
        studio.shot();
        studio.trigger(2);
        final MockFlowFile waiting = studio.queued();
        waiting.assertAttributeEquals(VideoAttributes.ERROR_CLASS, error.name());
        waiting.assertAttributeEquals(VideoAttributes.PHASE, "INTENT");
        studio.finish(20);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.REQUEST_ID, waiting.getAttribute(VideoAttributes.REQUEST_ID));
        assertEquals(1, studio.engine.accepted());
        assertEquals(0, studio.engine.calls(EngineOperation.FIND));
    }

    @Test
    void aSubmissionThatIsNeverTakenTimesOut() {
        for (int call = 0; call < 1000; call++) {
            studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(EngineError.THROTTLED));
        }
        studio.with("Queue Deadline", "5 min");
        studio.shot();
        studio.finish(400);
        final MockFlowFile left = studio.only(GenerateVideo.TIMED_OUT);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "TIMEOUT");
        left.assertAttributeEquals(VideoAttributes.PHASE, "DONE");
        assertTrue(left.getAttribute(VideoAttributes.ERROR_MESSAGE).contains("THROTTLED"));
        assertTrue(studio.engine.calls(EngineOperation.SUBMIT) < 30);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,failure,SUBMITTED", "CONFIGURATION,failure,SUBMITTED", "QUOTA,failure,SUBMITTED", "MODERATION,rejected,DONE",
        "ENGINE_LOST,failure,DONE", "OUT_OF_MEMORY,failure,DONE",
    })
    void aRefusedQuestionLeavesWithTheTaskId(final EngineError error, final String relationship, final String phase) {
        studio.engine.next(EngineOperation.POLL, Fault.refuse(error));
        submitted();
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        final MockFlowFile left = leftWith(relationship, error);
        left.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        left.assertAttributeEquals(VideoAttributes.PHASE, phase);
    }

    @ParameterizedTest
    @EnumSource(value = EngineError.class, names = {"THROTTLED", "TRANSIENT", "AMBIGUOUS", "TIMEOUT", "BAD_OUTPUT"})
    void aQuestionThatFailsIsAskedAgain(final EngineError error) {
        studio.engine.next(EngineOperation.POLL, Fault.refuse(error), Fault.breakDown(false));
        submitted();
        studio.finish(30);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
    }

    @ParameterizedTest
    @EnumSource(EngineError.class)
    void aJobThatFailsLeavesByItsClassAndIsNotRepeated(final EngineError error) {
        submitted();
        studio.engine.failAll(new EngineException(error, "E-" + error, "scripted " + error));
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        final MockFlowFile left = leftWith(error.relationship(), error);
        left.assertAttributeEquals(VideoAttributes.STATUS, "FAILED");
        // A job whose own fate is in doubt may be asked about again.
        left.assertAttributeEquals(VideoAttributes.PHASE, error == EngineError.AMBIGUOUS ? "SUBMITTED" : "DONE");
        left.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aJobWithoutAReasonFailsToo() {
        submitted();
        studio.engine.failAll(new EngineException(EngineError.TRANSIENT, null, null));
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        left.assertAttributeEquals(VideoAttributes.ERROR_CODE, "");
        left.assertAttributeEquals(VideoAttributes.ERROR_MESSAGE, "");
    }

    @Test
    void anEngineThatForgotTheJobIsLostAndComingBackStartsANewAttempt() {
        submitted();
        studio.engine.forgetAll();
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "ENGINE_LOST");
        studio.runner().clearTransferState();
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(2, studio.engine.accepted());
    }

    @Test
    void aJobCancelledAtTheEngineFails() throws EngineException {
        submitted();
        studio.engine.cancel("task-1");
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        studio.only(GenerateVideo.FAILURE).assertAttributeEquals(VideoAttributes.ERROR_CODE, "CANCELLED");
    }

    @Test
    void aTornDownloadIsRepeatedAndTheShotStaysTheContent() {
        studio.engine.pace(0, 0);
        studio.engine.next(EngineOperation.DOWNLOAD, Fault.tear(), Fault.breakDown(true), Fault.refuse(EngineError.TRANSIENT));
        submitted();
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        studio.queued().assertContentEquals(Studio.SHOT);
        studio.queued().assertAttributeEquals(VideoAttributes.ERROR_CLASS, "TRANSIENT");
        studio.finish(60);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
        assertEquals(1, studio.engine.accepted());
    }

    @ParameterizedTest
    @CsvSource({"''", "<html>not found</html>"})
    void aClipThatIsNoneFailsAfterABoundedNumberOfDownloads(final String content) {
        studio.engine.content(content.getBytes(StandardCharsets.UTF_8));
        submitted();
        studio.finish(120);
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "BAD_OUTPUT");
        left.assertAttributeEquals(VideoAttributes.STATUS, "SUCCEEDED");
        left.assertContentEquals(Studio.SHOT);
        assertEquals(5, studio.engine.calls(EngineOperation.DOWNLOAD));
    }

    @Test
    void aClipAboveTheSizeLimitIsFetchedOnceAndAgainWhenTheLimitIsRaised() {
        studio.with("Maximum Clip Size", "20 B");
        submitted();
        studio.finish(60);
        final MockFlowFile left = leftWith("failure", EngineError.BAD_OUTPUT);
        left.assertAttributeEquals(VideoAttributes.ERROR_CODE, "TOO_LARGE");
        assertEquals(1, studio.engine.calls(EngineOperation.DOWNLOAD));
        studio.runner().clearTransferState();
        studio.with("Maximum Clip Size", "1 MB");
        studio.stopAndStart();
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aClipThatFfprobeCannotReadIsNoClip() {
        assumeTrue(FfmpegInstallation.isBundled());
        studio.with("Clip Check", "ffprobe");
        submitted();
        studio.finish(60);
        assertTrue(leftWith("failure", EngineError.BAD_OUTPUT).getAttribute(VideoAttributes.ERROR_MESSAGE).startsWith("The clip cannot be played"));
    }

    @Test
    void aShotWhoseDownloadFailedComesBackForTheSameJob() {
        studio.engine.content(new byte[0]);
        submitted();
        studio.finish(120);
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        studio.engine.content(ScriptedEngine.clip("mended"));
        studio.runner().clearTransferState();
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertContentEquals("\0\0\0\u0018ftypmp42clip of mended", StandardCharsets.ISO_8859_1);
        assertEquals(1, studio.engine.accepted());
    }

    @ParameterizedTest
    @CsvSource({"1000,0,QUEUED,Queue Deadline", "0,1000,RUNNING,Run Deadline"})
    void eachDeadlineCancelsTheJobAndKeepsItsId(final int queued, final int running, final String status, final String deadline) {
        studio.engine.pace(queued, running);
        studio.with("Queue Deadline", "2 min").with("Run Deadline", "3 min");
        submitted();
        studio.finish(300);
        final MockFlowFile left = leftWith("timed out", EngineError.TIMEOUT);
        left.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        left.assertAttributeEquals(VideoAttributes.STATUS, status);
        left.assertAttributeEquals(VideoAttributes.PHASE, "SUBMITTED");
        assertTrue(left.getAttribute(VideoAttributes.ERROR_MESSAGE).contains(deadline));
        assertEquals(List.of("task-1"), studio.engine.cancelledJobs());
    }

    @Test
    void aLongQueueDoesNotEatTheRunDeadline() {
        studio.engine.pace(10, 5);
        studio.with("Poll Interval", "10 sec").with("Maximum Poll Interval", "10 sec").with("Queue Deadline", "3 min").with("Run Deadline", "1 min");
        submitted();
        studio.finish(300);
        studio.only(GenerateVideo.SUCCESS);
    }

    @Test
    void anEngineOutOfReachTimesOutAndAFailedCancelChangesNothing() {
        for (int call = 0; call < 1000; call++) {
            studio.engine.next(EngineOperation.POLL, Fault.refuse(EngineError.TRANSIENT));
        }
        studio.engine.next(EngineOperation.CANCEL, Fault.refuse(EngineError.CONFIGURATION));
        studio.with("Queue Deadline", "5 min");
        submitted();
        studio.finish(400);
        final MockFlowFile left = leftWith("timed out", EngineError.TIMEOUT);
        left.assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        assertTrue(left.getAttribute(VideoAttributes.ERROR_MESSAGE).contains("TRANSIENT"));
        assertEquals(List.of(), studio.engine.cancelledJobs());
    }

    @Test
    void aTimedOutJobThatFinishedMeanwhileIsFetchedWhenItComesBack() {
        studio.engine.pace(0, 1000);
        studio.engine.next(EngineOperation.CANCEL, Fault.breakDown(false));
        studio.with("Run Deadline", "1 min");
        submitted();
        studio.finish(120);
        final MockFlowFile left = studio.only(GenerateVideo.TIMED_OUT);
        studio.runner().clearTransferState();
        studio.engine.pace(0, 0);
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(12);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aJobOfAnotherEngineIsNotAskedAbout() {
        submitted();
        studio.engine.capabilities(new Capabilities("another", 10, 1920 * 1080, 16, true, true));
        studio.clock.pass(Duration.ofSeconds(2));
        studio.trigger();
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "CONFIGURATION");
        left.assertAttributeEquals(VideoAttributes.PHASE, "SUBMITTED");
        assertEquals(0, studio.engine.calls(EngineOperation.POLL));
    }

    @Test
    void unreadableAttributesDoNotHideAJob() {
        studio.shot(Map.of(VideoAttributes.PHASE, "SUBMITTED", VideoAttributes.TASK_ID, "task-9", VideoAttributes.SUBMITTED_AT, "yesterday"));
        studio.trigger();
        final MockFlowFile left = studio.only(GenerateVideo.FAILURE);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "INVALID");
        left.assertAttributeEquals(VideoAttributes.PHASE, "SUBMITTED");
        left.assertAttributeEquals(VideoAttributes.TASK_ID, "task-9");
    }

    @ParameterizedTest
    @EnumSource(value = EngineError.class, names = {"CONFIGURATION", "QUOTA"})
    void whereAPersonMustActTheRestOfTheQueueWaits(final EngineError error) {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(error));
        studio.shot();
        studio.shot();
        studio.with("Maximum Jobs in Flight", "1");
        studio.trigger(10);
        studio.only(GenerateVideo.FAILURE);
        assertEquals(1, studio.runner().getLogger().getErrorMessages().size());
        assertEquals(1, studio.runner().getQueueSize().getObjectCount());
        assertTrue(studio.runner().isYieldCalled());
        studio.clock.pass(Duration.ofSeconds(30));
        studio.finish(20);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 1);
    }

    @Test
    void aRefusedPromptIsNoBulletin() {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(EngineError.MODERATION));
        studio.shot();
        studio.trigger(2);
        studio.only(GenerateVideo.REJECTED);
        assertTrue(studio.runner().getLogger().getWarnMessages().isEmpty());
        assertTrue(studio.runner().getLogger().getErrorMessages().isEmpty());
        assertFalse(studio.runner().getLogger().getInfoMessages().isEmpty());
        assertEquals(1, studio.runner().getCounterValue("Jobs Failed"));
    }

    private void submitted() {
        studio.shot();
        studio.trigger(2);
        assertEquals("SUBMITTED", studio.phase());
    }

    /** The only FlowFile that left; whatever happened, it carries the shot, the request and the error. */
    private MockFlowFile leftWith(final String relationship, final EngineError error) {
        final MockFlowFile left = studio.only(new Relationship.Builder().name(relationship).build());
        left.assertContentEquals(Studio.SHOT);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, error.name());
        left.assertAttributeExists(VideoAttributes.ERROR_CODE);
        left.assertAttributeExists(VideoAttributes.ERROR_MESSAGE);
        left.assertAttributeExists(VideoAttributes.REQUEST_ID);
        left.assertAttributeNotExists(VideoAttributes.POLL_AFTER);
        return left;
    }
}
