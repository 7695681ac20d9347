package io.nifiwan.quality.judge;

import io.nifiwan.quality.semantic.SemanticException;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts calls and tokens of a day (UTC) in memory and refuses what is over a limit; 0 is no limit. Thread-safe. */
final class DailyBudget {
    private final long calls;
    private final long tokens;
    private final InstantSource clock;
    private LocalDate day = LocalDate.MIN;
    private long callsMade;
    private long tokensUsed;

    DailyBudget(final long calls, final long tokens, final InstantSource clock) {
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Takes one call. */
    synchronized void take() throws SemanticException {
        final LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            callsMade = 0;
            tokensUsed = 0;
        }
        if (calls > 0 && callsMade >= calls) {
            throw new SemanticException("The " + calls + " calls of this day are used up");
        }
        if (tokens > 0 && tokensUsed >= tokens) {
            throw new SemanticException("The " + tokens + " tokens of this day are used up");
        }
        callsMade++;
    }

    /** Adds what an answer took; a server that does not say counts as none. */
    synchronized void spend(final long prompt, final long completion) {
        tokensUsed += Math.max(0, prompt) + Math.max(0, completion);
    }
}
