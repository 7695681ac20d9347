package io.nifiwan.prompt.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"7, 7", "' 12 ', 12", "'Sun, 01 Mar 2026 08:01:30 GMT', 90", "'Sun, 01 Mar 2026 07:00:00 GMT', 0", "0, 0",
        "-5,", "soon,", "'',", "1.5,", "99999999999999999999,"})
    void readsSecondsAndDates(final String header, final Long seconds) {
        assertEquals(Optional.ofNullable(seconds).map(Duration::ofSeconds), RetryAfter.parse(header, NOW));
    }

    @Test
    void readsAnAbsentHeader() {
        assertEquals(Optional.empty(), RetryAfter.parse(null, NOW));
    }
}
