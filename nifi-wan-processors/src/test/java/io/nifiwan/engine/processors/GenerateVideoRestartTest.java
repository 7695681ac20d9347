package io.nifiwan.engine.processors;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.FoundJob;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.provenance.ProvenanceEventType;
import org.apache.nifi.util.MockFlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The process ends at every point of a job's life; whatever happens, the engine accepts one job a shot at most. */
class GenerateVideoRestartTest {
    private final Studio studio = new Studio();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aRestartBetweenAnyTwoStepsLosesAndRepeatsNothing(final int stepsBefore) {
        studio.engine.pace(2, 2);
        studio.shot();
        for (int step = 0; step < stepsBefore; step++) {
            studio.trigger(2);
            studio.clock.pass(Duration.ofSeconds(3));
        }
        studio.restart();
        studio.finish(60);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aRestartAfterEachStepLosesAndRepeatsNothing() {
        studio.engine.pace(3, 3);
        studio.shot();
        for (int step = 0; step < 40 && !studio.runner().isQueueEmpty(); step++) {
            studio.trigger(2);
            studio.clock.pass(Duration.ofSeconds(2));
            if (!studio.runner().isQueueEmpty()) {
                studio.restart();
            }
        }
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void anIntentOfThisProcessNeedsNoSearch() {
        studio.shot();
        studio.trigger(2);
        assertEquals("SUBMITTED", studio.phase());
        assertEquals(0, studio.engine.calls(EngineOperation.FIND));
    }

    @Test
    void killedBetweenIntentAndSubmissionTheEngineIsAskedAndTheSameRequestIsSent() {
        studio.shot();
        studio.trigger();
        final MockFlowFile intent = studio.queued();
        studio.restart();
        studio.finish(10);
        assertEquals(1, studio.engine.calls(EngineOperation.FIND));
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertAttributeEquals(VideoAttributes.REQUEST_ID, intent.getAttribute(VideoAttributes.REQUEST_ID));
        clip.assertAttributeEquals(VideoAttributes.SEED, intent.getAttribute(VideoAttributes.SEED));
        assertEquals(1, studio.engine.accepted());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedInsideTheSubmissionTheJobIsFoundOrSentOnce(final boolean accepted) {
        studio.engine.next(EngineOperation.SUBMIT, Fault.kill(accepted));
        studio.shot();
        studio.trigger();
        assertThrows(AssertionError.class, studio::trigger);
        assertEquals("INTENT", studio.phase());
        studio.restart();
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void evenTheSameProcessAsksAfterASubmissionThatDidNotReturn() {
        studio.engine.next(EngineOperation.SUBMIT, Fault.kill(true));
        studio.shot();
        studio.trigger();
        assertThrows(AssertionError.class, studio::trigger);
        studio.clock.pass(Duration.ofMinutes(1));
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.TASK_ID, "task-1");
        assertEquals(1, studio.engine.accepted());
        assertTrue(studio.runner().getProvenanceEvents().stream().anyMatch(event -> event.getEventType() == ProvenanceEventType.REMOTE_INVOCATION));
    }

    @Test
    void killedInsideADownloadTheClipIsFetchedAgain() throws IOException {
        studio.engine.pace(0, 0);
        studio.engine.next(EngineOperation.DOWNLOAD, Fault.kill(true));
        studio.shot();
        studio.trigger(2);
        studio.clock.pass(Duration.ofSeconds(2));
        assertThrows(AssertionError.class, studio::trigger);
        studio.queued().assertContentEquals(Studio.SHOT);
        studio.restart();
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertContentEquals(ScriptedEngine.clip("task-1"));
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void anEngineThatCannotTellMakesAForeignIntentAmbiguous() {
        studio.engine.blind(FoundJob.Certainty.UNKNOWN);
        studio.engine.capabilities(new Capabilities(ScriptedEngine.NAME, 10, 1920 * 1080, 16, true, false));
        studio.shot();
        studio.trigger();
        studio.restart();
        studio.trigger(2);
        final MockFlowFile left = studio.only(GenerateVideo.AMBIGUOUS);
        left.assertAttributeEquals(VideoAttributes.ERROR_CLASS, "AMBIGUOUS");
        left.assertAttributeEquals(VideoAttributes.PHASE, "INTENT");
        left.assertContentEquals(Studio.SHOT);
        assertEquals(0, studio.engine.accepted());
        assertEquals(1, studio.runner().getLogger().getWarnMessages().size());
    }

    @Test
    void anAmbiguousShotThatComesBackIsOnlyLookedFor() {
        studio.engine.blind(FoundJob.Certainty.UNKNOWN);
        studio.shot();
        studio.trigger();
        studio.restart();
        studio.finish(60);
        final MockFlowFile left = studio.only(GenerateVideo.AMBIGUOUS);
        studio.runner().clearTransferState();
        studio.runner().enqueue(Studio.SHOT, left.getAttributes());
        studio.finish(60);
        studio.only(GenerateVideo.AMBIGUOUS);
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void aCopyOfAnIntentDoesNotMakeASecondJob() {
        studio.shot();
        studio.trigger();
        final MockFlowFile intent = studio.queued();
        studio.runner().enqueue(Studio.SHOT, intent.getAttributes());
        studio.finish(20);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 2);
        assertEquals(1, studio.engine.accepted());
    }

    @ParameterizedTest
    @EnumSource(value = EngineError.class, names = {"AMBIGUOUS", "TIMEOUT", "BAD_OUTPUT"})
    void aDoubtfulSubmissionIsLookedFor(final EngineError error) {
        studio.engine.next(EngineOperation.SUBMIT, Fault.acceptThen(error));
        studio.shot();
        studio.trigger(2);
        studio.queued().assertAttributeEquals(VideoAttributes.DOUBTS, "1");
        studio.finish(20);
        studio.only(GenerateVideo.SUCCESS).assertAttributeNotExists(VideoAttributes.ERROR_CLASS);
        assertEquals(1, studio.engine.accepted());
        assertEquals(1, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void anAdapterThatBreaksWhileSendingMayHaveSent() {
        studio.engine.next(EngineOperation.SUBMIT, Fault.breakDown(true), Fault.breakDown(false));
        studio.shot();
        studio.shot();
        studio.finish(30);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 2);
        assertEquals(2, studio.engine.accepted());
        assertEquals(0, studio.engine.acceptedTwice());
    }

    @Test
    void aDoubtfulSubmissionThatIsAbsentIsSentAgain() {
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(EngineError.AMBIGUOUS));
        studio.shot();
        studio.finish(20);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(2, studio.engine.calls(EngineOperation.SUBMIT));
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aDoubtfulSubmissionThatStaysUnknownBecomesAmbiguous() {
        studio.engine.next(EngineOperation.SUBMIT, Fault.acceptThen(EngineError.AMBIGUOUS));
        studio.engine.blind(FoundJob.Certainty.UNKNOWN);
        studio.shot();
        studio.finish(60);
        studio.only(GenerateVideo.AMBIGUOUS);
        assertEquals(3, studio.engine.calls(EngineOperation.FIND));
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void searchesThatFailAreRepeatedABoundedNumberOfTimes() {
        for (int call = 0; call < 100; call++) {
            studio.engine.next(EngineOperation.FIND, Fault.refuse(EngineError.TRANSIENT));
        }
        studio.shot();
        studio.trigger();
        studio.restart();
        studio.finish(300);
        final MockFlowFile left = studio.only(GenerateVideo.AMBIGUOUS);
        assertTrue(left.getAttribute(VideoAttributes.ERROR_MESSAGE).contains("TRANSIENT"));
        assertEquals(8, studio.engine.calls(EngineOperation.FIND));
        assertEquals(0, studio.engine.accepted());
    }

    @Test
    void doubtWithoutEndIsBoundedByTheQueueDeadline() {
        for (int call = 0; call < 10_000; call++) {
            studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(EngineError.AMBIGUOUS));
        }
        studio.with("Queue Deadline", "5 min");
        studio.shot();
        studio.finish(400);
        studio.only(GenerateVideo.AMBIGUOUS);
        assertTrue(studio.engine.calls(EngineOperation.SUBMIT) < 30);
    }

    @Test
    void anIntentForAnotherEngineIsNotGuessedAbout() {
        studio.shot();
        studio.trigger();
        studio.restart();
        studio.engine.capabilities(new Capabilities("another", 10, 1920 * 1080, 16, true, true));
        studio.trigger();
        studio.only(GenerateVideo.AMBIGUOUS);
        assertEquals(0, studio.engine.calls(EngineOperation.FIND));
        assertEquals(0, studio.engine.accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", ""})
    void aShotThatArrivesWithAJobIsWatchedAndNeverSent(final String phase) throws IOException {
        final String taskId = studio.engine.addForeignJob();
        studio.shot(Map.of(VideoAttributes.TASK_ID, taskId, VideoAttributes.PHASE, phase));
        studio.finish(10);
        final MockFlowFile clip = studio.only(GenerateVideo.SUCCESS);
        clip.assertContentEquals(ScriptedEngine.clip(taskId));
        clip.assertAttributeEquals(VideoAttributes.ENGINE, ScriptedEngine.NAME);
        assertEquals(0, studio.engine.calls(EngineOperation.SUBMIT));
    }

    @Test
    void stoppingAndStartingMakesNoDoubt() {
        studio.engine.blind(FoundJob.Certainty.UNKNOWN);
        studio.shot();
        studio.stopAndStart();
        assertEquals("INTENT", studio.phase());
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS);
        assertEquals(0, studio.engine.calls(EngineOperation.FIND));
        assertEquals(1, studio.engine.accepted());
    }

    @Test
    void aFlowFileTakenOutOfTheQueueFreesItsPlace() {
        studio.with("Maximum Jobs in Flight", "1");
        studio.shot();
        studio.trigger(2);
        final ProcessSession session = studio.runner().getProcessSessionFactory().createSession();
        final FlowFile removed = session.get(1).getFirst();
        session.remove(removed);
        session.commitAsync();
        studio.shot(Map.of("shot.id", "next"));
        studio.clock.pass(Duration.ofSeconds(11));
        studio.finish(10);
        studio.only(GenerateVideo.SUCCESS).assertAttributeEquals(VideoAttributes.FILENAME, "风起_next.mp4");
    }
}
