package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.VideoAttributes;
import io.nifiwan.engine.VideoRequest;
import io.nifiwan.engine.job.EngineDecision;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.flowfile.FlowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The cap, due times, fairness and threads. */
class GenerateVideoFlightTest {
    private final Studio studio = new Studio();

    @Test
    void whatIsAboveTheCapWaitsUntouched() {
        studio.engine.pace(0, 1000);
        for (int shot = 0; shot < 10; shot++) {
            studio.shot();
        }
        studio.trigger(50);
        assertEquals(4, studio.engine.accepted());
        final List<FlowFile> queue = studio.takeQueue();
        assertEquals(4, queue.stream().filter(flowFile -> "SUBMITTED".equals(flowFile.getAttribute(VideoAttributes.PHASE))).count());
        assertEquals(6, queue.stream().filter(flowFile -> flowFile.getAttribute(VideoAttributes.PHASE) == null
                && flowFile.getAttribute(VideoAttributes.REQUEST_ID) == null).count());
    }

    @Test
    void twoHundredShotsNeverHaveMoreThanFourJobs() {
        studio.engine.pace(1, 2);
        for (int shot = 0; shot < 200; shot++) {
            studio.shot();
        }
        studio.finish(2000);
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 200);
        assertEquals(4, studio.engine.mostActive());
        assertEquals(200, studio.engine.accepted());
        assertEquals(200, studio.engine.requests().stream().map(VideoRequest::requestId).distinct().count());
        assertEquals(200, studio.engine.requests().stream().map(VideoRequest::seed).distinct().count());
    }

    @Test
    void theCapIsKeptAcrossRestarts() {
        studio.engine.pace(1, 3);
        for (int shot = 0; shot < 40; shot++) {
            studio.shot();
        }
        for (int second = 0; second < 1000 && !studio.runner().isQueueEmpty(); second++) {
            studio.trigger(7);
            studio.clock.pass(Duration.ofSeconds(1));
            if (second % 3 == 0) {
                studio.restart();
            }
        }
        assertEquals(4, studio.engine.mostActive());
        assertEquals(40, studio.engine.accepted());
        assertEquals(40, studio.engine.calls(EngineOperation.DOWNLOAD));
    }

    @Test
    void jobsThatArriveFromElsewhereCount() {
        studio.engine.pace(0, 1000);
        for (int job = 0; job < 4; job++) {
            studio.shot(Map.of(VideoAttributes.TASK_ID, studio.engine.addForeignJob(), VideoAttributes.PHASE, "SUBMITTED"));
        }
        studio.shot();
        studio.trigger(20);
        assertEquals(0, studio.engine.accepted());
        assertEquals(4, studio.engine.calls(EngineOperation.POLL));
    }

    @Test
    void nothingIsAskedBeforeItIsDue() {
        studio.engine.pace(0, 1000);
        studio.with("Poll Interval", "10 sec").with("Maximum Poll Interval", "10 sec");
        studio.shot();
        studio.trigger(20);
        assertEquals(0, studio.engine.calls(EngineOperation.POLL));
        studio.clock.pass(Duration.ofMillis(7999));
        studio.trigger(20);
        assertEquals(0, studio.engine.calls(EngineOperation.POLL));
        studio.clock.pass(Duration.ofMillis(2001));
        studio.trigger(20);
        assertEquals(1, studio.engine.calls(EngineOperation.POLL));
        studio.queued().assertAttributeEquals(VideoAttributes.POLL_COUNT, "1");
        studio.clock.pass(Duration.ofSeconds(10));
        studio.trigger(20);
        assertEquals(2, studio.engine.calls(EngineOperation.POLL));
    }

    @Test
    void dueTimesOutliveARestart() {
        studio.engine.pace(0, 1000);
        studio.with("Poll Interval", "10 sec").with("Maximum Poll Interval", "10 sec");
        studio.shot();
        studio.trigger(2);
        studio.restart();
        studio.trigger(20);
        assertEquals(0, studio.engine.calls(EngineOperation.POLL));
    }

    @Test
    void pollsGrowRarerUpToTheMaximum() {
        studio.engine.pace(0, 100_000);
        studio.with("Queue Deadline", "10 hours").with("Run Deadline", "10 hours");
        studio.shot();
        for (int second = 0; second < 3600; second++) {
            studio.trigger(1);
            studio.clock.pass(Duration.ofSeconds(1));
        }
        final int polls = studio.engine.calls(EngineOperation.POLL);
        assertTrue(polls > 110 && polls < 170, "polls in an hour: " + polls);
    }

    @Test
    void pollsDoNotStarveBehindThousandsOfShots() {
        studio.with("Maximum Jobs in Flight", "10");
        studio.engine.pace(0, 0);
        for (int shot = 0; shot < 3000; shot++) {
            studio.shot();
        }
        for (int second = 0; second < 20; second++) {
            studio.trigger(12);
            studio.clock.pass(Duration.ofSeconds(1));
        }
        assertTrue(studio.engine.calls(EngineOperation.DOWNLOAD) >= 40, "clips: " + studio.engine.calls(EngineOperation.DOWNLOAD));
    }

    @Test
    void shotsDoNotStarveBehindJobsThatAreAlwaysDue() {
        studio.with("Maximum Jobs in Flight", "1000");
        studio.engine.pace(0, 1_000_000);
        for (int job = 0; job < 200; job++) {
            studio.shot(Map.of(VideoAttributes.TASK_ID, studio.engine.addForeignJob(), VideoAttributes.PHASE, "SUBMITTED"));
        }
        studio.shot();
        studio.shot();
        for (int second = 0; second < 4; second++) {
            studio.trigger(5);
            studio.clock.pass(Duration.ofMinutes(1));
        }
        final List<FlowFile> queue = studio.takeQueue();
        assertEquals(202, queue.stream().filter(flowFile -> flowFile.getAttribute(VideoAttributes.PHASE) != null).count());
    }

    @Test
    @Timeout(120)
    void severalThreadsSubmitNothingTwiceAndKeepTheCap() {
        studio.engine.pace(1, 1);
        for (int call = 0; call < 40; call++) {
            studio.engine.next(EngineOperation.SUBMIT, Fault.acceptThen(EngineError.AMBIGUOUS), Fault.refuse(EngineError.THROTTLED),
                    Fault.breakDown(true), Fault.refuse(EngineError.AMBIGUOUS));
            studio.engine.next(EngineOperation.POLL, Fault.refuse(EngineError.TRANSIENT));
        }
        // One fewer than a single job may have, wherever they strike.
        for (int call = 1; call < EngineDecision.DOWNLOAD_TRIES; call++) {
            studio.engine.next(EngineOperation.DOWNLOAD, Fault.tear());
        }
        for (int shot = 0; shot < 200; shot++) {
            studio.shot();
        }
        studio.runner().setThreadCount(8);
        for (int second = 0; second < 3000 && !studio.runner().isQueueEmpty(); second++) {
            studio.trigger(24);
            studio.clock.pass(Duration.ofSeconds(1));
        }
        studio.runner().assertQueueEmpty();
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 200);
        assertEquals(200, studio.engine.accepted());
        assertEquals(0, studio.engine.acceptedTwice());
        assertEquals(4, studio.engine.mostActive());
    }

    @Test
    void copiesOnSeveralThreadsMakeOneJob() {
        studio.engine.pace(0, 2);
        studio.shot();
        studio.trigger();
        final Map<String, String> intent = studio.queued().getAttributes();
        for (int copy = 0; copy < 20; copy++) {
            studio.runner().enqueue(Studio.SHOT, intent);
        }
        studio.engine.next(EngineOperation.SUBMIT, Fault.refuse(EngineError.THROTTLED), Fault.refuse(EngineError.TRANSIENT));
        studio.with("Maximum Jobs in Flight", "100");
        studio.runner().setThreadCount(8);
        for (int second = 0; second < 100 && !studio.runner().isQueueEmpty(); second++) {
            studio.trigger(40);
            studio.clock.pass(Duration.ofSeconds(1));
        }
        studio.runner().assertTransferCount(GenerateVideo.SUCCESS, 21);
        assertEquals(1, studio.engine.accepted());
    }
}
