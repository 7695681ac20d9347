package io.nifiwan.engine.processors;

import io.nifiwan.engine.VideoAttributes;
import org.apache.nifi.reporting.InitializationException;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * A queue full of shots before one GPU, run to its end on a clock that steps by the period of the processor's schedule.
 *
 * @param shots       number of shots
 * @param jobTime     time the GPU takes for each
 * @param jobs        Maximum Jobs in Flight
 * @param poll        Poll Interval
 * @param maximumPoll Maximum Poll Interval
 */
record FullQueue(int shots, Duration jobTime, int jobs, String poll, String maximumPoll) {
    private static final Duration PERIOD = Duration.ofMillis(50);

    /**
     * What it took.
     *
     * @param idleShare        share of the time in which the GPU had nothing to do
     * @param pollsPerClip     questions for each clip
     * @param triggersPerClip  triggers that found something to do or looked for it, for each clip
     * @param microsPerClip    time that threads of the processor worked for each clip, microseconds of this machine
     * @param largestAttribute characters of the longest attribute that a clip left with
     */
    record Result(double idleShare, double pollsPerClip, double triggersPerClip, double microsPerClip, int largestAttribute) {
    }

    Result run() throws InitializationException {
        final ManualClock clock = new ManualClock();
        final TimedEngine engine = new TimedEngine(clock, jobTime);
        final TestRunner runner = TestRunners.newTestRunner(new GenerateVideo(clock, new Random(7)));
        runner.addControllerService("engine", engine);
        runner.enableControllerService(engine);
        runner.setProperty(GenerateProperties.SERVICE, "engine");
        runner.setProperty(GenerateProperties.CLIP_CHECK, ClipCheck.FIRST_BYTES);
        runner.setProperty(GenerateProperties.MAXIMUM_JOBS, String.valueOf(jobs));
        runner.setProperty(GenerateProperties.POLL_INTERVAL, poll);
        runner.setProperty(GenerateProperties.MAXIMUM_POLL_INTERVAL, maximumPoll);
        for (int shot = 0; shot < shots; shot++) {
            runner.enqueue(Studio.SHOT, Map.of("prompt", "a red kite over dunes", "shot.seconds", "5", "shot.id", "s" + shot));
        }
        long triggers = 0;
        long nanos = 0;
        while (!runner.isQueueEmpty()) {
            final long start = System.nanoTime();
            runner.run(1, false, triggers == 0);
            nanos += System.nanoTime() - start;
            triggers++;
            clock.pass(PERIOD);
        }
        runner.assertTransferCount(GenerateVideo.SUCCESS, shots);
        final int longest = runner.getFlowFilesForRelationship(GenerateVideo.SUCCESS).getFirst().getAttributes().entrySet().stream()
                .filter(attribute -> VideoAttributes.ATTEMPT.contains(attribute.getKey()))
                .mapToInt(attribute -> attribute.getValue().length()).max().orElse(0);
        return new Result(engine.idleShare(), engine.polls() / (double) shots, triggers / (double) shots, nanos / 1000.0 / shots, longest);
    }
}
