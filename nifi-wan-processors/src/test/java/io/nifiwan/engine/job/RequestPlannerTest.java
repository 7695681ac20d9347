package io.nifiwan.engine.job;

import io.nifiwan.engine.Capabilities;
import io.nifiwan.engine.EngineException;
import io.nifiwan.engine.VideoRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RequestPlannerTest {
    private static final Capabilities FIVE_SECONDS = new Capabilities("five", 5, 1280 * 720, 8, false, false);

    @ParameterizedTest
    @CsvSource({"5,16,81", "1,16,17", "2.5,16,41", "0.01,16,1", "3.3,24,81", "10,30,301", "5,30,153"})
    void framesAreOfTheForm4nPlus1(final double seconds, final int fps, final int frames) {
        assertEquals(frames, RequestPlanner.frames(seconds, fps));
    }

    @Test
    void framesAreTheNearestOfTheirForm() {
        final Random random = new Random(1);
        for (int draw = 0; draw < 1000; draw++) {
            final double seconds = random.nextDouble() * 20;
            final int fps = 1 + random.nextInt(60);
            final int frames = RequestPlanner.frames(seconds, fps);
            assertEquals(1, frames % 4);
            assertTrue(Math.abs(frames - 1 - seconds * fps) <= 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"5,16,true", "5,30,true", "5,24,true", "5.2,16,false", "5.2,30,false", "5.01,16,true"})
    void roundingAloneDoesNotMakeAClipTooLong(final String seconds, final int fps, final boolean fits) throws EngineException {
        final ClipOrder order = new ClipOrder("a kite", "", 1280, 720, fps, seconds, "1", "");
        if (fits) {
            assertEquals(1, RequestPlanner.plan(order, "id", FIVE_SECONDS, new Random(1)).seed());
        } else {
            assertThrows(EngineException.class, () -> RequestPlanner.plan(order, "id", FIVE_SECONDS, new Random(1)));
        }
    }

    @Test
    void drawnSeedsCoverTheWholeRange() throws EngineException {
        final Random random = new Random(5);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int draw = 0; draw < 2000; draw++) {
            final VideoRequest request = RequestPlanner.plan(new ClipOrder("a kite", "", 1280, 720, 16, " 5 ", "", ""), "id", FIVE_SECONDS, random);
            least = Math.min(least, request.seed());
            most = Math.max(most, request.seed());
        }
        assertTrue(least >= 0 && least < 10_000_000);
        assertTrue(most <= Integer.MAX_VALUE && most > Integer.MAX_VALUE - 10_000_000);
    }

    @ParameterizedTest
    @CsvSource({"0", "2147483647"})
    void theEndsOfTheSeedRangeAreAllowed(final String seed) throws EngineException {
        assertEquals(seed, String.valueOf(
                RequestPlanner.plan(new ClipOrder("a kite", "", 1280, 720, 16, "5", seed, ""), "id", FIVE_SECONDS, new Random(1)).seed()));
    }
}
