package io.nifiwan.engine.http;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateLimitTest {
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final RateLimit limit = new RateLimit(3, () -> Instant.ofEpochMilli(millis.get()));

    @Test
    void soManyCallsInASecondAndThenAWait() {
        assertEquals(Optional.empty(), limit.take());
        millis.addAndGet(400);
        assertEquals(Optional.empty(), limit.take());
        assertEquals(Optional.empty(), limit.take());
        assertEquals(Optional.of(Duration.ofMillis(600)), limit.take());
        millis.addAndGet(599);
        assertEquals(Optional.of(Duration.ofMillis(1)), limit.take());
        millis.addAndGet(1);
        assertEquals(Optional.empty(), limit.take());
        assertEquals(Optional.of(Duration.ofMillis(400)), limit.take());
    }

    @Test
    void noSecondEverHasMoreCallsAndPatienceIsRewarded() {
        final Random random = new Random(11);
        final List<Long> granted = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            final Optional<Duration> wait = limit.take();
            if (wait.isEmpty()) {
                granted.add(millis.get());
            } else if (random.nextBoolean()) {
                millis.addAndGet(wait.get().toMillis());
                assertEquals(Optional.empty(), limit.take());
                granted.add(millis.get());
            }
            millis.addAndGet(random.nextInt(250));
        }
        for (int index = 3; index < granted.size(); index++) {
            assertTrue(granted.get(index) - granted.get(index - 3) >= 1_000, "call " + index);
        }
        assertTrue(granted.size() > 1_000);
    }

    @Test
    void aClockSetBackCostsOneSecondAtMost() {
        for (int call = 0; call < 3; call++) {
            limit.take();
        }
        millis.addAndGet(-3_600_000);
        assertEquals(Optional.of(Duration.ofSeconds(1)), limit.take());
        millis.addAndGet(1_000);
        assertEquals(Optional.empty(), limit.take());
    }

    @Test
    void noCallsAtAllIsNoLimit() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimit(0, Instant::now));
    }
}
