package io.nifiwan.engine.dashscope;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when it is told to. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-08-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(final Duration time) {
        now = now.plus(time);
    }
}
