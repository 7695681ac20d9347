package io.nifiwan.prompt.chat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ChatRetryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<ChatError> HEALED =
            EnumSet.of(ChatError.CONNECTION, ChatError.THROTTLED, ChatError.UNAVAILABLE, ChatError.SERVER_FAULT);
    private final ChatRetry retry = new ChatRetry(Duration.ofSeconds(1));

    @ParameterizedTest
    @EnumSource(ChatError.class)
    void callsOnceMoreAndOnlyWhereTimeHeals(final ChatError error) {
        final ChatException failure = new ChatException(error, "m");
        assertEquals(HEALED.contains(error) ? Optional.of(Duration.ofSeconds(1)) : Optional.empty(), retry.next(failure, 1, MINUTE));
        assertEquals(Optional.empty(), retry.next(failure, 2, MINUTE));
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 0", "7, 60, 7", "30, 60, 30", "31, 60,", "3600, 60,", "5, 9,", "0, -1,", "0, 0, 0"})
    void waitsAsTheServerWishesWhereTheLimitLeavesRoomForTheCall(final long asked, final long left, final Long waited) {
        final ChatException failure = new ChatException(ChatError.THROTTLED, "m", Duration.ofSeconds(asked));
        assertEquals(Optional.ofNullable(waited).map(Duration::ofSeconds), retry.next(failure, 1, Duration.ofSeconds(left)));
    }
}
