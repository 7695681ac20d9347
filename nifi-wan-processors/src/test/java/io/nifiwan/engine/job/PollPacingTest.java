package io.nifiwan.engine.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PollPacingTest {
    /** A generator without any jitter: {@code nextDouble} is 0. */
    private static final RandomGenerator STEADY = () -> 0;

    @ParameterizedTest
    @CsvSource({"0,1000", "1,1250", "2,1563", "10,9313", "15,28422", "16,30000", "1000000,30000"})
    void waitsBetweenPollsGrowByAQuarterUpToTheMaximum(final int polls, final long millis) {
        assertEquals(millis, new PollPacing(1000, 30_000, STEADY).afterPolls(polls));
    }

    @ParameterizedTest
    @CsvSource({"0,4500,4500", "15,4500,28422", "0,120000,30000"})
    void anEngineMayAskForALongerWaitUpToTheMaximum(final int polls, final long asked, final long millis) {
        assertEquals(millis, new PollPacing(1000, 30_000, STEADY).afterPolls(polls, Optional.of(Duration.ofMillis(asked))));
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "2,2000", "5,16000", "6,30000", "1000000,30000"})
    void waitsAfterFailuresDoubleUpToTheMaximum(final int failures, final long millis) {
        assertEquals(millis, new PollPacing(1000, 30_000, STEADY).afterFailures(failures));
    }

    @Test
    void jitterShortensByAFifthAtMostAndSpreads() {
        final PollPacing pacing = new PollPacing(1000, 30_000, new Random(3));
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int draw = 0; draw < 1000; draw++) {
            final long wait = pacing.afterPolls(100);
            least = Math.min(least, wait);
            most = Math.max(most, wait);
        }
        assertTrue(least >= 24_000 && least < 24_500);
        assertTrue(most <= 30_000 && most > 29_500);
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "-1,5", "2000,1000"})
    void waitsThatDoNotGrowAreRefused(final long first, final long maximum) {
        assertThrows(IllegalArgumentException.class, () -> new PollPacing(first, maximum, STEADY));
    }
}
