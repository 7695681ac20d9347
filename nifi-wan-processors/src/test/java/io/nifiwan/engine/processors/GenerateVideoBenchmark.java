package io.nifiwan.engine.processors;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What GenerateVideo adds to the making of clips: how long a GPU stands still between two jobs of a full queue, how many questions are
 * asked, and how much work a clip is for the processor's only thread. Time is an injected clock that steps by 50 ms, the default schedule;
 * the work is measured on this machine and holds NiFi's mock framework. Run with the test class path; argument: shots (default 50).
 */
public final class GenerateVideoBenchmark {

    private GenerateVideoBenchmark() {
    }

    public static void main(final String[] arguments) throws Exception {
        final int shots = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final Duration minute = Duration.ofMinutes(1);
        for (final FullQueue queue : List.of(new FullQueue(shots, minute, 2, "1 sec", "30 sec"), new FullQueue(shots, minute, 1, "1 sec", "1 sec"),
                new FullQueue(shots, minute, 1, "1 sec", "30 sec"), new FullQueue(shots, Duration.ofSeconds(5), 2, "1 sec", "30 sec"))) {
            final FullQueue.Result result = queue.run();
            out.printf("%d jobs of %d s, %d in flight, polls %s to %s: GPU idle %.3f %%, %.1f polls, %.0f triggers and %.0f us of one thread a clip, "
                            + "longest attribute %d characters%n", shots, queue.jobTime().toSeconds(), queue.jobs(), queue.poll(),
                    queue.maximumPoll(), 100 * result.idleShare(), result.pollsPerClip(), result.triggersPerClip(), result.microsPerClip(),
                    result.largestAttribute());
        }
    }
}
