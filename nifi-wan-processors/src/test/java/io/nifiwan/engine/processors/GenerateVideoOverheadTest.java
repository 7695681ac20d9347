package io.nifiwan.engine.processors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A GPU that makes a clip a minute stands still for less than one percent of the time, on an injected clock. */
class GenerateVideoOverheadTest {

    @ParameterizedTest
    @CsvSource({"2,30 sec,20", "1,1 sec,80"})
    void theGpuHasAlwaysSomethingToDo(final int jobs, final String maximumPoll, final int mostPolls) throws Exception {
        final FullQueue.Result result = new FullQueue(3, Duration.ofMinutes(1), jobs, "1 sec", maximumPoll).run();
        assertTrue(result.idleShare() >= 0 && result.idleShare() < 0.01, "idle " + result.idleShare());
        assertTrue(result.pollsPerClip() < mostPolls, "polls " + result.pollsPerClip());
    }
}
