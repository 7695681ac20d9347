package io.nifiwan.engine.processors;

import io.nifiwan.engine.EngineError;
import io.nifiwan.engine.job.EngineOperation;
import io.nifiwan.engine.processors.ScriptedEngine.Fault;
import org.apache.nifi.flowfile.FlowFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A job that nobody waits for is stopped; a job that somebody may wait for never is. */
class GenerateVideoRemovalTest {
    private final Studio studio = new Studio();

    @BeforeEach
    void longJobs() {
        studio.engine.pace(0, 1000);
        studio.with("Poll Interval", "10 sec").with("Maximum Poll Interval", "10 sec");
    }

    @Test
    void theJobOfARemovedFlowFileIsCancelled() {
        studio.shot();
        studio.shot(Map.of("shot.id", "stays"));
        studio.trigger(6);
        final List<FlowFile> queue = studio.takeQueue();
        studio.runner().enqueue(queue.get(1));
        studio.clock.pass(Duration.ofSeconds(11));
        studio.trigger(3);
        assertEquals(List.of(queue.getFirst().getAttribute("video.task.id")), studio.engine.cancelledJobs());
        assertTrue(studio.runner().getLogger().getInfoMessages().stream().anyMatch(message -> message.getMsg().contains("removed from the queue")));
        studio.clock.pass(Duration.ofSeconds(30));
        studio.trigger(10);
        assertEquals(1, studio.engine.cancelledJobs().size());
    }

    @ParameterizedTest
    @CsvSource({"true,Where Certain,0", "true,Always,1", "false,Never,0", "false,Where Certain,1"})
    void inAClusterItMayHaveMovedToAnotherNode(final boolean clustered, final String property, final int cancelled) {
        studio.runner().setClustered(clustered);
        studio.runner().setIsConfiguredForClustering(clustered);
        studio.with("Cancel Removed Jobs", property);
        studio.shot();
        studio.trigger(2);
        studio.takeQueue();
        studio.clock.pass(Duration.ofSeconds(11));
        studio.trigger(3);
        assertEquals(cancelled, studio.engine.cancelledJobs().size());
    }

    @Test
    void whatChangesWhileTheProcessorStandsStillIsNotItsBusiness() {
        studio.shot();
        studio.trigger(2);
        studio.stopAndStart();
        studio.takeQueue();
        studio.clock.pass(Duration.ofSeconds(30));
        studio.trigger(5);
        assertEquals(List.of(), studio.engine.cancelledJobs());
    }

    @Test
    void aJobOfAnotherEngineIsLeftAlone() {
        studio.shot(Map.of("video.task.id", studio.engine.addForeignJob(), "video.phase", "SUBMITTED", "video.engine", "another",
                "video.poll.after", "99999999999999"));
        studio.trigger(2);
        studio.takeQueue();
        studio.clock.pass(Duration.ofSeconds(11));
        studio.trigger(3);
        assertEquals(List.of(), studio.engine.cancelledJobs());
    }

    @Test
    void aRequestThatWasNotSentHasNothingToCancel() {
        studio.shot();
        studio.trigger();
        studio.takeQueue();
        studio.clock.pass(Duration.ofSeconds(11));
        studio.trigger(3);
        assertEquals(0, studio.engine.calls(EngineOperation.CANCEL));
        assertEquals(0, studio.engine.accepted());
    }

    @Test
    void aCancelThatFailsIsSaidOnce() {
        studio.engine.next(EngineOperation.CANCEL, Fault.refuse(EngineError.TRANSIENT));
        studio.shot();
        studio.trigger(2);
        studio.takeQueue();
        studio.clock.pass(Duration.ofSeconds(11));
        studio.trigger(3);
        studio.clock.pass(Duration.ofSeconds(60));
        studio.trigger(3);
        assertEquals(1, studio.runner().getLogger().getWarnMessages().size());
        assertEquals(1, studio.engine.calls(EngineOperation.CANCEL));
    }
}
