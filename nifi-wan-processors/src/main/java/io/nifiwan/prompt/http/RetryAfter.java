package io.nifiwan.prompt.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the HTTP header Retry-After (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final int LONGEST_NUMBER = 9;

    private RetryAfter() {
    }

    /** How long to wait; empty where the header is absent or unreadable; zero for a date in the past. */
    static Optional<Duration> parse(final String header, final Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        final String value = header.strip();
        if (!value.isEmpty() && value.length() <= LONGEST_NUMBER && value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            final Duration until = Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (final DateTimeException e) {
            return Optional.empty();
        }
    }
}
