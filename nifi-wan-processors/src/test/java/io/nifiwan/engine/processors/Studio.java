package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import org.apache.nifi.flowfile.FlowFile;
import org.apache.nifi.processor.ProcessSession;
import org.apache.nifi.processor.Relationship;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A GenerateVideo with an engine and a clock, which can be killed and started again with the queue as it was committed. */
final class Studio {
    static final String SHOT = "{\"id\":\"s1-sh1-0a1b2c3d\"}";
    private static final List<Relationship> EXITS = List.of(GenerateVideo.SUCCESS, GenerateVideo.REJECTED, GenerateVideo.TIMED_OUT,
            GenerateVideo.AMBIGUOUS, GenerateVideo.OVER_BUDGET, GenerateVideo.FAILURE);

    final ScriptedEngine engine = new ScriptedEngine();
    final ManualClock clock = new ManualClock();
    final MemoryCache cache = new MemoryCache();
    private final Map<String, String> properties = new HashMap<>();
    private TestRunner runner;
    private boolean started;

    Studio() {
        start();
    }

    TestRunner runner() {
        return runner;
    }

    Studio with(final String property, final String value) {
        properties.put(property, value);
        runner.setProperty(property, value);
        return this;
    }

    void shot() {
        shot(Map.of());
    }

    void shot(final Map<String, String> more) {
        final Map<String, String> attributes = new HashMap<>(Map.of("prompt", "a red kite over dunes", "shot.seconds", "5.0",
                "script.name", "风起", "shot.id", "s1-sh1-0a1b2c3d"));
        attributes.putAll(more);
        runner.enqueue(SHOT, attributes);
    }

    /** One trigger. */
    void trigger() {
        trigger(1);
    }

    void trigger(final int times) {
        runner.run(times, false, !started, 60_000);
        started = true;
    }

    /** Triggers and lets time pass until nothing is queued, for so many seconds at most. */
    void finish(final int seconds) {
        for (int second = 0; second < seconds && !runner.isQueueEmpty(); second++) {
            trigger(12);
            clock.pass(Duration.ofSeconds(1));
        }
        runner.assertQueueEmpty();
    }

    /** The process ends here; another one begins with what was committed. */
    void restart() {
        final List<FlowFile> queue = takeQueue();
        start();
        runner.enqueue(queue.toArray(FlowFile[]::new));
    }

    /** Stops and starts the same processor. */
    void stopAndStart() {
        runner.run(1, true, !started);
        started = false;
    }

    /** The only FlowFile in the queue, as it was committed. */
    MockFlowFile queued() {
        final List<FlowFile> queue = takeQueue();
        assertEquals(1, queue.size());
        runner.enqueue(queue.toArray(FlowFile[]::new));
        return (MockFlowFile) queue.getFirst();
    }

    String phase() {
        return queued().getAttribute(VideoAttributes.PHASE);
    }

    /** The only FlowFile that left; it left by this relationship. */
    MockFlowFile only(final Relationship relationship) {
        EXITS.forEach(exit -> runner.assertTransferCount(exit, exit.equals(relationship) ? 1 : 0));
        return runner.getFlowFilesForRelationship(relationship).getFirst();
    }

    List<FlowFile> takeQueue() {
        final ProcessSession session = runner.getProcessSessionFactory().createSession();
        return session.get(100_000);
    }

    private void start() {
        runner = TestRunners.newTestRunner(new GenerateVideo(clock, new Random(7)));
        started = false;
        try {
            runner.addControllerService("engine", engine);
            runner.addControllerService("cache", cache);
        } catch (final InitializationException e) {
            throw new IllegalStateException(e);
        }
        runner.enableControllerService(engine);
        runner.enableControllerService(cache);
        runner.setProperty(GenerateProperties.SERVICE, "engine");
        runner.setProperty(GenerateProperties.CLIP_CHECK, ClipCheck.FIRST_BYTES);
        properties.forEach(runner::setProperty);
    }
}
